package dev.drydock;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** A shell outlives the page, the network and the server, and the page says what is going on meanwhile. */
@RunningDrydock
class TerminalSurvivalTest {

    private static final String TICKING = "cd /tmp; kept='the same shell'; for i in $(seq 5000); do echo tick-$i; sleep 0.1; done";

    private static Chromium chromium;

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
    void newLearner(Server server) {
        this.server = server;
        page = chromium.newLearner(server);
        lesson = LessonScreen.open(page);
    }

    @AfterEach
    void leave() {
        lesson.endLab();
        page.context().close();
    }

    private Locator link() {
        return page.getByRole(AriaRole.STATUS).filter(new Locator.FilterOptions().setHasText("connecting again"));
    }

    /** Output that is newer than what is shown now. */
    private void awaitNewTicks() {
        int last = lastTick();
        Eventually.holds(() -> lastTick() > last + 5, () -> "no tick after " + last + ": " + lesson.output());
    }

    private int lastTick() {
        return lesson.output().lines().filter(line -> line.startsWith("tick-"))
                .mapToInt(line -> Integer.parseInt(line.substring("tick-".length()))).max().orElse(0);
    }

    private void expectTheSameShell() {
        lesson.terminal().press("Control+c");
        lesson.type("echo \"$kept in $PWD\"");
        lesson.awaitOutput("the same shell in /tmp\n");
        // Nothing that was printed meanwhile is missing or there twice
        int last = lastTick();
        for (int i = 1; i <= last; i++) {
            String tick = "tick-" + i + "\n";
            assertEquals(1, lesson.output().split("(?m)^tick-" + i + "$", -1).length - 1, tick);
            i += last / 10;
        }
    }

    @Test
    void aReloadInTheMiddleOfTopFindsTopRunning() {
        lesson.startLab();
        lesson.type("top -d 0.5");
        lesson.awaitOutput("load average");
        page.reload();
        assertThat(lesson.terminal()).isVisible();
        lesson.awaitOutput("load average");
        // Keys reach it, and it draws
        lesson.terminal().press("c");
        lesson.awaitOutput("top -d 0.5");
        lesson.terminal().press("q");
        lesson.type("echo back at the $0");
        lesson.awaitOutput("back at the -bash");
    }

    @Test
    void aNetworkThatIsCutAndReturnsLosesNothing() throws Exception {
        try (Wire wire = Wire.to(server)) {
            page.navigate(wire.url() + LessonScreen.ONE_KERNEL);
            lesson.startLab();
            lesson.type(TICKING);
            lesson.awaitOutput("tick-3\n");
            wire.cut();
            assertThat(link()).isVisible();
            assertThat(lesson.button("Try now")).isVisible();
            wire.mend();
            assertThat(link()).isHidden();
            awaitNewTicks();
            expectTheSameShell();
        } finally {
            page.navigate(LessonScreen.ONE_KERNEL);
        }
    }

    @Test
    void aServerThatIsKilledInTheMiddleOfACommandComesBackToTheSameShell() {
        lesson.startLab();
        lesson.type(TICKING);
        lesson.awaitOutput("tick-3\n");
        server.kill();
        assertThat(link()).isVisible();
        server.startAgain();
        assertThat(link()).isHidden();
        awaitNewTicks();
        expectTheSameShell();
    }

    @Test
    void whatWasPrintedWithoutAServerAndIsGoneIsSaidAndTheScreenIsDrawnAgain() {
        lesson.startLab();
        lesson.type("sleep 4; seq 100000; vim -u NONE /etc/passwd");
        lesson.awaitOutput("seq 100000; vim");
        server.kill();
        assertThat(link()).isVisible();
        server.startAgain();
        assertThat(page.getByRole(AriaRole.STATUS)
                .filter(new Locator.FilterOptions().setHasText("Some output was lost while you were away."))).isVisible();
        lesson.awaitOutput("root:x:0:0");
        lesson.terminal().press("Escape");
        lesson.type(":q!");
        lesson.awaitOutput("99999\n100000\n");
    }

    @Test
    void twoTabsOnOneTerminalShowTheSame() {
        lesson.startLab();
        Page second = page.context().newPage();
        LessonScreen other = LessonScreen.open(second);
        other.awaitPrompt();
        lesson.type("echo \"from the first: $(( 6 * 7 ))\"");
        other.awaitOutput("from the first: 42\n");
        other.type("echo \"from the second: $(( 7 * 7 ))\"");
        lesson.awaitOutput("from the second: 49\n");
        second.close();
        lesson.type("echo \"still here: $(( 8 * 7 ))\"");
        lesson.awaitOutput("still here: 56\n");
    }
}
