package dev.drydock;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.restassured.response.Response;

/** The life of a lab, and what its checks say, by the public contract. */
@RunningDrydock
class LabContractTest {

    private Server server;
    private Guest guest;

    @BeforeEach
    void meet(Server server) {
        this.server = server;
        this.guest = Guest.of(server);
    }

    @AfterEach
    void endLabs() {
        guest.endLabs();
    }

    @Test
    void aLabIsCreatedOnceAndThenFound() {
        Response created = guest.startLab("drills", "01-outcomes");
        created.then().statusCode(201).body("course", equalTo("drills")).body("lesson", equalTo("01-outcomes"))
                .body("terminals", contains(1));
        assertTrue(Instant.parse(created.path("expiresAt")).isAfter(Instant.now()));
        String id = created.path("id");

        guest.startLab("drills", "01-outcomes").then().statusCode(200).body("id", equalTo(id));
        Eventually.is("ready", () -> guest.get("/api/labs/{lab}", id).path("state"));
        guest.get("/api/labs").then().statusCode(200).body("id", contains(id));
        assertEquals(List.of(id), LabContainers.of(server.installation()).stream().filter(id::equals).toList());
    }

    @Test
    void aDoubleClickGivesOneLab() throws Exception {
        var answers = new ArrayList<Future<Response>>();
        int clicks = 8;
        CountDownLatch together = new CountDownLatch(clicks);
        try (var threads = Executors.newFixedThreadPool(clicks)) {
            for (int i = 0; i < clicks; i++) {
                answers.add(threads.submit(() -> {
                    together.countDown();
                    together.await();
                    return guest.startLab("drills", "01-outcomes");
                }));
            }
        }
        var ids = new HashSet<String>();
        var statuses = new ArrayList<Integer>();
        for (Future<Response> answer : answers) {
            ids.add(answer.get().path("id"));
            statuses.add(answer.get().statusCode());
        }
        assertEquals(1, ids.size(), "all clicks lead to the same lab");
        assertEquals(1, statuses.stream().filter(status -> status == 201).count(), "statuses: " + statuses);
        assertEquals(clicks - 1, statuses.stream().filter(status -> status == 200).count(), "statuses: " + statuses);
        assertEquals(1, LabContainers.of(server.installation()).stream().filter(ids::contains).count());
    }

    @Test
    void endingALabIsIdempotentAndRemovesItsContainer() {
        String lab = guest.lab();
        guest.delete("/api/labs/{lab}", lab).then().statusCode(204);
        guest.delete("/api/labs/{lab}", lab).then().statusCode(204);
        guest.get("/api/labs/{lab}", lab).then().statusCode(200).body("state", equalTo("ended"))
                .body("reason", equalTo("You ended it."));
        guest.get("/api/labs").then().body("id", not(hasItem(lab)));
        assertFalse(LabContainers.of(server.installation()).contains(lab));
        ProblemDocument.expect(guest.check(lab, "done"), 409);
        ProblemDocument.expect(guest.post("/api/labs/{lab}/extend", lab), 409);
        ProblemDocument.expect(guest.post("/api/labs/{lab}/reset", lab), 409);
    }

    @Test
    void afterAnEndTheNextStartIsAnotherLab() {
        String first = guest.lab();
        guest.delete("/api/labs/{lab}", first);
        guest.startLab("drills", "01-outcomes").then().statusCode(201).body("id", not(equalTo(first)));
    }

    @Test
    void extendingMovesTheEndUpToTheLongest() {
        String lab = guest.lab();
        Instant before = Instant.parse(guest.get("/api/labs/{lab}", lab).path("expiresAt"));
        Response extended = guest.post("/api/labs/{lab}/extend", lab);
        extended.then().statusCode(200).body("id", equalTo(lab));
        assertTrue(Instant.parse(extended.path("expiresAt")).isAfter(before));
        for (int i = 0; i < 10; i++) {
            extended = guest.post("/api/labs/{lab}/extend", lab);
        }
        assertEquals(extended.<String> path("longestUntil"), extended.path("expiresAt"));
    }

    @Test
    void aLabWhoseTimeIsUpEndsAndSaysSo() {
        String lab = guest.lab();
        server.update("UPDATE lab SET expires_at = now() - interval '1 second' WHERE id = '" + lab + "'");
        Eventually.is("ended", () -> guest.get("/api/labs/{lab}", lab).path("state"));
        guest.get("/api/labs/{lab}", lab).then().body("reason", equalTo("Its time was up."));
        Eventually.is(false, () -> LabContainers.of(server.installation()).contains(lab));
    }

