package dev.drydock.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortTest {

    @TempDir
    Path data;

    @Test
    void aTakenPortIsNamedBeforeAnythingElseIsDone() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var ending = Launcher.withData(data).run("start", "--port", String.valueOf(taken.getLocalPort()));

            assertEquals(1, ending.code());
            assertTrue(ending.err().contains("Port " + taken.getLocalPort() + " on 127.0.0.1 is taken"), ending.err());
            assertTrue(ending.err().contains("./drydock start --port"), ending.err());
            assertEquals("", ending.out());
        }
    }
}
