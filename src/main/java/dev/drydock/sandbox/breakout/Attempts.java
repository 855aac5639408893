package dev.drydock.sandbox.breakout;

import java.util.List;
import java.util.stream.Stream;

/** Everything that must be contained. */
public final class Attempts {

    public static final List<Attempt> ALL = Stream
            .of(KernelAttempts.ALL, ConsumptionAttempts.ALL, NetworkAttempts.ALL, ProcessAttempts.ALL, GraderAttempts.ALL,
                    TerminalAttempts.ALL)
            .flatMap(List::stream).toList();

    private Attempts() {
    }
}
