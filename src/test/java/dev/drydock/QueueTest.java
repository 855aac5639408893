package dev.drydock;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** A server with one place: who comes later waits in line, is told where, and gets the place when it is free. */
@RunningDrydock(settings = { "drydock.lab.share.most=1", "drydock.lab.share.guests=1", "drydock.lab.queue.grace=6s" })
class QueueTest {

    private Server server;
    private Guest first;
    private Guest second;
    private Guest third;

    @BeforeEach
    void arrive(Server running) {
        server = running;
        first = Guest.of(running);
        second = Guest.of(running);
        third = Guest.of(running);
    }

    @AfterEach
    void leave() {
        first.endLabs();
        second.endLabs();
        third.endLabs();
    }

    private static String queue(Guest guest, int place) {
        return guest.startLab(Guest.COURSE, Guest.LESSON).then().statusCode(202).body("state", equalTo("queued"))
                .body("queue.place", equalTo(place)).body("queue.estimateSeconds", greaterThan(0)).extract().path("id");
    }

    private static String state(Guest guest, String lab) {
        return guest.get("/api/labs/{lab}", lab).path("state");
    }

    @Test
    void whoComesLaterWaitsInOrderAndStartsByItself() {
        String holder = first.lab();
        String next = queue(second, 1);
        String last = queue(third, 2);
        first.delete("/api/labs/{lab}", holder).then().statusCode(204);
        Eventually.is("ready", () -> state(second, next));
        third.get("/api/labs/{lab}", last).then().body("state", equalTo("queued")).body("queue.place", equalTo(1));
        second.delete("/api/labs/{lab}", next).then().statusCode(204);
        Eventually.is("ready", () -> state(third, last));
        third.get("/api/labs/{lab}", last).then().body("queue", nullValue()).body("reason", equalTo("It has started."));
    }

    @Test
    void nobodyOvertakesByAskingAgain() {
        first.lab();
        String next = queue(second, 1);
        queue(third, 2);
        assertEquals(next, second.startLab(Guest.COURSE, Guest.LESSON).path("id"));
        third.startLab(Guest.COURSE, Guest.LESSON).then().body("queue.place", equalTo(2));
    }

    @Test
    void whoNoLongerAsksGivesThePlaceUp() {
        first.lab();
        String gone = queue(second, 1);
        String stays = queue(third, 2);
        // Only the third one's page asks
        Eventually.is(1, () -> third.get("/api/labs/{lab}", stays).path("queue.place"));
        second.get("/api/labs/{lab}", gone).then().body("state", equalTo("ended"))
                .body("reason", equalTo("The page was closed for a while, so its place in the queue went to the next. "
                        + "Start it again to queue anew."));
    }

    @Test
    void thePageShowsThePlaceAndTheLessonAndStartsTheLabByItself() {
        String holder = first.lab();
        String before = queue(second, 1);
        try (Chromium chromium = Chromium.start()) {
            Page page = chromium.newLearner(server);
            LessonScreen lesson = LessonScreen.open(page);
            lesson.button("Start lab").click();
            assertThat(page.getByText("You are number 2 in the queue")).isVisible();
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("One kernel").setExact(true)))
                    .isVisible();
            second.delete("/api/labs/{lab}", before).then().statusCode(204);
            assertThat(page.getByText("You are number 1 in the queue")).isVisible();
            first.delete("/api/labs/{lab}", holder).then().statusCode(204);
            lesson.awaitPrompt();
            lesson.endLab();
        }
    }

    @Test
    void aClosedPageGivesItsPlaceUp() {
        first.lab();
        try (Chromium chromium = Chromium.start()) {
            Page page = chromium.newLearner(server);
            LessonScreen.open(page).button("Start lab").click();
            assertThat(page.getByText("You are number 1 in the queue")).isVisible();
        }
        String stays = queue(second, 2);
        Eventually.is(1, () -> second.get("/api/labs/{lab}", stays).path("queue.place"));
    }

    @Test
    void aQueueOutlivesAKilledServer() {
        first.lab();
        String next = queue(second, 1);
        server.killAndStartAgain();
        second.get("/api/labs/{lab}", next).then().body("state", equalTo("queued")).body("queue.place", equalTo(1));
    }

    @Test
    void whoLeavesTheQueueIsNotServed() {
        String holder = first.lab();
        String next = queue(second, 1);
        second.delete("/api/labs/{lab}", next).then().statusCode(204);
        first.delete("/api/labs/{lab}", holder).then().statusCode(204);
        third.lab();
        second.get("/api/labs/{lab}", next).then().body("state", equalTo("ended"))
                .body("reason", equalTo("You left the queue."));
    }
}
