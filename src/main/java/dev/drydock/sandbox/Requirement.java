package dev.drydock.sandbox;

import java.util.Locale;

/** What a lab must have. Without one of them labs are refused, unless the operator accepts its absence by name. */
public enum Requirement {

    MEMORY("a memory limit for each lab"),
    CPU("a processor limit for each lab"),
    TASKS("a task limit for each lab"),
    SECCOMP("a seccomp filter"),
    NETWORK("labs that are cut off from the network");

    private final String words;

    Requirement(String words) {
        this.words = words;
    }

    /** For people. */
    String words() {
        return words + " (" + name().toLowerCase(Locale.ROOT) + ")";
    }
}
