package dev.drydock;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

/** What terminals print is kept as asciicast: the learner's own, bounded, and gone with the lab unless it is kept. */
@RunningDrydock
class RecordingTest {

    private static final int MOST = 8 * 1024 * 1024;

    private Server server;
    private Guest guest;

    @BeforeEach
    void enter(Server server) {
        this.server = server;
        this.guest = Guest.of(server);
    }

    @AfterEach
    void endLabs() {
        guest.endLabs();
    }

    private List<JsonNode> cast(String lab, int terminal) {
        return Asciicast.lines(guest.get("/api/labs/{lab}/recordings/{n}", lab, terminal).then().statusCode(200)
                .contentType("application/x-asciicast").extract().asString());
    }

    private String output(String lab, int terminal) {
        StringBuilder output = new StringBuilder();
        cast(lab, terminal).stream().skip(1).filter(event -> event.get(1).asText().equals("o"))
                .forEach(event -> output.append(event.get(2).asText()));
        return output.toString();
    }

    private void awaitRecorded(String lab, int terminal, String expected) {
        Eventually.holds(() -> guest.get("/api/labs/{lab}/recordings", lab).jsonPath().getList("terminals").size() >= terminal
                && output(lab, terminal).contains(expected), () -> "it is not recorded");
    }

    private Path folder(String lab) {
        return server.data().resolve("recordings").resolve(lab);
    }

    @Test
    void eachTerminalsOutputIsRecordedAsItWasAndWhatIsTypedUnseenIsNot() throws IOException {
        String lab = guest.lab();
        String printed;
        try (TerminalWindow one = guest.terminal(lab, 1, "cols=90&rows=20"); TerminalWindow two = guest.terminal(lab, 2)) {
            one.run("printf '\\360\\237'; printf '\\231\\202 \\033[1mbold\\033[0m'");
            one.type("stty -echo; echo 're'ady; read -r secret; stty echo; echo 'tak'en\n");
            one.awaitOutput("ready\r\n");
            one.type("correct horse battery staple\n");
            one.awaitOutput("taken\r\n");
            two.run("echo of the second");
            one.resize(70, 18);
            one.run("until [ \"$(stty size)\" = '18 70' ]; do sleep 0.1; done; echo last-of-$((6*7))");
            printed = one.printed();
        }
        awaitRecorded(lab, 2, "of the second");
        awaitRecorded(lab, 1, printed);
        assertEquals(0, output(lab, 1).indexOf(printed));
        assertFalse(output(lab, 1).contains("correct horse"));
        JsonNode header = cast(lab, 1).getFirst();
        assertEquals(2, header.get("version").asInt());
        assertEquals(90, header.get("width").asInt());
        assertEquals(20, header.get("height").asInt());
        assertEquals(List.of("70x18"), cast(lab, 1).stream().skip(1).filter(event -> event.get(1).asText().equals("r"))
                .map(event -> event.get(2).asText()).toList());
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder(lab))));
    }

    @Test
    void aTerminalThatNobodyWatchedAndAServerThatWasKilledLeaveNoHole() {
        String lab = guest.lab();
        try (TerminalWindow terminal = guest.terminal(lab, 1)) {
            terminal.run("echo before");
            terminal.type("sleep 1; echo while-$((6*7))\n");
            terminal.awaitOutput("echo while-");
        }
        server.killAndStartAgain();
        String printed;
        try (TerminalWindow terminal = guest.terminal(lab, 1)) {
            terminal.awaitOutput("while-42");
            terminal.run("echo after");
            printed = terminal.printed();
        }
        awaitRecorded(lab, 1, printed);
        assertEquals(0, output(lab, 1).indexOf(printed));
    }

    @Test
    void itIsTheLearnersAloneAndGoesWithTheLab() {
        String lab = guest.lab();
        TerminalWindow.answer(guest, lab, "echo mine");
        awaitRecorded(lab, 1, "mine");
        Guest other = Guest.of(server);
        other.get("/api/labs/{lab}/recordings", lab).then().statusCode(404);
        other.get("/api/labs/{lab}/recordings/1", lab).then().statusCode(404);
        other.post("/api/labs/{lab}/recordings/keep", lab).then().statusCode(404);
        other.delete("/api/labs/{lab}/recordings", lab).then().statusCode(404);
        other.get("/api/recordings").then().statusCode(200).body("", hasSize(0));
        guest.get("/api/labs/{lab}/recordings/9", lab).then().statusCode(404);

        guest.delete("/api/labs/{lab}", lab).then().statusCode(204);
        guest.get("/api/labs/{lab}/recordings/1", lab).then().statusCode(404);
        Eventually.is(false, () -> Files.exists(folder(lab)));
    }

    @Test
    void whatIsKeptOutlivesTheLabUntilItIsErased() {
        String lab = guest.lab();
        TerminalWindow.answer(guest, lab, "echo worth keeping");
        awaitRecorded(lab, 1, "worth keeping");
        guest.get("/api/labs/{lab}/recordings", lab).then().body("kept", nullValue());
        guest.post("/api/labs/{lab}/recordings/keep", lab).then().statusCode(200);
        guest.delete("/api/labs/{lab}", lab).then().statusCode(204);
        guest.get("/api/recordings").then().body("lab", equalTo(List.of(lab)), "lesson",
                equalTo(List.of(Guest.LESSON)));
        assertThat(output(lab, 1), containsString("worth keeping"));
        guest.delete("/api/labs/{lab}/recordings", lab).then().statusCode(204);
        guest.get("/api/recordings").then().body("", hasSize(0));
        assertFalse(Files.exists(folder(lab)));
    }

    @Test
    void aFloodFillsItAndIsNotSlowedAndTheRecordingSaysThatItIsFull() throws IOException {
        String lab = guest.lab();
        try (TerminalWindow terminal = guest.terminal(lab, 1)) {
            terminal.type("yes 'a flood of words' | head -c 20000000; echo end-$((6*7))\n");
            terminal.awaitOutput("end-42");
        }
        Eventually.is(true, () -> guest.get("/api/labs/{lab}/recordings", lab).path("full"));
        assertThat(output(lab, 1), containsString("The recording of this lab is full"));
        try (var files = Files.list(folder(lab))) {
            assertFalse(files.mapToLong(file -> file.toFile().length()).sum() > MOST);
        }
        guest.delete("/api/labs/{lab}/recordings", lab).then().statusCode(204);
        TerminalWindow.answer(guest, lab, "echo recorded again");
        awaitRecorded(lab, 1, "recorded again");
        guest.get("/api/labs/{lab}/recordings", lab).then().body("full", equalTo(false));
    }
}
