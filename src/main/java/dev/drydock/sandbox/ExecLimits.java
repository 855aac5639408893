package dev.drydock.sandbox;

import java.time.Duration;

/**
 * @param time after which the program is killed
 * @param output how many bytes of standard output, and as many of standard error, are kept
 */
public record ExecLimits(Duration time, int output) {
}
