package dev.drydock;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

import dev.drydock.sandbox.breakout.Attempts;
import dev.drydock.sandbox.breakout.Breakout;
import dev.drydock.sandbox.breakout.Finding;

/** Every attempt to break out of a lab, on the real engine; {@code ./drydock doctor --labs} makes the same ones. */
@Tag("running")
class BreakoutTest {

    private static Breakout breakout;

    @BeforeAll
    static void open() {
        breakout = Breakout.onThisEngine();
    }

    @AfterAll
    static void close() {
        breakout.close();
    }

    @TestFactory
    Stream<DynamicTest> a_lab_contains() {
        return Attempts.ALL.stream().map(attempt -> DynamicTest.dynamicTest(attempt.name(), () -> {
            Finding finding = breakout.run(attempt);
            // What only the host's own settings contain is advice for its operator
            assumeTrue(finding.held() || attempt.isRequired(), finding.seen());
            assertTrue(finding.held(), attempt.tries() + ": " + finding.seen());
        }));
    }
}
