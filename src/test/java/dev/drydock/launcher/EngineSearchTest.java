package dev.drydock.launcher;

import static java.net.StandardProtocolFamily.UNIX;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineSearchTest {

    @TempDir
    Path data;

    @Test
    void aDeadSocketInDockerHostIsNamed() throws Exception {
        var dead = data.resolve("dead.sock");
        ServerSocketChannel.open(UNIX).bind(UnixDomainSocketAddress.of(dead)).close();

        var ending = Launcher.withData(data).with("DOCKER_HOST", "unix://" + dead).run("test");

        assertEquals(1, ending.code());
        assertTrue(ending.err().contains("No container engine answers at DOCKER_HOST, unix://" + dead), ending.err());
        assertTrue(ending.err().contains("unset DOCKER_HOST"), ending.err());
    }

    @Test
    void anEngineThatIsReachedInAnotherWayIsRefused() throws Exception {
        var ending = Launcher.withData(data).with("DOCKER_HOST", "ssh://somewhere").run("test");

        assertEquals(1, ending.code());
        assertTrue(ending.err().contains("unix:// and tcp:// only"), ending.err());
    }

    @Test
    void withoutAnEngineTheCommandsForThisSystemAreSaid() throws Exception {
        var ending = Launcher.withData(data).run("test");

        assertEquals(1, ending.code());
        assertTrue(ending.err().contains("No container engine answers on this machine."), ending.err());
        assertTrue(ending.err().contains("install"), ending.err());
    }

    /** Root may open any socket, so where the tests run as root the launcher runs as somebody else. */
    @Test
    void aSocketWithoutRightsIsNamedWithItsGroup() throws Exception {
        var everybodys = Files.createTempDirectory("drydock-launcher");
        try {
            copyLauncher(everybodys);
            Files.setPosixFilePermissions(everybodys, PosixFilePermissions.fromString("rwxrwxrwx"));
            var forbidden = everybodys.resolve("forbidden.sock");
            try (var engine = ServerSocketChannel.open(UNIX)) {
                engine.bind(UnixDomainSocketAddress.of(forbidden));
                Files.setPosixFilePermissions(forbidden, PosixFilePermissions.fromString("---------"));
                var launcher = Launcher.from(everybodys, everybodys).with("DRYDOCK_ENGINE_SEARCH", forbidden.toString());
                if (System.getProperty("user.name").equals("root")) {
                    assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")));
                    launcher.by("/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
                }

                var ending = launcher.run("test");

                assertEquals(1, ending.code());
                assertTrue(ending.err().contains("You have no rights on the engine's socket " + forbidden), ending.err());
                assertTrue(ending.err().contains("usermod -aG"), ending.err());
            }
        } finally {
            remove(everybodys);
        }
    }

    private static void copyLauncher(Path target) throws IOException, InterruptedException {
        var copy = new ProcessBuilder("cp", "-R", "drydock", "launcher", target.toString()).start();
        assertEquals(0, copy.waitFor());
    }

    private static void remove(Path folder) throws IOException, InterruptedException {
        new ProcessBuilder("rm", "-rf", folder.toString()).start().waitFor();
    }
}
