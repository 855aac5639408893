package dev.drydock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Where the server keeps what must outlive it: {@code $DRYDOCK_DATA}, by default {@code data} in the working folder. Readable
 * by
 * its owner alone.
 */
public record DataFolder(Path path) {

    public static DataFolder fromEnvironment() {
        return at(Path.of(System.getenv().getOrDefault("DRYDOCK_DATA", "data")));
    }

    public static DataFolder at(Path path) {
        try {
            Path absolute = path.toAbsolutePath().normalize();
            Files.createDirectories(absolute);
            return new DataFolder(absolute);
        } catch (IOException e) {
            throw new UncheckedIOException("The data folder " + path + " cannot be made; give another by DRYDOCK_DATA", e);
        }
    }

    /** A secret of 32 random bytes in hexadecimal, made at the first call and the same ever after. */
    public String secret(String name) {
        Path file = path.resolve(name);
        try {
            if (!Files.exists(file)) {
                byte[] random = new byte[32];
                new SecureRandom().nextBytes(random);
                create(file, HexFormat.of().formatHex(random));
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("The secret " + file + " cannot be read or made", e);
        }
    }

    private static void create(Path file, String content) throws IOException {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        // Written aside and moved into place, so that a kill in between never leaves half a key
        Path draft = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".new", ownerOnly);
        Files.writeString(draft, content);
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException _) {
            // Another start was first; its key is the key
        } finally {
            Files.delete(draft);
        }
    }
}
