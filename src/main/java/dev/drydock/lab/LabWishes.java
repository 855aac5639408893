package dev.drydock.lab;

import dev.drydock.course.LabSpec;
import dev.drydock.sandbox.Wishes;

/** What a lesson asks for its labs, in the words of the sandboxes. */
public final class LabWishes {

    private LabWishes() {
    }

    private static Wishes.Network network(LabSpec.Network network) {
        return switch (network) {
            case NONE -> Wishes.Network.NONE;
            case PEERS -> Wishes.Network.PEERS;
            case INTERNET -> Wishes.Network.INTERNET;
        };
    }

    public static Wishes of(LabSpec spec) {
        return new Wishes(spec.memoryBytes(), spec.runtime(), network(spec.network()), spec.peers());
    }
}
