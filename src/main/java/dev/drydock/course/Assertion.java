package dev.drydock.course;

import java.util.Optional;
import java.util.OptionalInt;

/** A statement about a lab that its engine can answer from the host's side, without any code in the lab. */
public sealed interface Assertion {

    /** Whether it has to be so; false: it must not be so. */
    boolean expected();

    /** What the learner reads as long as it does not hold; empty where the author says nothing. */
    String message();

    /**
     * A process runs.
     *
     * @param command its program without the folder, and as many of the words behind it as the author wants to see
     * @param count how many of them exactly; absent: at least one
     */
    record Process(String command, OptionalInt count, boolean expected, String message) implements Assertion {
    }

    /**
     * A file, folder or link is there, and as described.
     *
     * @param mode permission bits in octal, such as {@code 644}
     * @param contains a text somewhere in it
     */
    record File(String path, Optional<Type> type, OptionalInt mode, Optional<String> contains, boolean expected,
            String message) implements Assertion {
    }

    /** What a path can be. */
    enum Type {
        FILE,
        FOLDER,
        LINK
    }

    /**
     * A path, or something below it, differs from the lab's image.
     *
     * @param how absent: in whatever way
     */
    record Changed(String path, Optional<How> how, boolean expected, String message) implements Assertion {
    }

    /** How a path can differ from the image. */
    enum How {
        ADDED,
        MODIFIED,
        DELETED
    }

    /** Something listens on a TCP port of the lab. */
    record Port(int number, boolean expected, String message) implements Assertion {
    }
}
