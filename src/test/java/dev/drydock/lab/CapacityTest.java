package dev.drydock.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CapacityTest {

    private static final long LIMIT = 256L << 20;

    @TempDir
    Path folder;

    private Capacity host(long availableMiB, Map<String, String> rules) throws IOException {
        Path meminfo = folder.resolve("meminfo");
        Files.writeString(meminfo, "MemTotal: %d kB\nMemFree: 1 kB\nMemAvailable: %d kB\n".formatted(24_000 * 1024,
                availableMiB * 1024));
        return new Capacity(Rules.with(rules), LIMIT, new HostMemory(meminfo));
    }

    @Test
    void promisesMoreThanThereIsSinceLabsUseLess() throws IOException {
        assertEquals(318, host(20_000, Map.of()).places());
    }

    @Test
    void aHostMayCapIt() throws IOException {
        assertEquals(20, host(20_000, Map.of("share.most", "20")).places());
    }

    @Test
    void startsNothingBelowTheReserveWhateverPlacesThereAre() throws IOException {
        assertTrue(host(3700, Map.of()).hasRoom(0, 0, 0, LIMIT));
        assertFalse(host(3600, Map.of()).hasRoom(0, 0, 0, LIMIT));
    }

    @Test
    void countsEachLabAtItsOwnLimit() throws IOException {
        Capacity host = host(20_000, Map.of());
        assertTrue(host.hasRoom(79, 78 * 4 * LIMIT, 0, 4 * LIMIT));
        assertFalse(host.hasRoom(79, 79 * 4 * LIMIT, 0, 4 * LIMIT));
        assertTrue(host.hasRoom(79, 79 * 4 * LIMIT, 0, LIMIT));
    }

    @Test
    void expectsMoreOfALargeLabThatStarts() throws IOException {
        assertTrue(host(3800, Map.of()).hasRoom(0, 0, 0, 2 * LIMIT));
        assertFalse(host(3800, Map.of()).hasRoom(0, 0, 0, 4 * LIMIT));
    }

    @Test
    void countsWhatIsStartingAndNotYetMeasured() throws IOException {
        assertFalse(host(3700, Map.of()).hasRoom(2, 2 * LIMIT, 2 * LIMIT, LIMIT));
    }

    @Test
    void givesThePoolUpBeforeLearnersWait() throws IOException {
        Capacity tight = host(4500, Map.of());
        assertTrue(tight.isShort());
        assertTrue(tight.hasRoom(0, 0, 0, LIMIT));
    }

    @Test
    void goesByNumberWhereMemoryIsNotMeasured() {
        Capacity mac = new Capacity(Rules.with(Map.of()), LIMIT, new HostMemory(folder.resolve("none")));
        assertTrue(mac.hasRoom(59, 59 * LIMIT, 0, LIMIT));
        assertFalse(mac.hasRoom(60, 60 * LIMIT, 0, LIMIT));
    }
}
