package dev.drydock.lab;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.drydock.sandbox.SandboxException;

class StartFailureTest {

    private static final List<RuntimeException> PASSING = List.of(new SandboxException.EngineDown("", null),
            new SandboxException.EngineTimeout("", null), new SandboxException.LabGone("", null),
            new SandboxException.NoCapacity("", null));
    private static final List<RuntimeException> LASTING = List.of(new SandboxException.ImageMissing("base", null),
            new SandboxException.Unsupported(""), new LabSetup.Failed("setup.sh", "ended with exit code 1", false, ""),
            new IllegalStateException());

    @Test
    void onlyWhatMayPassIsTriedAgain() {
        PASSING.forEach(failure -> assertTrue(StartFailure.of(failure).passing(), failure.toString()));
        LASTING.forEach(failure -> assertFalse(StartFailure.of(failure).passing(), failure.toString()));
    }

    @Test
    void theLearnerIsNeverBlamedAndToldWhatToDo() {
        for (List<RuntimeException> failures : List.of(PASSING, LASTING)) {
            for (RuntimeException failure : failures) {
                String reason = StartFailure.of(failure).reason();
                assertTrue(reason.contains("not your fault"), reason);
                assertTrue(reason.contains("try again") || reason.contains("tell "), reason);
            }
        }
    }
}
