package dev.drydock.helping;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** On whose side something was done. The server acts where a lab ends or somebody is gone. */
public enum Actor {
    LEARNER,
    INSTRUCTOR,
    SERVER;

    /** As the API writes it. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
