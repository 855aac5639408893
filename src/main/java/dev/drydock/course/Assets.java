package dev.drydock.course;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** The files of a lesson that a browser may have. */
final class Assets {

    static final String FOLDER = "assets";

    private Assets() {
    }

    static Optional<Path> find(Path lesson, String path) {
        try {
            // Not the real path of the folder: if it is a link itself, nothing is inside it.
            var root = lesson.toRealPath().resolve(FOLDER);
            var file = root.resolve(path).toRealPath();
            return file.startsWith(root) && Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
        } catch (IOException | InvalidPathException absent) {
            return Optional.empty();
        }
    }
}
