package dev.drydock.course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.TreeMap;

/** What a folder looks like from outside: names, sizes, times and run bits, at the cost of no reading. */
final class Stamp {

    private Stamp() {
    }

    static String of(Path folder) {
        var files = new TreeMap<String, String>();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes seen) {
                    files.put(file.toString(), seen.size() + " " + seen.lastModifiedTime() + " " + seen.fileKey() + " "
                            + Files.isExecutable(file));
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException gone) {
                    files.put(file.toString(), "unreadable");
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
        var digest = new Digest();
        files.forEach((name, look) -> digest.add(name).add(look));
        return digest.hex();
    }
}