    @Test
    void aResetGivesAFreshContainerUnderTheSameId() {
        String lab = guest.lab();
        String end = guest.get("/api/labs/{lab}", lab).path("expiresAt");
        try (TerminalWindow terminal = guest.terminal(lab, 1)) {
            terminal.run("touch /root/done");
        }
        guest.post("/api/labs/{lab}/reset", lab).then().statusCode(200).body("id", equalTo(lab))
                .body("expiresAt", equalTo(end));
        Eventually.is("ready", () -> guest.get("/api/labs/{lab}", lab).path("state"));
        guest.check(lab, "done").then().body("outcome", equalTo("not-yet"));
        try (TerminalWindow terminal = guest.terminal(lab, 1)) {
            assertEquals(0, terminal.firstOffset(), "offsets restart");
        }
    }

    @Test
    void aCheckPassesOnceTheTaskIsDoneAndTheProgressSaysSo() {
        String lab = guest.lab();
        guest.check(lab, "done").then().statusCode(200).body("task", equalTo("done")).body("outcome", equalTo("not-yet"))
                .body("message", equalTo("There is no file /root/done yet."));
        assertEquals(List.of(), guest.passed("drills", "01-outcomes"));

        try (TerminalWindow terminal = guest.terminal(lab, 1)) {
            terminal.run("touch /root/done");
            Response passed = guest.check(lab, "done");
            passed.then().body("outcome", equalTo("passed")).body("message", equalTo("There it is."));
            assertFalse(Instant.parse(passed.path("checkedAt")).isAfter(Instant.now()));
            assertEquals(List.of("done"), guest.passed("drills", "01-outcomes"));

            terminal.run("rm /root/done");
        }
        guest.check(lab, "done").then().body("outcome", equalTo("not-yet"));
        assertEquals(List.of("done"), guest.passed("drills", "01-outcomes"), "a pass is never taken back");
    }

    @Test
    void aTypedAnswerReachesTheCheckAsItIsAndNeverThroughAShell() {
        String lab = guest.lab();
        guest.check(lab, "six", "$(touch /root/done)").then().body("outcome", equalTo("not-yet"))
                .body("message", equalTo("You typed \"$(touch /root/done)\"."));
        guest.check(lab, "six", "'; touch /root/done; '").then().body("outcome", equalTo("not-yet"));
        guest.check(lab, "done").then().body("outcome", equalTo("not-yet"));
        guest.check(lab, "six", " 6 ").then().body("outcome", equalTo("passed"));
        guest.check(lab, "six").then().body("outcome", equalTo("not-yet"));
        ProblemDocument.expect(guest.check(lab, "six", "6".repeat(5000)), 400);
        ProblemDocument.expect(guest.check(lab, "six", "6\u0000"), 400);
    }

    @Test
    void aCheckThatFailsByItselfIsBrokenAndNotTheLearnersFault() {
        String lab = guest.lab();
        for (String task : List.of("missing-command", "killed", "endless")) {
            guest.check(lab, task).then().statusCode(200).body("outcome", equalTo("broken"))
                    .body("message", containsString("not your fault"));
        }
        assertEquals(List.of(), guest.passed("drills", "01-outcomes"));
    }

    @Test
    void aMessageIsShortPlainText() {
        String lab = guest.lab();
        guest.check(lab, "talkative").then().body("outcome", equalTo("not-yet")).body("message.length()", equalTo(500));
        guest.check(lab, "hostile").then().body("message", equalTo("red and <b>bold</b> back"));
    }

    @Test
    void aReplacedShellDoesNotChangeTheVerdict() {
        String lab = guest.lab();
        try (TerminalWindow terminal = guest.terminal(lab, 1)) {
            terminal.run("printf '#!/bin/bash\\nexit 0\\n' > /root/yes; chmod +x /root/yes;"
                    + " for f in sh '[' test; do ln -sf /root/yes /usr/bin/$f; done");
        }
        guest.check(lab, "done").then().body("outcome", equalTo("not-yet"));
    }

    @Test
    void unknownTasksAndLabsAreNotThere() {
        String lab = guest.lab();
        ProblemDocument.expect(guest.check(lab, "no-such-task"), 404);
        ProblemDocument.expect(guest.check("0123456789abcdef01234567", "done"), 404);
        ProblemDocument.expect(guest.delete("/api/labs/{lab}/terminals/9", lab), 404);
    }

    @Test
    void progressCountsEveryLessonOfEveryCourse() {
        guest.get("/api/progress").then().statusCode(200)
                .body("findAll { it.course == 'drills' }.lesson", contains("01-outcomes", "02-reading"))
                .body("findAll { it.course == 'drills' }.total", contains(7, 0))
                .body("done", not(hasItem(not(lessThanOrEqualTo(0)))))
                .body("tasks.flatten()", empty());
    }
}
