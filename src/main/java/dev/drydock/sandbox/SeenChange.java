package dev.drydock.sandbox;

/** A path of a lab that differs from its image. */
public record SeenChange(String path, Kind kind) {

    /** How it differs, in the engine's own order. */
    public enum Kind {
        MODIFIED,
        ADDED,
        DELETED
    }
}
