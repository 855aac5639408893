package dev.drydock.lab;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Makes names that nobody can guess. */
final class LabIds {

    private static final SecureRandom RANDOM = new SecureRandom();

    private LabIds() {
    }

    static String id() {
        return hex(12);
    }

    /** What makes the task of one learner another than the neighbour's. */
    static String seed() {
        return hex(8);
    }

    private static String hex(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
