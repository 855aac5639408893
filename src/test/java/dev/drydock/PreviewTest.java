package dev.drydock;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** A learner's own server, in a lab without any network, seen beside the terminal. */
@RunningDrydock
class PreviewTest {

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
        assertThat(heading("My own site")).isVisible();
        assertThat(heading("My own site")).hasCSS("color", "rgb(1, 2, 3)");
        assertThat(preview().locator("#stream")).hasText("first second");
        assertThat(preview().locator("#echo")).hasText("70003end");

        preview().getByRole(AriaRole.LINK, new FrameLocator.GetByRoleOptions().setName("About")).click();
        assertThat(heading("About")).isVisible();
        assertThat(preview().getByText("Host: localhost:8000")).isVisible();
        assertThat(preview().getByText("Referer: http://localhost:8000/")).isVisible();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Reload the preview")).click();
        preview().getByRole(AriaRole.LINK, new FrameLocator.GetByRoleOptions().setName("Moved")).click();
        assertThat(heading("About")).isVisible();

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
}
