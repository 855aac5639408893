package dev.drydock.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {

    @TempDir
    Path data;

    @Test
    void helpNamesEveryCommand() throws Exception {
        var ending = Launcher.withData(data).run("help");

        assertEquals(0, ending.code());
        for (var command : new String[] { "start", "test", "doctor", "stop", "image", "bench", "lesson test", "lesson new" }) {
            assertTrue(ending.out().contains("\n  " + command), ending.out());
        }
    }

    @Test
    void withoutACommandItSaysWhatThereIs() throws Exception {
        var ending = Launcher.withData(data).run();

        assertEquals(2, ending.code());
        assertTrue(ending.err().startsWith("Usage: ./drydock"), ending.err());
    }

    @Test
    void anUnknownCommandIsNamed() throws Exception {
        var ending = Launcher.withData(data).run("strat");

        assertEquals(2, ending.code());
        assertTrue(ending.err().contains("'strat' is not a command"), ending.err());
    }

    @ParameterizedTest
    @ValueSource(strings = { "0", "65536", "http", "-1", "" })
    void whatIsNoPortIsRefused(String port) throws Exception {
        var ending = Launcher.withData(data).run("start", "--port", port);

        assertEquals(2, ending.code());
        assertTrue(ending.err().contains("'" + port + "' is not a port"), ending.err());
    }
}
