package dev.drydock;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** What a program prints acts on the terminal's screen and on nothing else, and never stops the page. */
@RunningDrydock
class HostileOutputTest {

    /** Each asks for far more work than it has bytes. */
    private static final List<String> ENDLESS = List.of("x\\033[2147483647b", "\\033[2147483647S", "\\033[2147483647T",
            "\\033[2147483647L", "\\033[2147483647M", "\\033[2147483647I", "\\033[2147483647Z", "\\033[2147483647@",
            "\\033[2147483647P", "\\033[2147483647X", "\\033[8;2147483647;2147483647t");

    private static Chromium chromium;

    private final List<String> opened = new ArrayList<>();
    private Server server;
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
        this.server = server;
        page = chromium.newLearner(server);
        page.context().onPage(other -> opened.add(other.url()));
        page.onDialog(dialog -> opened.add(dialog.message()));
        lesson = LessonScreen.open(page, LessonScreen.SEVERAL_TERMINALS);
        lesson.startLab();
    }

    @AfterEach
    void leave() {
        lesson.endLab();
        page.context().close();
    }

    /** Prints it and waits until the page has drawn what comes after. */
    private void print(String escapes) {
        int n = escapes.hashCode() & 0xffff;
        lesson.type("printf '" + escapes + "'; echo; echo after-" + n + "=$((1+1))=");
        lesson.awaitOutput("after-" + n + "=2=");
    }

    @Test
    void noSequenceReachesTheClipboardTheWindowOrThePage() {
        page.evaluate("navigator.clipboard.writeText('mine')");
        String title = page.title();
        print("\\033]52;c;ZXZpbA==\\a\\033]52;c;?\\a");
        print("\\033[2t\\033[3;0;0t\\033[4;50;50t\\033[8;5;5t\\033[21t\\033[5t");
        print("\\033]0;<img src=x onerror=alert(1)>\\a\\033]2;<script>alert(1)</script>\\a");
        assertEquals("mine", page.evaluate("navigator.clipboard.readText()"));
        assertEquals(title, page.title());
        assertEquals(List.of(), opened);
    }

    @Test
    void aLinkShowsWhereItLeadsAndNeverLeadsToThisSiteOrIntoAScript() {
        print("\\033]8;;javascript:alert(1)\\033\\\\script-link\\033]8;;\\033\\\\");
        click("script-link");
        assertThat(dialog()).hasCount(0);

        print("\\033]8;;" + server.url() + "/instructor/x\\033\\\\own-link\\033]8;;\\033\\\\");
        click("own-link");
        assertThat(dialog()).containsText("This link is not opened");
        page.keyboard().press("Enter");

        print("\\033]8;;http://elsewhere.example/\\033\\\\https://bank.example\\033]8;;\\033\\\\");
        click("https://bank.example");
        assertThat(dialog()).containsText("http://elsewhere.example/");
        page.keyboard().press("Escape");
        assertThat(dialog()).hasCount(0);
        assertEquals(List.of(), opened);
    }

    private Locator dialog() {
        return page.getByRole(AriaRole.DIALOG);
    }

    /** As a hand does: the terminal looks for a link where the mouse has come to rest. */
    private void click(String text) {
        var box = page.getByRole(AriaRole.TABPANEL).getByText(text, new Locator.GetByTextOptions().setExact(true)).last()
                .boundingBox();
        page.mouse().move(box.x + box.width / 2, box.y + box.height / 2);
        page.mouse().move(box.x + box.width / 2 + 1, box.y + box.height / 2);
        page.mouse().click(box.x + box.width / 2 + 1, box.y + box.height / 2);
    }

    @Test
    void fewBytesThatAskForEndlessWorkDoNotStopThePage() {
        ENDLESS.forEach(this::print);
        lesson.type("for i in $(seq 2000); do printf '\\033[1000S\\033[10M'; done; (printf e; for i in $(seq 2000); do"
                + " printf '\\314\\201\\314\\202\\314\\203'; done; echo); clear; echo done-$((6*7))");
        lesson.awaitOutput("done-42");
    }

    @Test
    void whatTheTerminalAnswersToAProgramRunsNothing() {
        lesson.type(
                "clear; printf '\\033P$qtouch pwned\\r\\033\\\\\\033]0;touch pwned\\r\\a\\033[21t\\033[5n\\033[6n\\033[c'; sleep 1000");
        lesson.awaitOutput("[?1;2c");
        lesson.terminal().press("Control+c");
        lesson.type("ls; echo listed-$((6*7))");
        lesson.awaitOutput("listed-42");
        assertEquals(-1, lesson.output().lastIndexOf("\npwned"), lesson.output());
    }

    @Test
    void aFloodLeavesThePageResponsiveAndControlCAnswers() {
        lesson.type("yes a flood");
        lesson.awaitOutput("a flood\na flood\n");
        lesson.choose("Keys and clipboard");
        assertThat(dialog()).containsText("interrupt the program");
        page.keyboard().press("Escape");
        lesson.terminal().press("Control+c");
        lesson.awaitOutput("^C");
        lesson.type("clear; echo after-$((6*7))");
        lesson.awaitOutput("after-42\nroot@drydock");
    }
}
