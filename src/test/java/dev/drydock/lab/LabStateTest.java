package dev.drydock.lab;

import static dev.drydock.lab.LabState.ASLEEP;
import static dev.drydock.lab.LabState.ENDED;
import static dev.drydock.lab.LabState.QUEUED;
import static dev.drydock.lab.LabState.READY;
import static dev.drydock.lab.LabState.STARTING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

class LabStateTest {

    private static Set<LabState> after(LabState state) {
        return Arrays.stream(LabState.values()).filter(state::mayBecome).collect(Collectors.toSet());
    }

    @Test
    void theseAreAllMoves() {
        assertEquals(Set.of(STARTING, ENDED), after(QUEUED));
        assertEquals(Set.of(READY, ENDED), after(STARTING));
        assertEquals(Set.of(STARTING, ASLEEP, ENDED), after(READY));
        assertEquals(Set.of(STARTING, READY, ENDED), after(ASLEEP));
    }

    @Test
    void theEndIsForGood() {
        assertFalse(Arrays.stream(LabState.values()).anyMatch(ENDED::mayBecome));
    }
}
