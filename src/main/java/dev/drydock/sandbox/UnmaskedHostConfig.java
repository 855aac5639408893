package dev.drydock.sandbox;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.github.dockerjava.api.model.HostConfig;

/**
 * A container whose /proc hides nothing and has no read-only places: the kernel lets nobody mount a fresh /proc in a namespace
 * of
 * their own where a part of the old one is covered. docker-java does not know these two fields of the engine's API, and the
 * word that the command line has for them is not for the API. No process of such a container may be uid 0: that root is the
 * host's.
 */
final class UnmaskedHostConfig extends HostConfig {

    private static final long serialVersionUID = 1;

    @JsonProperty("MaskedPaths")
    List<String> maskedPaths() {
        return List.of();
    }

    @JsonProperty("ReadonlyPaths")
    List<String> readonlyPaths() {
        return List.of();
    }
}
