package dev.drydock;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** What draws the terminal, and in which colours. */
@RunningDrydock
class TerminalDrawingTest {

    /**
     * A graphics card that is lost: Chromium's software claims to be one, so that the terminal is drawn by WebGL on any machine
     * until the context is taken away.
     */
    private static final String CARD_THAT_IS_LOST = """
            const getContext = HTMLCanvasElement.prototype.getContext;
            HTMLCanvasElement.prototype.getContext = function (kind, options) {
              return getContext.call(this, kind, { ...options, failIfMajorPerformanceCaveat: false });
            };
            const getParameter = WebGL2RenderingContext.prototype.getParameter;
            WebGL2RenderingContext.prototype.getParameter = function (name) {
              return name === 0x9246 || name === 0x1f01 ? 'A card' : getParameter.call(this, name);
            };
            window.loseTheCard = () => {
              for (const canvas of document.querySelectorAll('.xterm canvas')) {
                getContext.call(canvas, 'webgl2')?.getExtension('WEBGL_lose_context').loseContext();
              }
            };
            """;

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
    void newLearner(Server server) {
        page = chromium.newLearner(server);
    }

    @AfterEach
    void leave() {
        lesson.endLab();
        page.context().close();
    }

    private void startLab() {
        lesson = LessonScreen.open(page, LessonScreen.SEVERAL_TERMINALS);
        lesson.startLab();
    }

    private Locator screen() {
        return page.getByRole(AriaRole.TABPANEL);
    }

    @Test
    void anUnderscoreIsNotCutOff() throws IOException {
        startLab();
        lesson.type("clear; printf '\\033[?25l%s' ________; sleep 1000");
        lesson.awaitOutput("________");
        BufferedImage drawn = ImageIO.read(new ByteArrayInputStream(screen().locator(".xterm-screen").screenshot()));
        // Eight of them are one line; nothing else of a letter is as wide as three
        assertTrue(longestLine(drawn) > 40, "no line is drawn");
    }

    private static int longestLine(BufferedImage drawn) {
        int ground = drawn.getRGB(drawn.getWidth() - 1, drawn.getHeight() - 1);
        int longest = 0;
        for (int y = 0; y < drawn.getHeight(); y++) {
            int length = 0;
            for (int x = 0; x < drawn.getWidth(); x++) {
                length = drawn.getRGB(x, y) == ground ? 0 : length + 1;
                longest = Math.max(longest, length);
            }
        }
        return longest;
    }

    @Test
    void aLostGraphicsCardLeavesATerminalThatIsDrawnWithoutOne() {
        page.addInitScript(CARD_THAT_IS_LOST);
        startLab();
        assertThat(screen().locator(".xterm-screen canvas").first()).isVisible();
        assertThat(screen().locator(".xterm-rows")).hasCount(0);
        lesson.type("echo \"drawn by a card: $((6*7))\"");
        lesson.awaitOutput("drawn by a card: 42\n");

        page.evaluate("loseTheCard()");

        Locator rows = screen().locator(".xterm-rows");
        assertThat(rows).containsText("drawn by a card: 42");
        assertThat(screen().locator(".xterm-screen canvas")).hasCount(0);
        lesson.type("echo \"without: $((7*7))\"");
        assertThat(rows).containsText("without: 49");
    }

    @Test
    void withoutAGraphicsCardTheTerminalIsDrawnWithoutOne() {
        startLab();
        lesson.type("echo \"without: $((7*7))\"");
        assertThat(screen().locator(".xterm-rows")).containsText("without: 49");
        assertThat(screen().locator(".xterm-screen canvas")).hasCount(0);
    }
}
