package dev.drydock.lab;

import dev.drydock.course.LabSpec;
import dev.drydock.sandbox.Wishes;

/** What a lesson asks for its labs, in the words of the sandboxes. */
public final class LabWishes {

    private LabWishes() {
    }

    public static Wishes of(LabSpec spec) {
        return new Wishes(spec.memoryBytes(), spec.runtime(), spec.network() != LabSpec.Network.NONE);
    }
}
