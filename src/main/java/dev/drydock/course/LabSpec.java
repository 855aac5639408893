package dev.drydock.course;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The lab that a lesson asks for.
 *
 * @param image folder name under {@code lab-images}
 * @param start command that is typed visibly when the lab is ready
 * @param gate whether a step opens only when the tasks before it have passed
 * @param peers names of the containers beside the lab that it reaches by them; only on a network of peers
 * @param memoryBytes absent: what the host gives by default
 * @param minutes how long a lab of this lesson lives; absent: the host's default
 */
public record LabSpec(String image, Optional<String> start, boolean gate, Network network, List<String> peers,
        OptionalLong memoryBytes, Optional<Duration> minutes, Optional<String> runtime) {

    public LabSpec {
        peers = List.copyOf(peers);
    }

    /** What a lab can reach. */
    public enum Network {
        NONE,
        PEERS,
        INTERNET
    }
}
