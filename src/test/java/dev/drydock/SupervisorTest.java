package dev.drydock;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.BuildImageResultCallback;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.HostConfig;

/**
 * The supervisor's own tests in C and Python, with sanitizers and hostile input, run in a container that may make namespaces;
 * the supervisor there holds no more than in a lab.
 */
@Tag(RunningDrydock.TAG)
class SupervisorTest {

    private static final Path SOURCES = Path.of("lab-images/supervisor");
    private static final String IMAGE = "drydock-supervisor-test";
    private static final List<String> MAY_MAKE_NAMESPACES = List.of("seccomp=unconfined", "apparmor=unconfined");

    @Test
    void holdsWhatItsProtocolPromisesToServersAndAgainstLearners() throws Exception {
        try (DockerClient engine = LabContainers.connect()) {
            build(engine);
            String container = engine.createContainerCmd(IMAGE).withHostConfig(HostConfig.newHostConfig()
                    .withNetworkMode("none")
                    .withCapAdd(Capability.SYS_ADMIN, Capability.SYS_PTRACE)
                    .withSecurityOpts(MAY_MAKE_NAMESPACES)).exec().getId();
            try {
                engine.startContainerCmd(container).exec();
                StringBuilder said = new StringBuilder();
                engine.logContainerCmd(container).withStdOut(true).withStdErr(true).withFollowStream(true)
                        .exec(new ResultCallback.Adapter<Frame>() {
                            @Override
                            public void onNext(Frame frame) {
                                said.append(new String(frame.getPayload()));
                            }
                        }).awaitCompletion(10, TimeUnit.MINUTES);
                int exit = engine.waitContainerCmd(container).start().awaitStatusCode(10, TimeUnit.SECONDS);
                assertEquals(0, exit, said::toString);
            } finally {
                engine.removeContainerCmd(container).withForce(true).exec();
            }
        }
    }

    /** As a tar of ours: what the image of the supervisor itself leaves out is wanted here. */
    private static void build(DockerClient engine) throws IOException {
        Process tar = new ProcessBuilder("tar", "-C", SOURCES.toString(), "--exclude", "./build", "--exclude",
                "./.dockerignore", "-cf", "-", ".").redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (InputStream folder = tar.getInputStream()) {
            engine.buildImageCmd(folder).withDockerfilePath("test/Dockerfile").withTags(Set.of(IMAGE))
                    .exec(new BuildImageResultCallback()).awaitImageId(10, TimeUnit.MINUTES);
        }
    }
}
