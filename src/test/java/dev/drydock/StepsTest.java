package dev.drydock;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;

/** Steps that open one after the other and are prepared when the learner gets there; tabs and diagrams in them. */
@RunningDrydock
class StepsTest {

    private static final String PAGE = "/courses/steps/01-gated";
    private static final String WORD = "What is the word?";
    private static final String PREPARED = "The step was prepared once";

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
    void aClosedStepIsNeitherPreparedNorCheckedNorAnswered(Server server) {
        Guest guest = Guest.of(server);
        String quiz = "/api/quizzes/steps/01-gated/second-1";
        String lab = guest.lab("steps", "01-gated");
        String waits = "This step opens when “" + WORD + "” has passed.";
        guest.post("/api/labs/{lab}/steps/second", lab).then().statusCode(409).body("detail", equalTo(waits));
        guest.postJson(Map.of("answers", List.of(0)), quiz).then().statusCode(409).body("detail", equalTo(waits));
        guest.check(lab, "prepared").then().body("outcome", equalTo("not-yet")).body("message", equalTo(waits));

        guest.check(lab, "word", "open").then().body("outcome", equalTo("passed"));
        guest.check(lab, "prepared").then().body("outcome", equalTo("not-yet"));
        guest.post("/api/labs/{lab}/steps/second", lab).then().statusCode(204);
        guest.post("/api/labs/{lab}/steps/second", lab).then().statusCode(204);
        guest.check(lab, "prepared").then().body("outcome", equalTo("passed"));
        guest.post("/api/labs/{lab}/steps/third", lab).then().statusCode(404);
        Guest.of(server).post("/api/labs/{lab}/steps/second", lab).then().statusCode(404);

        guest.post("/api/labs/{lab}/reset", lab).then().statusCode(200);
        guest.check(lab, "prepared").then().body("outcome", equalTo("not-yet"));
        guest.post("/api/labs/{lab}/steps/second", lab).then().statusCode(204);
        guest.check(lab, "prepared").then().body("outcome", equalTo("passed"));

        guest.postJson(Map.of("answers", List.of(1)), quiz).then().body("attempts", equalTo(1))
                .body("feedback", contains(containsString("The window is shut.")));
        guest.postJson(Map.of("answers", List.of(0)), quiz).then().body("outcome", equalTo("passed")).body("attempts",
                equalTo(2));
        guest.postJson(Map.of("answers", List.of(1)), quiz).then().body("attempts", equalTo(2));
        assertEquals("2 t",
                server.query("SELECT attempts || ' ' || CASE WHEN right_at IS NOT NULL THEN 't' END FROM quiz_answer"
                        + " WHERE learner = '" + guest.id() + "'"));
        guest.endLabs();
    }

    @Test
    void thePageOpensAndPreparesAStepAfterItsTasks(Server server) {
        Page page = chromium.newLearner(server);
        page.navigate(PAGE);
        LessonScreen lesson = new LessonScreen(page);
        lesson.startLab();
        Locator closed = page.getByText("This step opens when “" + WORD + "” has passed.");
        assertThat(closed).isVisible();
        assertThat(lesson.task(PREPARED)).isHidden();
        page.waitForResponse("**/steps/second", () -> {
            lesson.task(WORD).getByRole(AriaRole.TEXTBOX).fill("open");
            lesson.check(WORD);
            lesson.expectTask(WORD, "Passed");
            assertThat(closed).isHidden();
            page.locator("[data-step-setup=second]").scrollIntoViewIfNeeded();
        });
        lesson.check(PREPARED);
        lesson.expectTask(PREPARED, "Passed");
        lesson.endLab();
        page.context().close();
    }

    @Test
    void tabsAndDiagramsAreDrawnAndTheirTextStays(Server server) {
        Page page = chromium.newLearner(server);
        page.navigate(PAGE);
        Locator debian = page.getByText("apt-get install curl");
        Locator alpine = page.getByText("apk add curl");
        assertThat(debian).isVisible();
        assertThat(alpine).isHidden();
        Locator tab = page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Debian"));
        tab.focus();
        tab.press("ArrowRight");
        assertThat(alpine).isVisible();
        assertThat(debian).isHidden();

        Locator picture = page.locator(".diagram svg");
        assertThat(picture).hasCount(1);
        assertThat(picture.getByText("learner").first()).isVisible();
        assertThat(page.locator("pre.mermaid-source", new Page.LocatorOptions().setHasText("this is no diagram"))).isVisible();
        page.context().close();
    }

    @Test
    void aPageWithoutDiagramsFetchesNothingThatDrawsThem(Server server) {
        Page page = chromium.newLearner(server);
        List<String> fetched = new CopyOnWriteArrayList<>();
        page.onRequest(request -> fetched.add(request.url()));
        page.navigate("/courses/drills/02-reading");
        page.waitForLoadState(LoadState.NETWORKIDLE);
        assertEquals(List.of(), fetched.stream().filter(url -> url.contains("mermaid")).toList());
        page.context().close();
    }
}
