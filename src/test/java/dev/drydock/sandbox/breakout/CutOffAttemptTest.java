package dev.drydock.sandbox.breakout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An attempt whose shell the kernel kills, as it does where a lab's memory runs out, says nothing for or against the lab. */
@Tag("running")
class CutOffAttemptTest {

    private static final String WHOLE = "refused first; refused last\n";
    private static final String SHELL_KILLED = "refused first; kill -9 $PPID; sleep 5; refused last\n";
    private static final String SCRIPT_KILLED = "refused first; kill -9 $$; refused last\n";

    private static Breakout breakout;

    private final AtomicInteger made = new AtomicInteger();

    @BeforeAll
    static void open() {
        breakout = Breakout.onThisEngine();
    }

    @AfterAll
    static void close() {
        breakout.close();
    }

    private Finding run(String first, String then) throws InterruptedException {
        return breakout.run(new Attempt("cut off", "come to its end",
                lab -> lab.make(made.getAndIncrement() == 0 ? first : then)));
    }

    @Test
    void isMadeAgainWhenItsTerminalsShellWasKilled() throws InterruptedException {
        Finding finding = run(SHELL_KILLED, WHOLE);
        assertTrue(finding.held(), finding.seen());
        assertEquals("first; last", finding.seen());
        assertEquals(2, made.get());
    }

    @Test
    void isMadeAgainWhenItselfWasKilled() throws InterruptedException {
        Finding finding = run(SCRIPT_KILLED, WHOLE);
        assertTrue(finding.held(), finding.seen());
        assertEquals("first; last", finding.seen());
    }

    @Test
    void doesNotHoldWhenItNeverComesToItsEnd() throws InterruptedException {
        Finding finding = run(SHELL_KILLED, SCRIPT_KILLED);
        assertFalse(finding.held());
        assertTrue(finding.seen().startsWith("the attempt's own shell was killed"), finding.seen());
        assertEquals(3, made.get());
    }

    @Test
    void doesNotHoldWhenItEscapedBefore() throws InterruptedException {
        Finding finding = run("escaped the lab; kill -9 $PPID\n", WHOLE);
        assertFalse(finding.held());
        assertEquals("the lab", finding.seen());
        assertEquals(1, made.get());
    }
}
