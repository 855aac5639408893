package dev.drydock.sandbox;

/** A container of a lab as the engine lists it, whether the lab is anybody's or was started ahead. */
public record Existing(String labId, Condition condition) {

    /** What a container does. */
    public enum Condition {
        RUNNING,
        FROZEN,
        /** Created and never started, exited, or on its way out. */
        STOPPED;

        static Condition of(String state) {
            return switch (state) {
                case "running" -> RUNNING;
                case "paused" -> FROZEN;
                case null, default -> STOPPED;
            };
        }
    }
}
