package dev.drydock;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may ask for help, offer it and answer; nobody else gets in, and nobody before the learner said yes. */
@RunningDrydock
class HelpingContractTest {

    private static Guest instructor;
    private static Guest colleague;

    private Server server;
    private Guest learner;
    private Guest stranger;
    private HelpedLab help;
    private String lab;

    @BeforeAll
    static void twoTeach(Server server) {
        instructor = Guest.instructorOf(server);
        colleague = Guest.instructorOf(server);
    }

    @BeforeEach
    void startLab(Server server) {
        this.server = server;
        learner = Guest.of(server);
        stranger = Guest.of(server);
        help = HelpedLab.of(learner, instructor);
        lab = help.id();
    }

    @AfterEach
    void endLabs() {
        learner.endLabs();
    }

    @Test
    void withoutAYesNobodyGetsIn() {
        String request = help.raise();
        for (Guest who : List.of(instructor, colleague, stranger)) {
            assertEquals(404, help.knock(who, 1, "?watch=" + request), "the hand is only raised");
            assertEquals(404, help.knock(who, 1, ""));
        }
        instructor.post("/api/help/{id}/offer", request).then().statusCode(200);
        assertEquals(404, help.knock(instructor, 1, "?watch=" + request), "the offer is not answered");
        help.answer("refuse", 1).then().statusCode(200).body("state", equalTo("raised")).body("instructor", nullValue());
        assertEquals(404, help.knock(instructor, 1, "?watch=" + request), "the offer was refused");

        instructor.post("/api/help/{id}/offer", request).then().statusCode(200);
        help.answer("agree", 2).then().statusCode(200);
        assertEquals(404, help.knock(colleague, 2, "?watch=" + request));
        assertEquals(404, help.knock(stranger, 2, "?watch=" + request));
        assertEquals(404, help.knock(instructor, 1, "?watch=" + request), "the yes is for another terminal");
        assertEquals(404, help.knock(instructor, 2, ""), "the yes makes nobody the owner");
        assertEquals(404, help.knock(instructor, 2, "?watch=" + request + "0"));
        assertEquals(404, help.knock(instructor, 2, "?watch=&x=" + request));
        assertEquals(404, help.knock(instructor, 2, "?%77atch=" + request));
        assertEquals(404, help.knock(instructor, 2, "?watch=00000000-0000-0000-0000-000000000000"));
        assertEquals(403, TerminalWindow.knock(server, "/api/labs/" + lab + "/terminals/2?watch=" + request, "Cookie",
                instructor.cookie(), "Origin", "http://evil.example"));
        assertEquals(404, instructor.get("/api/labs/{lab}", lab).statusCode(), "a terminal is not the lab");
        ProblemDocument.expect(instructor.get("/api/labs/{lab}/recordings", lab), 404);
    }

    @Test
    void whoIsNotAskedIsRefused() {
        String request = help.raise();
        for (Guest who : List.of(learner, stranger)) {
            ProblemDocument.expect(who.get("/api/help"), 403);
            ProblemDocument.expect(who.get("/api/help/log"), 403);
            ProblemDocument.expect(who.get("/api/help/{id}", request), 403);
            ProblemDocument.expect(who.get("/api/help/stream"), 403);
            ProblemDocument.expect(who.post("/api/help/{id}/offer", request), 403);
            ProblemDocument.expect(who.delete("/api/help/{id}", request), 403);
            for (String page : List.of("", "/log", "/" + request)) {
                who.request().accept("text/html").get("/instructor/help" + page).then().statusCode(403);
            }
        }
        for (Guest who : List.of(stranger, instructor)) {
            ProblemDocument.expect(who.get(HelpedLab.HELP, lab), 404);
            ProblemDocument.expect(who.get(HelpedLab.HELP + "/stream", lab), 404);
            ProblemDocument.expect(who.postJson(Map.of(), HelpedLab.HELP, lab), 404);
            ProblemDocument.expect(who.delete(HelpedLab.HELP, lab), 404);
            ProblemDocument.expect(who.postJson(Map.of("question", "x"), HelpedLab.HELP + "/agree", lab), 404);
            ProblemDocument.expect(who.postJson(Map.of("question", "x"), HelpedLab.HELP + "/refuse", lab), 404);
            ProblemDocument.expect(who.delete(HelpedLab.HELP + "/typing", lab), 404);
        }
        ProblemDocument.expect(given().baseUri(server.url()).header("Cookie", instructor.cookie())
                .header("Origin", "http://evil.example").post("/api/help/{id}/offer", request), 403);
        ProblemDocument.expect(instructor.post("/api/help/{id}/offer", "no-such-request"), 404);

        instructor.post("/api/help/{id}/offer", request).then().statusCode(200);
        help.answer("agree", 1);
        ProblemDocument.expect(colleague.post("/api/help/{id}/offer", request), 403);
        ProblemDocument.expect(colleague.post("/api/help/{id}/typing", request), 403);
        ProblemDocument.expect(colleague.delete("/api/help/{id}/typing", request), 403);
        ProblemDocument.expect(colleague.delete("/api/help/{id}", request), 403);
        assertEquals("watching", help.state());
    }

    @Test
    void aYesIsForTheQuestionThatWasReadAndForNoOther() {
        String request = help.raise();
        instructor.post("/api/help/{id}/offer", request).then().statusCode(200);
        String old = learner.get(HelpedLab.HELP, lab).path("question");
        instructor.delete("/api/help/{id}/offer", request).then().statusCode(200).body("state", equalTo("raised"));
        colleague.post("/api/help/{id}/offer", request).then().statusCode(200);
        ProblemDocument.expect(learner.postJson(Map.of("question", old), HelpedLab.HELP + "/agree", lab), 409);
        help.answer("agree", 1).then().statusCode(200);
        ProblemDocument.expect(help.answer("agree", 1), 409);
        ProblemDocument.expect(learner.postJson(Map.of("question", old), HelpedLab.HELP + "/agree", lab), 409);
        ProblemDocument.expect(learner.delete(HelpedLab.HELP + "/typing", lab), 409);
        assertEquals("watching", help.state());
        ProblemDocument.expect(learner.postJson(Map.of(), HelpedLab.HELP + "/agree", lab), 400);
        ProblemDocument.expect(learner.postJson(Map.of("question", old, "terminal", 9), HelpedLab.HELP + "/agree", lab), 400);
    }

    @Test
    void aHandIsRaisedOnceAndSaysWhereTheLearnerStands() {
        String request = help.raise();
        assertEquals(request, help.raise());
        instructor.get("/api/help/{id}", request).then().body("note", equalTo("It says no such file"))
                .body("learner", notNullValue()).body("step", nullValue()).body("task", notNullValue())
                .body("total", equalTo(7)).body("mine", equalTo(false)).body("path", equalTo("/courses/drills/01-outcomes"));
        learner.get("/api/labs/{lab}", lab).then().body("help", equalTo("raised"));
        learner.delete(HelpedLab.HELP, lab).then().statusCode(204);
        learner.delete(HelpedLab.HELP, lab).then().statusCode(204);
        instructor.get("/api/help").then().body("id", not(hasItem(request)));
        learner.get("/api/labs/{lab}", lab).then().body("help", nullValue());
        ProblemDocument.expect(learner.postJson(Map.of("note", "x".repeat(301)), HelpedLab.HELP, lab), 400);
        for (int i = 1; i < 20; i++) {
            help.raise();
            learner.delete(HelpedLab.HELP, lab).then().statusCode(204);
        }
        ProblemDocument.expect(learner.postJson(Map.of(), HelpedLab.HELP, lab), 429);
    }
}
