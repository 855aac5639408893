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
        /** A container that looks at a lab from outside, or sets its packet filter, and goes when it has. */
        INSPECTOR,
        /** A container beside a lab that lives as it does. */
        PEER,
        /** The network of a lab, made before the first container and gone after the last. */
        NETWORK
    }
}
