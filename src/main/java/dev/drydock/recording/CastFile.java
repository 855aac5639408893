package dev.drydock.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.drydock.sandbox.TerminalSize;

/**
 * The recording of one terminal on the disk, and beside it how far it is, so that a server which starts again goes on where the
 * last one was. Between two writes no file is open: thousands of labs hold none.
 */
final class CastFile {

    private static final Pattern TIMESTAMP = Pattern.compile("\"timestamp\": (\\d{1,18})");
    /** Ends a sequence that was cut in two, and empties the screen. */
    private static final String CLEAR = "\u0018\u001bc";

    private final Path file;
    private final Path position;
    private final long most;
    private final StringBuilder lines = new StringBuilder();
    private Cast cast;
    private TerminalSize size = new TerminalSize(80, 24);
    private TerminalSize recorded;
    private long next;
    private long written;
    private boolean clearFirst;

    /** @param most beyond which nothing more is gathered for the next write */
    CastFile(Path folder, int terminal, long most) throws IOException {
        this.file = file(folder, terminal);
        this.most = most;
        this.position = folder.resolve(terminal + ".next");
        if (Files.exists(file) && Files.exists(position)) {
            next = Long.parseLong(Files.readString(position).strip());
            written = next;
            clearFirst = next == 0;
            dropHalfALine();
        }
    }

    static Path file(Path folder, int terminal) {
        return folder.resolve(terminal + ".cast");
    }

    static Instant startOf(Path file) throws IOException {
        try (var reader = Files.newBufferedReader(file)) {
            Matcher header = TIMESTAMP.matcher(String.valueOf(reader.readLine()));
            return header.find() ? Instant.ofEpochSecond(Long.parseLong(header.group(1))) : Instant.EPOCH;
        }
    }

    /** The file up to its last whole line, as another one may be on its way. */
    static byte[] wholeLines(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return Arrays.copyOf(bytes, end);
    }

    /** What a killed server had half written would make the whole file unreadable. */
    private void dropHalfALine() throws IOException {
        int whole = wholeLines(file).length;
        if (whole < Files.size(file)) {
            try (SeekableByteChannel channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
                channel.truncate(whole);
            }
        }
    }

    /** What comes next is another shell's, on an empty screen. Until it comes, the last one's stays to be seen. */
    void anew() {
        if (next > 0) {
            next = 0;
            clearFirst = true;
            if (cast != null) {
                cast.forget();
            }
        }
    }

    /** Its file is gone, or is not to grow: what comes next begins another. */
    void leave() {
        cast = null;
        next = 0;
        written = 0;
        clearFirst = false;
        lines.setLength(0);
    }

    boolean isBeyond(long end) {
        return next > end;
    }

    void resized(TerminalSize to, Instant at) {
        size = to;
        if (cast != null && !to.equals(recorded)) {
            lines.append(cast.resize(to, at));
            recorded = to;
        }
    }

    void printed(long offset, byte[] bytes, Instant at, String title) throws IOException {
        long end = offset + bytes.length;
        long known = next + (cast == null ? 0 : cast.waiting());
        if (end <= known || lines.length() > most) {
            return;
        }
        begin(at, title);
        if (clearFirst) {
            clearFirst = false;
            lines.append(cast.output(CLEAR, at));
        } else if (offset > known && known > 0) {
            cast.forget();
            lines.append(cast.output("\u0018\r\n\u001b[2m[Some output was not recorded.]\u001b[0m\r\n", at));
        }
        int from = (int) Math.max(known - offset, 0);
        lines.append(cast.output(from == 0 ? bytes : Arrays.copyOfRange(bytes, from, bytes.length), at));
        next = end - cast.waiting();
    }

    void say(String sentence, Instant at) {
        if (cast != null) {
            lines.append(cast.output("\u0018\r\n\u001b[2m[" + sentence + "]\u001b[0m\r\n", at));
        }
    }

    private void begin(Instant at, String title) throws IOException {
        if (cast == null) {
            if (Files.exists(file)) {
                cast = new Cast(startOf(file));
                resized(size, at);
            } else {
                Instant start = at.truncatedTo(ChronoUnit.SECONDS);
                cast = new Cast(start);
                lines.append(Cast.header(size, start, title));
                recorded = size;
            }
        }
    }

    /**
     * What waits to be written, at most as many bytes as there is room for, and whole lines only; false when some did not fit.
     */
    boolean write(long room) throws IOException {
        byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
        lines.setLength(0);
        int length = bytes.length;
        while (length > 0 && (length > room || bytes[length - 1] != '\n')) {
            length--;
        }
        if (length > 0) {
            append(file, ByteBuffer.wrap(bytes, 0, length));
        }
        if (written != next) {
            try (SeekableByteChannel channel = open(position, StandardOpenOption.TRUNCATE_EXISTING)) {
                channel.write(ByteBuffer.wrap(Long.toString(next).getBytes(StandardCharsets.US_ASCII)));
            }
            written = next;
        }
        return length == bytes.length;
    }

    private static void append(Path file, ByteBuffer bytes) throws IOException {
        try (SeekableByteChannel channel = open(file, StandardOpenOption.APPEND)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
    }

    private static SeekableByteChannel open(Path file, StandardOpenOption how) throws IOException {
        return Files.newByteChannel(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, how),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
}
