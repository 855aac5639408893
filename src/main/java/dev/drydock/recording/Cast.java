package dev.drydock.recording;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

import dev.drydock.sandbox.TerminalSize;

/**
 * The lines of an asciicast, version 2: a header, then {@code [seconds, "o", output]} and {@code [seconds, "r", "COLSxROWS"]}.
 * Output is text there, so the bytes of a character that is split over calls wait for the rest of it.
 */
final class Cast {

    private static final JsonStringEncoder JSON = JsonStringEncoder.getInstance();
    private static final byte[] NONE = {};

    private final Instant start;
    private byte[] rest = NONE;

    Cast(Instant start) {
        this.start = start;
    }

    static String header(TerminalSize size, Instant start, String title) {
        return "{\"version\": 2, \"width\": " + size.cols() + ", \"height\": " + size.rows() + ", \"timestamp\": "
                + start.getEpochSecond() + ", \"title\": " + quoted(title) + ", \"env\": {\"TERM\": \"xterm-256color\"}}\n";
    }

    /** Bytes that are no text yet; {@link #forget} drops them where the ones after them are missing. */
    int waiting() {
        return rest.length;
    }

    void forget() {
        rest = NONE;
    }

    /** Empty when all of it waits. */
    String output(byte[] bytes, Instant at) {
        ByteBuffer in = ByteBuffer.allocate(rest.length + bytes.length).put(rest).put(bytes).flip();
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPLACE);
        CharBuffer text = CharBuffer.allocate(in.remaining());
        decoder.decode(in, text, false);
        rest = new byte[in.remaining()];
        in.get(rest);
        return text.flip().isEmpty() ? "" : output(text.toString(), at);
    }

    String output(String text, Instant at) {
        return event("o", text, at);
    }

    String resize(TerminalSize size, Instant at) {
        return event("r", size.cols() + "x" + size.rows(), at);
    }

    private String event(String kind, String data, Instant at) {
        double seconds = Math.max(Duration.between(start, at).toMillis(), 0) / 1000.0;
        return String.format(Locale.ROOT, "[%.3f, \"%s\", ", seconds, kind) + quoted(data) + "]\n";
    }

    private static String quoted(String text) {
        return '"' + new String(JSON.quoteAsString(text)) + '"';
    }
}
