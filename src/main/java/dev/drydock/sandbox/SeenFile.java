package dev.drydock.sandbox;

import java.util.Optional;

/**
 * What lies at a path of a lab.
 *
 * @param path after all links were followed
 * @param link whether the path that was asked for is a link itself
 * @param mode permission bits
 * @param content absent for what is no ordinary file, or a larger one than anybody looks at
 */
public record SeenFile(String path, boolean link, Type type, int mode, long size, Optional<String> content) {

    /** What it is. */
    public enum Type {
        FILE,
        FOLDER,
        /** A link that leads nowhere. */
        LINK,
        /** A pipe, a socket, a device. */
        SPECIAL
    }
}
