package dev.drydock.grading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.drydock.sandbox.ExecResult;

class GraderTest {

    private static Verdict of(int code, String out, String err) {
        return Grader.verdict(new ExecResult(code, false, out.getBytes(StandardCharsets.UTF_8),
                err.getBytes(StandardCharsets.UTF_8), Duration.ofMillis(5)), "ran");
    }

    @Test
    void zeroPasses() {
        Verdict verdict = of(0, "Well done.\n", "for the author");
        assertEquals(Outcome.PASSED, verdict.outcome());
        assertEquals("Well done.", verdict.message());
        assertEquals("The check ran and ended with exit code 0.\nFor the author: for the author\nFor the learner: Well done.",
                verdict.evidence());
    }

    @ParameterizedTest
    @ValueSource(ints = { 1, 2, 3, 64, 100, 125, 128, 193, 200, 255 })
    void anyOtherCodeOfItsOwnIsNotYet(int code) {
        Verdict verdict = of(code, "Look again.", "");
        assertEquals(Outcome.NOT_YET, verdict.outcome());
        assertEquals("Look again.", verdict.message());
    }

    @ParameterizedTest
    @CsvSource({ "126, not there", "127, not there", "129, Signal 1 ", "137, Signal 9 ", "139, Signal 11 ", "143, Signal 15 ",
            "192, Signal 64 " })
    void aCheckThatCouldNotRunOrWasKilledIsBroken(int code, String why) {
        Verdict verdict = of(code, "a text that must not reach the learner", "why it failed");
        assertEquals(Outcome.BROKEN, verdict.outcome());
        assertTrue(verdict.message().contains("not your fault"), verdict.message());
        assertTrue(verdict.evidence().contains(why.strip()) && verdict.evidence().contains("why it failed"),
                verdict.evidence());
    }

    @Test
    void aCheckThatTookTooLongIsBrokenWhateverItsCode() {
        for (int code : new int[] { 0, 1, 137 }) {
            var late = new ExecResult(code, true, new byte[0], new byte[0], Duration.ofSeconds(10));
            Verdict verdict = Grader.verdict(late, "ran");
            assertEquals(Outcome.BROKEN, verdict.outcome());
            assertTrue(verdict.timedOut());
            assertTrue(verdict.message().contains("did not come to an end"), verdict.message());
        }
    }

    @Test
    void aSilentCheckStillSaysSomething() {
        assertEquals("Done.", of(0, " \n", "").message());
        assertEquals("Not yet.", of(1, "\u001b[0m", "").message());
    }

    @Test
    void aLongMessageIsCutAt500Characters() {
        assertEquals("x".repeat(500), of(1, "x".repeat(60_000), "").message());
    }
}
