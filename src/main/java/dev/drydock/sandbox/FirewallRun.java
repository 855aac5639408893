package dev.drydock.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import com.github.dockerjava.api.command.WaitContainerResultCallback;
import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;

/** A program of the image {@code firewall}, in a container that joins a network for that moment and leaves nothing. */
final class FirewallRun {

    static final String LABEL = "dev.drydock.firewall";
    static final String NAME = "drydock-firewall-";
    private static final int LONGEST_WAIT = 20;
    private static final int LONGEST_OUTPUT = 65_536;

    private final Engine engine;
    private final String image;

    FirewallRun(Engine engine, SandboxConfig config) {
        this.engine = engine;
        this.image = config.imagePrefix() + "firewall";
    }

    /**
     * What the program printed; it must end well.
     *
     * @param name of the container, which nobody else uses meanwhile
     * @param network whose network it joins, in the words of the engine
     * @param rights that it has there
     */
    String run(String name, Map<String, String> labels, String network, List<Capability> rights, List<String> command) {
        try {
            return run(create(name, labels, hostConfig(network, rights), command));
        } finally {
            engine.remove(name);
        }
    }

    private String create(String name, Map<String, String> labels, HostConfig host, List<String> command) {
        Map<String, String> all = new HashMap<>(labels);
        all.put(LABEL, "true");
        try {
            // What a server left that ended between two calls
            engine.remove(name);
            return engine.client().createContainerCmd(image).withName(name).withEntrypoint(command).withCmd(List.of())
                    .withUser("0:0").withLabels(all).withHostConfig(host).exec().getId();
        } catch (NotFoundException e) {
            throw new SandboxException.ImageMissing(image, e);
        }
    }

    private static HostConfig hostConfig(String network, List<Capability> rights) {
        return HostConfig.newHostConfig()
                .withNetworkMode(network)
                .withCapDrop(Capability.ALL)
                .withCapAdd(rights.toArray(Capability[]::new))
                .withSecurityOpts(List.of("no-new-privileges"))
                .withReadonlyRootfs(true)
                // Bash keeps there what it is given to read
                .withTmpFs(Map.of("/tmp", "rw,nosuid,nodev,noexec,mode=1777,size=1m"))
                .withMemory(64 * LabProfile.MIB)
                .withMemorySwap(64 * LabProfile.MIB)
                .withPidsLimit(32L)
                .withLogConfig(new LogConfig(LogConfig.LoggingType.JSON_FILE, Map.of("max-size", "64k")))
                .withInit(false);
    }

    private String run(String id) {
        engine.client().startContainerCmd(id).exec();
        try {
            // Not before the start: an engine takes a container that has not begun for one that has ended well
            engine.client().waitContainerCmd(id).exec(new WaitContainerResultCallback())
                    .awaitStatusCode(LONGEST_WAIT, TimeUnit.SECONDS);
        } catch (DockerClientException late) {
            throw new SandboxException.EngineTimeout("the packet filter of a lab was not set in time", late);
        }
        ContainerState state = engine.client().inspectContainerCmd(id).exec().getState();
        if (!"exited".equals(state.getStatus()) || state.getExitCodeLong() == null || state.getExitCodeLong() != 0) {
            throw new SandboxException.Unsupported("the packet filter of a lab was not set, exit code "
                    + state.getExitCodeLong() + ": " + printed(id));
        }
        return printed(id);
    }

    private String printed(String id) {
        StringBuilder printed = new StringBuilder();
        try {
            engine.client().logContainerCmd(id).withStdErr(true).withStdOut(true).exec(new ResultCallback.Adapter<Frame>() {
                @Override
                public void onNext(Frame frame) {
                    if (printed.length() < LONGEST_OUTPUT) {
                        printed.append(new String(frame.getPayload(), StandardCharsets.UTF_8));
                    }
                }
            }).awaitCompletion(LONGEST_WAIT, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return printed.toString().strip();
    }
}
