package dev.drydock.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.drydock.sandbox.TerminalSize;

class CastFileTest {

    private static final Instant START = Instant.parse("2026-11-21T06:00:00.250Z");
    private static final long ROOM = 100_000;

    @TempDir
    Path folder;
    private CastFile file;

    @BeforeEach
    void open() throws IOException {
        file = new CastFile(folder, 1, ROOM);
        file.resized(new TerminalSize(100, 30), START);
    }

    private void print(long offset, String text) throws IOException {
        print(offset, text.getBytes(StandardCharsets.UTF_8));
    }

    private void print(long offset, byte[] bytes) throws IOException {
        file.printed(offset, bytes, START.plusMillis(500), "a title");
        assertTrue(file.write(ROOM));
    }

    private List<JsonNode> lines() throws IOException {
        var json = new ObjectMapper();
        return Files.readAllLines(CastFile.file(folder, 1)).stream().map(line -> {
            try {
                return json.readTree(line);
            } catch (IOException e) {
                throw new AssertionError(line, e);
            }
        }).toList();
    }

    private String output() throws IOException {
        return lines().stream().skip(1).filter(it -> it.get(1).asText().equals("o")).map(it -> it.get(2).asText())
                .reduce("", String::concat);
    }

    @Test
    void theHeaderSaysWhatItIsAndEventsFollowInSeconds() throws IOException {
        print(0, "say \"\u001b[1mhi\"\r\n");
        file.resized(new TerminalSize(80, 24), START.plusSeconds(2));
        assertTrue(file.write(ROOM));
        JsonNode header = lines().getFirst();
        assertEquals(2, header.get("version").asInt());
        assertEquals(100, header.get("width").asInt());
        assertEquals(30, header.get("height").asInt());
        assertEquals(START.getEpochSecond(), header.get("timestamp").asLong());
        assertEquals("a title", header.get("title").asText());
        assertEquals("[0.75,\"o\",\"say \\\"\\u001B[1mhi\\\"\\r\\n\"]", lines().get(1).toString());
        assertEquals("[2.25,\"r\",\"80x24\"]", lines().get(2).toString());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(CastFile.file(folder, 1))));
    }

    @Test
    void aCharacterThatIsSplitIsWhole() throws IOException {
        byte[] bytes = "\uD83D\uDE42é".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            print(i, new byte[] { bytes[i] });
        }
        assertEquals("\uD83D\uDE42é", output());
    }

    @Test
    void whatIsNoTextIsShownAsSuchAndHarmsNothing() throws IOException {
        print(0, new byte[] { 'a', (byte) 0xff, 'b' });
        assertEquals("a\ufffdb", output());
    }

    @Test
    void whatIsReadAgainIsRecordedOnceAndWhatIsMissingIsSaid() throws IOException {
        print(0, "one");
        print(0, "one two");
        assertEquals("one two", output());
        print(100, "later");
        assertEquals("one two\u0018\r\n\u001b[2m[Some output was not recorded.]\u001b[0m\r\nlater", output());
    }

    @Test
    void aServerThatStartsAgainGoesOnWhereTheLastOneWas() throws IOException {
        print(0, "one");
        print(3, new byte[] { (byte) 0xc3 });
        Files.writeString(CastFile.file(folder, 1), "[1.0, \"o\", \"hal", StandardOpenOption.APPEND);
        file = new CastFile(folder, 1, ROOM);
        print(0, "oneé two");
        assertEquals("oneé two", output());
    }

    @Test
    void anotherShellBeginsOnAnEmptyScreen() throws IOException {
        print(0, "one");
        file.anew();
        print(0, "two");
        assertEquals("one\u0018\u001bctwo", output());
    }

    @Test
    void aFullFileHasWholeLinesAndNoMoreBytesThanItMay() throws IOException {
        file.printed(0, "x".repeat(50).getBytes(StandardCharsets.US_ASCII), START, "t");
        file.printed(50, "y".repeat(500).getBytes(StandardCharsets.US_ASCII), START, "t");
        assertFalse(file.write(400));
        assertEquals("x".repeat(50), output());
        assertTrue(Files.size(CastFile.file(folder, 1)) <= 400);
    }
}
