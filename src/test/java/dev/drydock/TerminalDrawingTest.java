package dev.drydock;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Path;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;

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

    private String style(Locator element, String property) {
        return element.evaluate("(element, property) => getComputedStyle(element)[property]", property).toString();
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

    @Test
    void aContrastThemeOfTheSystemIsFollowed() {
        page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE).setColorScheme(ColorScheme.DARK));
        startLab();
        lesson.type("clear; printf 'plain \\033[31mred\\033[0m \\033[7mturned\\033[0m\\n'; ls --color=always /");
        lesson.awaitOutput("plain red turned\n");
        lesson.terminal().focus();
        expectSystemColours();
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/forced-colours-dark.png")));

        page.emulateMedia(
                new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE).setColorScheme(ColorScheme.LIGHT));
        page.reload();
        lesson.awaitOutput("plain red turned\n");
        lesson.terminal().focus();
        expectSystemColours();
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/forced-colours-light.png")));

        String forced = style(screen().locator(".xterm-viewport"), "backgroundColor");
        page.emulateMedia(
                new Page.EmulateMediaOptions().setForcedColors(ForcedColors.NONE).setColorScheme(ColorScheme.DARK));
        Eventually.is(true, () -> !style(screen().locator(".xterm-viewport"), "backgroundColor").equals(forced));
    }

    /** Text and cursor stand out from what is behind them, and one sees which terminal is shown. */
    private void expectSystemColours() {
        String canvas = systemColour("Canvas");
        String text = systemColour("CanvasText");
        assertEquals(canvas, style(screen().locator(".xterm-viewport"), "backgroundColor"));
        assertEquals(text, style(screen().locator(".xterm-rows"), "color"));
        Locator cursor = screen().locator(".xterm-cursor");
        Eventually.is(text, () -> style(cursor, "backgroundColor"));
        Locator red = screen().locator(".xterm-rows span").filter(new Locator.FilterOptions().setHasText("red")).first();
        assertNotEquals(text, style(red, "color"), "what a program says by a colour is still said");
        // A cursor that blinks beside it makes it never quite still
        screen().getByText("turned").dblclick(new Locator.DblclickOptions().setForce(true));
        Eventually.is(systemColour("Highlight"),
                () -> style(screen().locator(".xterm-selection div").first(), "backgroundColor"));
        Locator chosen = page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setSelected(true));
        assertEquals(systemColour("Highlight"), style(chosen, "borderTopColor"));
    }

    private String systemColour(String name) {
        return page.evaluate("""
                name => {
                  const probe = document.body.appendChild(document.createElement('i'));
                  probe.style.cssText = 'forced-color-adjust: none; color: ' + name;
                  const colour = getComputedStyle(probe).color;
                  probe.remove();
                  return colour;
                }""", name).toString();
    }
}
