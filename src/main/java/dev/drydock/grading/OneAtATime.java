package dev.drydock.grading;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets the checks of one lab run one after the other, in the order in which they came, so that no learner runs many at once.
 */
final class OneAtATime {

    private static final int MOST_WAITING = 8;
    private static final long PATIENCE_SECONDS = 25;

    private static final class Turn {
        private final Semaphore free = new Semaphore(1, true);
        private int wanted;
    }

    private final Map<String, Turn> turns = new ConcurrentHashMap<>();

    <T> T run(String lab, Supplier<T> check) {
        Turn turn = turns.compute(lab, (_, known) -> {
            Turn wanted = known == null ? new Turn() : known;
            if (wanted.wanted > MOST_WAITING) {
                throw new Busy();
            }
            wanted.wanted++;
            return wanted;
        });
        try {
            return inTurn(turn, check);
        } finally {
            turns.compute(lab, (_, known) -> --known.wanted == 0 ? null : known);
        }
    }

    private static <T> T inTurn(Turn turn, Supplier<T> check) {
        try {
            if (!turn.free.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new Busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Busy();
        }
        try {
            return check.get();
        } finally {
            turn.free.release();
        }
    }
}
