package dev.drydock.sandbox;

import java.io.IOException;
import java.util.Base64;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What the engine says of one path, in a header of its answers.
 *
 * @param mode permission bits
 * @param target where a link leads in the end, from the lab's root; empty for all else
 */
record PathStat(SeenFile.Type type, int mode, long size, String target) {

    static final String HEADER = "X-Docker-Container-Path-Stat";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PERMISSIONS = 0777;
    // The engine's language has its own bits for what a path is
    private static final long FOLDER = 1L << 31;
    private static final long LINK = 1L << 27;
    private static final long DEVICE_PIPE_SOCKET = 1L << 26 | 1L << 25 | 1L << 24 | 1L << 21 | 1L << 19;
    private static final long SETUID = 1L << 23;
    private static final long SETGID = 1L << 22;
    private static final long STICKY = 1L << 20;

    static PathStat read(String header) throws IOException {
        JsonNode said = JSON.readTree(Base64.getDecoder().decode(header));
        long bits = said.path("mode").asLong();
        SeenFile.Type type = (bits & FOLDER) != 0 ? SeenFile.Type.FOLDER
                : (bits & LINK) != 0 ? SeenFile.Type.LINK
                        : (bits & DEVICE_PIPE_SOCKET) != 0 ? SeenFile.Type.SPECIAL : SeenFile.Type.FILE;
        int mode = (int) (bits & PERMISSIONS) | ((bits & SETUID) != 0 ? 04000 : 0) | ((bits & SETGID) != 0 ? 02000 : 0)
                | ((bits & STICKY) != 0 ? 01000 : 0);
        return new PathStat(type, mode, said.path("size").asLong(), said.path("linkTarget").asText(""));
    }
}
