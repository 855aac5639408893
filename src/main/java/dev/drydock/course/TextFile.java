package dev.drydock.course;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the texts that authors write: small files in UTF-8. */
final class TextFile {

    private static final long LARGEST = 128 << 10;

    private TextFile() {
    }

    /** The file's text without a byte order mark; absent when it cannot be read, which is then a problem. */
    static Optional<String> read(Path file, Problems problems) {
        try {
            // A link could show any file of the host to whoever reads the lesson; a FIFO would never end.
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                problems.error(1, "This is not an ordinary file.", "Put a file here, not a link or a folder.");
                return Optional.empty();
            }
            if (Files.size(file) > LARGEST) {
                problems.error(1, "The file is larger than 128 KiB.", "Split it, or move what is not text elsewhere.");
                return Optional.empty();
            }
            return decode(Files.readAllBytes(file), problems);
        } catch (IOException unreadable) {
            problems.error(1, "The file cannot be read: " + unreadable.getMessage() + ".", "Check its permissions.");
            return Optional.empty();
        }
    }

    private static Optional<String> decode(byte[] bytes, Problems problems) {
        var input = ByteBuffer.wrap(bytes);
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(input).toString();
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException notUtf8) {
            var line = 1;
            for (var i = 0; i < input.position(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            problems.error(line, "The file is not UTF-8.", "Save it in that encoding.");
            return Optional.empty();
        }
    }
}
