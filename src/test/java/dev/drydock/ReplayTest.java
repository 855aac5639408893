package dev.drydock;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;

/** The learner's own recording on the learner's own page: played, read as text, taken along, kept and erased. */
@RunningDrydock
class ReplayTest {

    private static Chromium chromium;

    @BeforeAll
    static void startBrowser() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void endBrowser() {
        chromium.close();
    }

    @Test
    void showsWhatTheTerminalShowed(Server server) throws IOException {
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
        expectSameScheme(page, player);
        button(player, "Close").click();
        expectSeenOnATabletHeldUpright(page, dialog);

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

    /** What is replayed takes the colours of a page that changes meanwhile, as at nightfall. */
    private static void expectSameScheme(Page page, Locator player) {
        Locator screen = player.locator(".player-screen");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        Eventually.holds(() -> Seen.of(screen, 0).brightness() < 0.2, () -> "the replay stays light on a dark page");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        Eventually.holds(() -> Seen.of(screen, 0).brightness() > 0.8, () -> "the replay stays dark on a light page");
    }

    /** There is room for the lesson alone, and the dialog is the lab's. */
    private static void expectSeenOnATabletHeldUpright(Page page, Locator dialog) {
        page.setViewportSize(800, 1100);
        assertThat(dialog).isVisible();
        page.setViewportSize(1366, 900);
    }

    /** As the description of asciicast version 2 has it, by which players of others play it too. */
    private static void expectPlayable(Download download) throws IOException {
        assertTrue(download.suggestedFilename().endsWith(".cast"), download.suggestedFilename());
        List<JsonNode> lines = Asciicast.lines(Files.readString(download.path()));
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
