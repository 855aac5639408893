package dev.drydock.sandbox;

import java.time.Duration;

/**
 * What a lab is to be made of.
 *
 * @param labId its id, which names the container and labels everything of it
 * @param installation the Drydock that it belongs to
 * @param image the folder name of a lab image, such as {@code base}
 * @param seed the value of {@code $LAB_SEED}
 * @param longestLife after which the lab ends by itself, even if this server never comes back
 * @param wishes what this lab asks for beyond its image's profile
 */
public record SandboxSpec(String labId, String installation, String image, String seed, Duration longestLife, Wishes wishes) {
}
