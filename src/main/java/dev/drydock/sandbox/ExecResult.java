package dev.drydock.sandbox;

import java.time.Duration;

/**
 * How a program ended.
 *
 * @param exitCode as a shell gives it: 128 plus the number of the signal that killed it
 * @param timedOut whether it was killed because its time was up
 * @param out standard output, cut at the limit
 * @param err standard error, cut at the limit
 */
public record ExecResult(int exitCode, boolean timedOut, byte[] out, byte[] err, Duration took) {
}
