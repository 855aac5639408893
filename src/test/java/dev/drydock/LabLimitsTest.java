package dev.drydock;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;

import io.restassured.http.ContentType;
import io.restassured.response.Response;

/** What one learner and one network may take, and what somebody reads who wants more. */
@RunningDrydock(settings = { "drydock.lab.share.per-learner=1", "drydock.lab.share.per-address=2",
        "drydock.lab.share.burst=4", "drydock.lab.share.burst-refill=1h", "quarkus.http.proxy.proxy-address-forwarding=true" })
class LabLimitsTest {

    private static final String CLASS_ROOM = "203.0.113.7";

    private Server server;
    private List<Guest> guests;

    @BeforeEach
    void arrive(Server running) {
        server = running;
        guests = List.of(Guest.of(running), Guest.of(running), Guest.of(running));
    }

    @AfterEach
    void endLabs() {
        guests.forEach(Guest::endLabs);
    }

    private static Response startFrom(String address, Guest guest) {
        return guest.request().header("X-Forwarded-For", address).contentType(ContentType.JSON)
                .body(Map.of("course", Guest.COURSE, "lesson", Guest.LESSON)).post("/api/labs");
    }

    private static void expectRefusal(Response response, String saying) {
        ProblemDocument.expect(response, 429);
        response.then().body("detail", containsString(saying));
    }

    @Test
    void aLearnerEndsOneLabBeforeAnother() {
        Guest learner = guests.getFirst();
        String lab = learner.lab();
        Response refused = learner.startLab("containers", "01-one-kernel");
        expectRefusal(refused, "You hold 1 lab already, which is the most that one person can have here."
                + " End one that you no longer need. You hold “Every outcome”.");
        refused.then().body("labs.title", equalTo(List.of("Every outcome")));
        guestSees(learner, refused.path("labs[0].path"));
        assertEquals(List.of(lab), learner.get("/api/labs").path("id"));
        learner.delete("/api/labs/{lab}", lab).then().statusCode(204);
        learner.lab("containers", "01-one-kernel");
    }

    private static void guestSees(Guest learner, String page) {
        learner.get(page).then().statusCode(200).body(containsString("Every outcome"));
    }

    @Test
    void thePageLeadsToTheLabThatIsHeld() {
        Guest learner = guests.getFirst();
        learner.lab();
        try (Chromium chromium = Chromium.start()) {
            Page page = chromium.newLearner(server);
            page.context()
                    .addCookies(List.of(new Cookie(Guest.COOKIE, learner.cookie().split("=", 2)[1]).setUrl(server.url())));
            LessonScreen lesson = LessonScreen.open(page);
            lesson.button("Start lab").click();
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Go to “Every outcome”")).click();
            assertThat(
                    page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Every outcome").setLevel(1)).first())
                    .isVisible();
        }
    }

    @Test
    void aNetworkTakesNoMoreThanItsShareAndOthersAreNotAffected() {
        startFrom(CLASS_ROOM, guests.get(0)).then().statusCode(201);
        startFrom(CLASS_ROOM, guests.get(1)).then().statusCode(201);
        expectRefusal(startFrom(CLASS_ROOM, guests.get(2)), "Your network holds 2 labs already");
        startFrom("203.0.113.8", guests.get(2)).then().statusCode(201);
    }

    @Test
    void aLoopThatStartsAndEndsLabsIsStoppedAndHarmsNobody() {
        Guest loop = guests.getFirst();
        String last = null;
        for (int round = 0; round < 4; round++) {
            last = loop.startLab(Guest.COURSE, Guest.LESSON).path("id");
            loop.delete("/api/labs/{lab}", last).then().statusCode(204);
        }
        Response refused = loop.startLab(Guest.COURSE, Guest.LESSON);
        expectRefusal(refused, "You have started many labs in a short time. Wait ");
        refused.then().header("Retry-After", notNullValue());
        assertFalse(LabContainers.of(server.installation()).contains(last));
        guests.get(1).lab();
    }
}
