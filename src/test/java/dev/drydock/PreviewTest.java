package dev.drydock;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;

/** A learner's own server, in a lab without any network, seen beside the terminal. */
@RunningDrydock
class PreviewTest {

    /** An opaque answer says nothing, and what it answers was refused: the labs are counted in the end. */
    private static final Pattern HARMLESS = Pattern.compile(
            "cookies: (none|drydock=harm)|opener: null|change by the API: opaque|our page in a frame: shown or refused|done: yes"
                    + "|[^:]*: refused");

    private static final double GENEROUS_MILLIS = 30_000;

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
        page = chromium.newLearner(server);
        page.navigate("/courses/servers/01-preview");
        lesson = new LessonScreen(page);
        lesson.startLab();
    }

    @AfterEach
    void leave() {
        lesson.endLab();
        page.context().close();
    }

    private void link(String name) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true)).click();
    }

    private FrameLocator preview() {
        return page.frameLocator("iframe[title^='Your server on port']");
    }

    private Locator heading(String name) {
        return preview().getByRole(AriaRole.HEADING, new FrameLocator.GetByRoleOptions().setName(name));
    }

    @Test
    void aLinkOfTheLessonWaitsForTheServerAndThenShowsItWithAllThatBelongsToIt() {
        link("your site");
        assertThat(heading("Nothing listens on port 8000 yet")).isVisible();
        lesson.type("python3 site.py &");
        assertThat(heading("My own site")).isVisible(new IsVisibleOptions().setTimeout(GENEROUS_MILLIS));
        assertThat(heading("My own site")).hasCSS("color", "rgb(1, 2, 3)");
        assertThat(preview().locator("#host")).hasText("cookies: seen=yes");
        assertThat(preview().locator("#stream")).hasText("first second");
        assertThat(preview().locator("#echo")).hasText("70003end");

        preview().getByRole(AriaRole.LINK, new FrameLocator.GetByRoleOptions().setName("About")).click();
        assertThat(heading("About")).isVisible();
        assertThat(preview().getByText("Host: localhost:8000")).isVisible();
        assertThat(preview().getByText("Referer: http://localhost:8000/")).isVisible();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Reload the preview")).click();
        preview().getByRole(AriaRole.LINK, new FrameLocator.GetByRoleOptions().setName("Moved")).click();
        assertThat(heading("About")).isVisible();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Reload the preview")).click();
        preview().getByRole(AriaRole.LINK, new FrameLocator.GetByRoleOptions().setName("Whole address")).click();
        assertThat(preview().getByText("/whole Host")).isVisible();

        link("its second page");
        assertThat(preview().getByText("/about?from=lesson")).isVisible();
        Locator ports = page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Ports on which something"));
        assertThat(ports.getByRole(AriaRole.OPTION)).hasText(new String[] { "Ports", "8000" });
        lesson.type("echo still here");
        lesson.awaitOutput("still here");
        assertEquals("Close the preview", page.getByRole(AriaRole.REGION,
                new Page.GetByRoleOptions().setName("Preview of your server")).getByRole(AriaRole.BUTTON).last()
                .getAttribute("aria-label"));
    }

    @Test
    void aHostilePageReachesNothingOfOurs(Server server) {
        String session = session(server);
        lesson.type("OURS=" + server.url() + " LAB=" + labId() + " python3 harm.py &");
        link("what means harm");
        expectHarmless(preview().getByRole(AriaRole.LISTITEM));
        assertThat(preview().frameLocator("iframe[name=inner]").getByText("Learn containers")).hasCount(0);
        Page inWindow = page.context().waitForPage(
                () -> page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Open in a new window")).click());
        expectHarmless(inWindow.getByRole(AriaRole.LISTITEM).filter(
                // Alone in a window it is its own parent and top
                new Locator.FilterOptions()
                        .setHasNotText(Pattern.compile("^(parent|storage of the parent|navigate the top)"))));

        // A redirection to localhost is the lab's own port of that number, on which nothing listens there
        visit("http://localhost:9000/away");
        assertThat(heading("Nothing listens on port " + URI.create(server.url()).getPort() + " yet")).isVisible();
        visit("http://localhost:9000/to-ours");
        page.waitForCondition(() -> page.frames().stream().anyMatch(frame -> frame.parentFrame() == page.mainFrame()
                && frame.url().startsWith("chrome-error:")));
        assertThat(preview().getByText("Guest")).hasCount(0);

        assertEquals(session, session(server));
        assertEquals(List.of("localhost"),
                page.context().cookies(server.url()).stream().map(cookie -> cookie.domain).distinct().toList());
        page.reload();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("A server of your own"))).isVisible();
        assertEquals(1, page.evaluate("fetch('/api/labs').then(labs => labs.json()).then(labs => labs.length)"));
    }

    private void visit(String address) {
        page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Address in your lab")).fill(address);
        page.keyboard().press("Enter");
    }

    private void expectHarmless(Locator tried) {
        assertThat(tried.filter(new Locator.FilterOptions().setHasText("done")))
                .isVisible(new IsVisibleOptions().setTimeout(GENEROUS_MILLIS));
        List<String> allowed = tried.allInnerTexts().stream().filter(it -> !HARMLESS.matcher(it).matches()).toList();
        assertEquals(List.of(), allowed);
    }

    private String session(Server server) {
        return page.context().cookies(server.url()).stream().filter(it -> it.name.equals(Guest.COOKIE))
                .map(it -> it.value).collect(Collectors.joining(","));
    }

    private String labId() {
        return page.evaluate("fetch('/api/labs').then(labs => labs.json()).then(labs => labs[0].id)").toString();
    }
}
