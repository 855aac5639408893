package dev.drydock;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Predicate;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** Programs that draw the whole screen do so again at every new size, and are left with the screen as it was. */
@RunningDrydock
class FullScreenProgramsTest {

    private static final int[][] SIZES = { { 1366, 900 }, { 1000, 600 }, { 1500, 1000 } };

    private static Chromium chromium;

    private Page page;
    private LessonScreen lesson;

    @BeforeAll
    static void startBrowser() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void endBrowser() {
        chromium.close();
    }

    @BeforeEach
    void startLab(Server server) {
        page = chromium.newLearner(server, SIZES[0][0], SIZES[0][1]);
        lesson = LessonScreen.open(page, LessonScreen.SEVERAL_TERMINALS);
        lesson.startLab();
        lesson.type("seq 500 > numbers");
    }

    @AfterEach
    void leave() {
        lesson.endLab();
        page.context().close();
    }

    @Test
    void vimDrawsTheWholeScreenAtEverySize() throws Exception {
        lesson.type("vim numbers");
        expectAtEverySize("vim", shown -> numbersFrom(0, shown, shown.length - 1));
        lesson.type(":q!");
        lesson.awaitOutput("root@drydock");
    }

    @Test
    void lessDrawsTheWholeScreenAtEverySize() throws Exception {
        lesson.type("less numbers");
        expectAtEverySize("less", shown -> numbersFrom(0, shown, shown.length - 1));
        lesson.terminal().press("q");
        lesson.awaitOutput("root@drydock");
    }

    @Test
    void nanoDrawsTheWholeScreenAtEverySize() throws Exception {
        lesson.type("nano numbers");
        // A title above, a message and two lines of keys below
        expectAtEverySize("nano", shown -> shown[0].contains("GNU nano") && shown[shown.length - 2].contains("^G")
                && shown[shown.length - 1].contains("^X") && numbersFrom(1, shown, shown.length - 3));
        lesson.terminal().press("Control+x");
        lesson.awaitOutput("root@drydock");
    }

    @Test
    void htopDrawsTheWholeScreenAtEverySize() throws Exception {
        lesson.type("htop");
        expectAtEverySize("htop", shown -> shown[shown.length - 1].startsWith("F1Help")
                && String.join("\n", shown).contains("Load average"));
        lesson.terminal().press("q");
        lesson.awaitOutput("root@drydock");
    }

    @Test
    void tmuxDrawsTheWholeScreenAtEverySize() throws Exception {
        lesson.type("tmux new 'less numbers'");
        expectAtEverySize("tmux", shown -> shown[shown.length - 1].startsWith("[0]")
                && numbersFrom(0, shown, shown.length - 2));
        lesson.terminal().press("q");
        lesson.awaitOutput("[exited]");
    }

    /** From a row on and up to another one, each holds the next number. */
    private static boolean numbersFrom(int row, String[] shown, int to) {
        for (int at = row; at < to; at++) {
            if (!shown[at].strip().equals(Integer.toString(1 + at - row))) {
                return false;
            }
        }
        return true;
    }

    /** What fills the screen, row by row; a picture of each size is kept to be looked at. */
    private void expectAtEverySize(String program, Predicate<String[]> drawn) throws Exception {
        Path folder = Files.createDirectories(Path.of("target/screenshots"));
        for (int[] size : SIZES) {
            page.setViewportSize(size[0], size[1]);
            Eventually.holds(() -> {
                int rows = (Integer) page.getByRole(AriaRole.TABPANEL).locator(".xterm-rows")
                        .evaluate("rows => rows.childElementCount");
                // Rows below the last that holds something are not part of the text
                String[] shown = Arrays.copyOf((lesson.output() + "\n".repeat(rows)).split("\n", -1), rows);
                return drawn.test(shown);
            }, lesson::output);
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(folder.resolve("terminal-" + program + "-" + size[0] + "x" + size[1] + ".png")));
        }
    }
}
