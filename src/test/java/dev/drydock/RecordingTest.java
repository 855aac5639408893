package dev.drydock;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** What terminals print is kept as asciicast: the learner's own, bounded, and gone with the lab unless it is kept. */
@RunningDrydock
class RecordingTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST = 8 * 1024 * 1024;

    private static Chromium chromium;

    private Server server;
    private Guest guest;

    @BeforeAll
    static void startBrowser() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void endBrowser() {
        chromium.close();
    }

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
        return guest.get("/api/labs/{lab}/recordings/{n}", lab, terminal).then().statusCode(200)
                .contentType("application/x-asciicast").extract().asString().lines().map(RecordingTest::json).toList();
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new AssertionError(line, e);
        }
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

    @Test
    void theReplayShowsWhatTheTerminalShowed() throws IOException {
        Page page = chromium.newLearner(server);
        LessonScreen lesson = LessonScreen.open(page, LessonScreen.SEVERAL_TERMINALS);
        try {
            replayAndKeep(page, lesson);
        } finally {
            lesson.endLab();
            page.context().close();
        }
    }

    private void replayAndKeep(Page page, LessonScreen lesson) throws IOException {
        assertThat(page.getByText("What its terminals print is recorded").first()).isVisible();
        lesson.startLab();
        lesson.type("printf '\\033[31mred\\033[0m %s\\n' é漢; seq 3; clear; seq 5; echo shown-$((6*7))");
        lesson.awaitOutput("shown-42\nroot@drydock");
        String shown = lesson.output();

        Locator dialog = dialog(page, "Recording");
        Eventually.holds(() -> {
            lesson.button("Recording").click();
            assertThat(dialog).isVisible();
            Object recorded = page.evaluate("""
                    fetch('/api/labs').then(it => it.json())
                      .then(labs => fetch('/api/labs/' + labs[0].id + '/recordings/1')).then(it => it.text())""");
            if (recorded.toString().contains("shown-42")) {
                return true;
            }
            dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Close")).click();
            return false;
        }, () -> "the recording lacks what was shown");
        assertThat(dialog).containsText("Only you can see it");

        Download download = page.waitForDownload(() -> dialog.getByRole(AriaRole.LINK).first().click());
        expectPlayable(download);

        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Replay")).first().click();
        Locator player = dialog(page, "Terminal 1");
        Locator position = player.getByRole(AriaRole.SLIDER);
        position.press("End");
        Eventually.holds(() -> {
            button(player, "Screen as text").click();
            Locator text = dialog(page, "Output as plain text");
            String replayed = text.getByRole(AriaRole.REGION).innerText();
            button(text, "Close").click();
            return replayed.equals(shown);
        }, () -> "the replay shows something else than " + shown);
        button(player, "Close").click();

        button(dialog, "Keep when the lab ends").click();
        assertThat(dialog).containsText("You keep it when the lab ends");
        button(dialog, "Close").click();
        lesson.endLab();
        page.reload();
        lesson.button("Recording").click();
        assertThat(dialog).containsText("Kept of earlier labs");
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Delete")).first().click();
        button(dialog(page, "Erase this recording?"), "Erase").click();
        assertThat(dialog.getByText("Kept of earlier labs")).isHidden();
    }

    /** As the description of asciicast version 2 has it, by which players of others play it too. */
    private static void expectPlayable(Download download) throws IOException {
        assertTrue(download.suggestedFilename().endsWith(".cast"), download.suggestedFilename());
        List<JsonNode> lines = Files.readAllLines(download.path()).stream().map(RecordingTest::json).toList();
        JsonNode header = lines.getFirst();
        assertEquals(2, header.get("version").asInt());
        assertTrue(header.get("width").asInt() > 0 && header.get("height").asInt() > 0, header.toString());
        double time = 0;
        StringBuilder shown = new StringBuilder();
        for (JsonNode event : lines.subList(1, lines.size())) {
            assertTrue(event.isArray() && event.size() == 3 && event.get(0).isNumber() && event.get(2).isTextual()
                    && List.of("o", "r").contains(event.get(1).asText()), event.toString());
            assertTrue(event.get(0).asDouble() >= time, "goes back in time: " + event);
            time = event.get(0).asDouble();
            shown.append(event.get(1).asText().equals("o") ? event.get(2).asText() : "");
        }
        assertThat(shown.toString(), containsString("\u001b[31mred\u001b[0m é漢\r\n"));
        assertThat(shown.toString(), containsString("shown-42"));
    }

    private static Locator dialog(Page page, String name) {
        return page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator button(Locator in, String name) {
        return in.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }
}
