package dev.drydock;

import java.io.IOException;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Recordings in asciicast's version 2: a header, then an event a line, each of them JSON. */
final class Asciicast {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Asciicast() {
    }

    static List<JsonNode> lines(String recording) {
        return recording.lines().map(Asciicast::json).toList();
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new AssertionError(line, e);
        }
    }
}
