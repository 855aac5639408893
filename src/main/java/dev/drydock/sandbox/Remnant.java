package dev.drydock.sandbox;

/**
 * Something that an engine keeps of a lab beside its container. Whether anybody needs it, rows say.
 *
 * @param labId the lab it was made for
 * @param name by which the engine knows it
 */
public record Remnant(Kind kind, String labId, String name) {

    public enum Kind {
        /** A volume that no container uses: one that is being made does not yet. */
        VOLUME,
        /** A container that looks at a lab from outside, and goes when it has looked. */
        INSPECTOR
    }
}
