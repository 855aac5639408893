package dev.drydock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;

/**
 * An engine for one test, which may be ended as hard as an operator can while the machine's own goes on: its data, what runs of
 * it, its bridge, its control groups and its socket are its own. The launcher starts and ends it, as it does with every engine
 * that Drydock starts. {@link #close} leaves nothing of it.
 */
final class SecondEngine implements AutoCloseable {

    private static final Path TARGET = Path.of("target").toAbsolutePath();
    /** Beside what the launcher says: what keeps it apart from the engine that is there. */
    private static final String WRAPPER = """
            #!/bin/sh
            exec %s "$@" --live-restore=$LIVE_RESTORE --cgroup-parent /%s --exec-opt native.cgroupdriver=cgroupfs \
            --containerd-namespace %s --containerd-plugins-namespace %sp --iptables=false --ip-forward=false --ip-masq=false
            """;
    private static final String LAUNCHER = """
            root=$PWD
            for part in say packages jdk tools engine own-engine stop; do . launcher/$part.sh; done
            open_data
            stage engine
            """;

    private final String name = "drydock-second-" + UUID.randomUUID().toString().substring(0, 8);
    private final Path folder;
    private final Thread atExit = new Thread(this::remove, "end-of-the-second-engine");
    private String address;
    private DockerClient client;

    private SecondEngine(Path folder) {
        this.folder = folder;
    }

    /** Why there can be none here; empty where there can. */
    static Optional<String> hindrance() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return Optional.of("only root starts an engine");
        }
        return Stream.of("dockerd", "ip", "umount", "curl").filter(program -> find(program).isEmpty()).findFirst()
                .map(program -> "there is no " + program + " on this machine");
    }

    private static Optional<Path> find(String program) {
        return Stream.of("/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin")
                .map(folder -> Path.of(folder, program)).filter(Files::isExecutable).findFirst();
    }

    /** With these images of the machine's own engine. */
    static SecondEngine start(String... images) {
        try {
            SecondEngine engine = new SecondEngine(Files.createTempDirectory(TARGET, "second-engine-"));
            Runtime.getRuntime().addShutdownHook(engine.atExit);
            engine.wrap();
            engine.startAgain(true);
            engine.client = client(engine.address);
            engine.copy(images);
            return engine;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void wrap() throws IOException {
        Path wrapper = Files.createDirectories(folder.resolve("bin")).resolve("dockerd");
        Files.writeString(wrapper, WRAPPER.formatted(find("dockerd").orElseThrow(), name, name, name));
        Files.setPosixFilePermissions(wrapper, PosixFilePermissions.fromString("rwx------"));
    }

    private void copy(String... images) throws IOException {
        String machines = Optional.ofNullable(System.getenv("DOCKER_HOST")).orElse("unix:///var/run/docker.sock");
        launcher(true, "engine_call '%s' '/images/get?names=%s' | engine_call '%s' /images/load -X POST -H 'Expect:' -T - -f"
                .formatted(machines, String.join("&names=", images), address));
    }

    private static DockerClient client(String address) {
        var config = DefaultDockerClientConfig.createDefaultConfigBuilder().withDockerHost(address).build();
        return DockerClientImpl.getInstance(config, new ZerodepDockerHttpClient.Builder()
                .dockerHost(config.getDockerHost()).sslConfig(config.getSSLConfig()).build());
    }

    /** @param liveRestore whether containers outlive it */
    void startAgain(boolean liveRestore) throws IOException {
        String said = launcher(liveRestore, "start_own_engine && printf 'at %s\\n' \"$DOCKER_HOST\"");
        address = said.lines().filter(line -> line.startsWith("at ")).findFirst().orElseThrow().substring(3);
    }

    /** What it said. */
    private String launcher(boolean liveRestore, String command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", LAUNCHER + command);
        builder.environment().put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH") + ":/usr/sbin:/sbin");
        builder.environment().put("DRYDOCK_DATA", folder.resolve("data").toString());
        builder.environment().put("LIVE_RESTORE", Boolean.toString(liveRestore));
        builder.environment().remove("DOCKER_HOST");
        Path output = folder.resolve("launcher.log");
        // A file, since an engine that it starts keeps a pipe open
        Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
        try {
            if (process.waitFor() != 0) {
                throw new IOException("the launcher and the second engine:\n" + Files.readString(output));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Files.readString(output);
    }

    /** Removes what earlier servers had on it; just started, it gives everything back. */
    void clear() {
        client.listContainersCmd().withShowAll(true).exec().forEach(container -> client
                .removeContainerCmd(container.getId()).withForce(true).withRemoveVolumes(true).exec());
        client.listVolumesCmd().withDanglingFilter(true).exec().getVolumes()
                .forEach(volume -> client.removeVolumeCmd(volume.getName()).exec());
    }

    /** By SIGTERM, as an operator's restart does; without live restore it ends all containers first. */
    void end() throws IOException {
        ProcessHandle daemon = daemon().orElseThrow();
        daemon.destroy();
        awaitEnd(daemon);
    }

    /** By SIGKILL, as when memory runs out: no container, no volume and no file of its own is put in order. */
    void kill() throws IOException {
        ProcessHandle daemon = daemon().orElseThrow();
        daemon.destroyForcibly();
        awaitEnd(daemon);
    }

    private Optional<ProcessHandle> daemon() throws IOException {
        Path file = folder.resolve("data/engine/engine.pid");
        return Files.exists(file) ? ProcessHandle.of(Long.parseLong(Files.readString(file).strip())) : Optional.empty();
    }

    private static void awaitEnd(ProcessHandle daemon) throws IOException {
        try {
            daemon.onExit().get(90, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new IOException("the second engine does not end", e);
        }
    }

    String address() {
        return address;
    }

    DockerClient client() {
        return client;
    }

    /** In the command line of each process that holds one of its containers, and in the control group of what runs in one. */
    String name() {
        return name;
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atExit);
        remove();
    }

    private void remove() {
        try {
            if (client != null) {
                client.close();
            }
            if (daemon().filter(ProcessHandle::isAlive).isEmpty()) {
                startAgain(true);
            }
            launcher(true, "stop_own_engine");
            removeControlGroups();
            Folders.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An engine keeps the one above those of its containers. */
    private void removeControlGroups() throws IOException {
        Path root = Path.of("/sys/fs/cgroup");
        try (Stream<Path> hierarchies = Files.list(root)) {
            for (Path ours : Stream.concat(hierarchies, Stream.of(root)).map(it -> it.resolve(name))
                    .filter(Files::isDirectory).toList()) {
                try (Stream<Path> all = Files.walk(ours)) {
                    for (Path group : all.filter(Files::isDirectory).toList().reversed()) {
                        Files.delete(group);
                    }
                }
            }
        }
    }
}
