package dev.drydock.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {

    @TempDir
    Path data;

    @Test
    void everyProblemIsNamedWithItsMend() throws Exception {
        var ending = Launcher.withData(data)
                .with("JAVA_HOME", data.toString())
                .with("DRYDOCK_JDK_SEARCH", data.toString())
                .with("DRYDOCK_MIN_FREE_GB", "9999999")
                .run("doctor");

        assertEquals(1, ending.code());
        for (var problem : new String[] { "JDK", "free disk", "engine" }) {
            assertTrue(ending.out().matches("(?s).*\\n  problem  " + problem + " .*\\n +-> .*"), problem + ": " + ending.out());
        }
        assertTrue(ending.err().contains("3 of these must be mended"), ending.err());
    }

    @Test
    void aFullDiskStopsTheStart() throws Exception {
        var ending = Launcher.withData(data).with("DRYDOCK_MIN_FREE_GB", "9999999").run("test");

        assertEquals(1, ending.code());
        assertTrue(ending.err().contains("The disk is nearly full"), ending.err());
        assertTrue(ending.err().contains("DRYDOCK_DATA"), ending.err());
    }
}
