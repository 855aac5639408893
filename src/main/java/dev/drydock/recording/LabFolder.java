package dev.drydock.recording;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.drydock.sandbox.Sandboxes;

/** Where the recordings of one lab lie, readable by the server's own user alone. */
record LabFolder(Path path) {

    private static final Pattern LAB = Pattern.compile("[0-9a-z]{1,64}");
    private static final String FULL = "full";

    static LabFolder of(Path all, String lab) {
        if (!LAB.matcher(lab).matches()) {
            throw new IllegalArgumentException("no lab is called " + lab);
        }
        return new LabFolder(all.toAbsolutePath().resolve(lab));
    }

    static List<String> labs(Path all) {
        if (!Files.isDirectory(all)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(all)) {
            return folders.map(each -> each.getFileName().toString()).filter(LAB.asMatchPredicate()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void make() throws IOException {
        Files.createDirectories(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    boolean isFull() {
        return Files.exists(path.resolve(FULL));
    }

    void markFull() throws IOException {
        make();
        Files.write(path.resolve(FULL), new byte[0]);
    }

    long size() throws IOException {
        long size = 0;
        for (int n = 1; n <= Sandboxes.TERMINALS; n++) {
            Path file = CastFile.file(path, n);
            size += Files.exists(file) ? Files.size(file) : 0;
        }
        return size;
    }

    List<Recording> recordings() {
        return IntStream.rangeClosed(1, Sandboxes.TERMINALS).mapToObj(this::recording).flatMap(Optional::stream).toList();
    }

    private Optional<Recording> recording(int terminal) {
        Path file = CastFile.file(path, terminal);
        try {
            return Optional.of(new Recording(terminal, Files.size(file), CastFile.startOf(file),
                    Files.getLastModifiedTime(file).toInstant()));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<byte[]> cast(int terminal) {
        try {
            return Optional.of(CastFile.wholeLines(CastFile.file(path, terminal)));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void erase() {
        if (!Files.isDirectory(path)) {
            return;
        }
        try (Stream<Path> files = Files.list(path)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
