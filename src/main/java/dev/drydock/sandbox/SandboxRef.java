package dev.drydock.sandbox;

/**
 * A lab's container.
 *
 * @param labId the lab it was made for
 * @param running whether its first process lived when it was looked at
 */
public record SandboxRef(String labId, boolean running) {
}
