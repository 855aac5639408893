package dev.drydock.sandbox;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import dev.drydock.sandbox.SupervisorProtocol.ProtocolViolation;

/**
 * How much input of each terminal of a lab may still leave for it, so that a large paste waits here and is never lost there.
 */
final class InputWindows {

    private final Map<Integer, Semaphore> perTerminal = new ConcurrentHashMap<>();

    /**
     * Takes room for so many bytes; false when there was none for a while, so that the caller can look whether it still
     * matters.
     */
    boolean take(int terminal, int bytes) throws InterruptedException {
        return perTerminal.computeIfAbsent(terminal, _ -> new Semaphore(SupervisorProtocol.INPUT_WINDOW, true))
                .tryAcquire(bytes, 200, TimeUnit.MILLISECONDS);
    }

    /** The terminal's program took so many bytes. */
    void taken(int terminal, int bytes) throws ProtocolViolation {
        Semaphore window = perTerminal.get(terminal);
        if (window != null) {
            if (bytes < 0 || bytes > SupervisorProtocol.INPUT_WINDOW - window.availablePermits()) {
                throw new ProtocolViolation("the supervisor took more input than it was given");
            }
            window.release(bytes);
        }
    }

    /** The terminal ended; its next one starts with an empty queue. */
    void forget(int terminal) {
        perTerminal.remove(terminal);
    }
}
