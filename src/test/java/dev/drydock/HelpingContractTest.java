package dev.drydock;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.restassured.response.Response;

/**
 * Who may watch and type in another's terminal: the one instructor to whom its learner said yes, and as long as that stands.
 */
@RunningDrydock
class HelpingContractTest {

    private static final String HELP = "/api/labs/{lab}/help";

    private static Guest instructor;
    private static Guest colleague;

    private Server server;
    private Guest learner;
    private Guest stranger;
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
        lab = learner.lab();
        learner.terminal(lab, 1).awaitOutput("root@drydock").close();
    }

    @AfterEach
    void endLabs() {
        learner.endLabs();
    }

    private String raise() {
        learner.postJson(Map.of("note", "It says no such file", "step", "nowhere"), HELP, lab).then().statusCode(200)
                .body("state", equalTo("raised"));
        return request();
    }

    private String request() {
        return instructor.get("/api/help").then().statusCode(200).extract().path("find { it.lab == '" + lab + "' }.id");
    }

    private String state() {
        return learner.get(HELP, lab).then().statusCode(200).extract().path("state");
    }

    private Response answer(String answer, int terminal) {
        String question = learner.get(HELP, lab).path("question");
        return learner.postJson(Map.of("question", String.valueOf(question), "terminal", terminal), HELP + "/" + answer, lab);
    }

    private String watched() {
        String request = raise();
        instructor.post("/api/help/{id}/offer", request).then().statusCode(200).body("state", equalTo("offered"));
        answer("agree", 1).then().statusCode(200).body("state", equalTo("watching")).body("terminal", equalTo(1));
        return request;
    }

    private void typing(String request) {
        instructor.post("/api/help/{id}/typing", request).then().statusCode(200).body("state", equalTo("asked"));
        answer("agree", 1).then().statusCode(200).body("state", equalTo("typing"));
    }

    private TerminalWindow watch(String request) {
        return instructor.terminal(lab, 1, "cols=33&rows=11&watch=" + request);
    }

    private int knock(Guest who, int terminal, String query) {
        return TerminalWindow.knock(server, "/api/labs/" + lab + "/terminals/" + terminal + query, "Cookie", who.cookie(),
                "Origin", server.url());
    }

    private List<String> acts(String request) {
        return instructor.get("/api/help/log").then().statusCode(200).extract().jsonPath()
                .getList("findAll { it.request == '" + request + "' }.collect { it.actor + ' ' + it.act }").reversed()
                .stream().map(Object::toString).toList();
    }

    @Test
    void eachConsentAllowsWhatItSaysAndIsLogged() {
        String request = watched();
        TerminalWindow own = learner.terminal(lab, 1);
        TerminalWindow seen = watch(request);
        own.run("echo for-both-$((6*7))");
        seen.awaitOutput("for-both-42");
        seen.type("touch /root/secretly\n");
        seen.resize(20, 5);
        own.resize(150, 30);
        own.run("until [ \"$(stty size)\" = '30 150' ]; do sleep 0.1; done");
        Eventually.is(true, () -> seen.control().stream().anyMatch(it -> it.path("cols").intValue() == 150));
        assertEquals("", own.run("ls /root; ls /root/secretly 2>/dev/null"), "typed without a second yes");

        typing(request);
        assertEquals(1000, seen.awaitClose());
        TerminalWindow hand = watch(request);
        hand.type("echo typed-$((6*7))\n");
        own.awaitOutput("typed-42");

        learner.delete(HELP + "/typing", lab).then().statusCode(200).body("state", equalTo("watching"));
        assertEquals(1000, hand.awaitClose());
        TerminalWindow again = watch(request);
        again.type("touch /root/afterwards\n");
        own.run("echo seen-$((6*7))");
        again.awaitOutput("seen-42");
        assertEquals("", own.run("ls /root/afterwards 2>/dev/null"), "typed after the learner had ended it");

        learner.delete(HELP, lab).then().statusCode(204);
        assertEquals(1000, again.awaitClose());
        assertEquals(404, knock(instructor, 1, "?watch=" + request));
        assertEquals("closed", state());

        assertEquals(List.of("learner hand-raised", "instructor watching-offered", "learner watching-agreed",
                "instructor watching-began", "instructor typing-asked", "learner typing-agreed", "instructor typing-began",
                "learner typing-ended", "learner watching-ended"), acts(request));
        String log = instructor.get("/api/help/log").asString();
        assertFalse(log.contains("typed-") || log.contains("no such file"), "what was typed or told is no line of the log");
        instructor.get("/api/help/log").then()
                .body("find { it.act == 'watching-agreed' && it.lab == '" + lab + "' }.learner", equalTo(learner.id()))
                .body("find { it.act == 'watching-agreed' && it.lab == '" + lab + "' }.instructor", equalTo(instructor.id()))
                .body("find { it.act == 'watching-agreed' && it.lab == '" + lab + "' }.terminal", equalTo(1));
        instructor.request().accept("text/html").get("/instructor/help/log").then().statusCode(200)
                .body(containsString("agreed to typing")).body(containsString(lab));
        own.close();
    }

    @Test
    void theInstructorEndsTypingAndWatchingAtOnceToo() {
        String request = watched();
        typing(request);
        TerminalWindow hand = watch(request);
        hand.awaitControl("hello");
        instructor.delete("/api/help/{id}/typing", request).then().statusCode(200).body("state", equalTo("watching"));
        assertEquals(1000, hand.awaitClose());
        TerminalWindow seen = watch(request);
        seen.awaitControl("hello");
        instructor.delete("/api/help/{id}", request).then().statusCode(204);
        assertEquals(1000, seen.awaitClose());
        instructor.delete("/api/help/{id}", request).then().statusCode(204);
        assertEquals(404, knock(instructor, 1, "?watch=" + request));
        learner.get(HELP, lab).then().body("state", equalTo("closed")).body("outcome", containsString("ended it"));
        assertEquals(List.of("instructor typing-ended", "instructor watching-ended"),
                acts(request).subList(acts(request).size() - 2, acts(request).size()));
    }

    @Test
    void withoutAYesNobodyGetsIn() {
        String request = raise();
        for (Guest who : List.of(instructor, colleague, stranger)) {
            assertEquals(404, knock(who, 1, "?watch=" + request), "the hand is only raised");
            assertEquals(404, knock(who, 1, ""));
        }
        instructor.post("/api/help/{id}/offer", request).then().statusCode(200);
        assertEquals(404, knock(instructor, 1, "?watch=" + request), "the offer is not answered");
        answer("refuse", 1).then().statusCode(200).body("state", equalTo("raised")).body("instructor", nullValue());
        assertEquals(404, knock(instructor, 1, "?watch=" + request), "the offer was refused");

        instructor.post("/api/help/{id}/offer", request).then().statusCode(200);
        answer("agree", 2).then().statusCode(200);
        assertEquals(404, knock(colleague, 2, "?watch=" + request));
        assertEquals(404, knock(stranger, 2, "?watch=" + request));
        assertEquals(404, knock(instructor, 1, "?watch=" + request), "the yes is for another terminal");
        assertEquals(404, knock(instructor, 2, ""), "the yes makes nobody the owner");
        assertEquals(404, knock(instructor, 2, "?watch=" + request + "0"));
        assertEquals(404, knock(instructor, 2, "?watch=&x=" + request));
        assertEquals(404, knock(instructor, 2, "?%77atch=" + request));
        assertEquals(404, knock(instructor, 2, "?watch=00000000-0000-0000-0000-000000000000"));
        assertEquals(403, TerminalWindow.knock(server, "/api/labs/" + lab + "/terminals/2?watch=" + request, "Cookie",
                instructor.cookie(), "Origin", "http://evil.example"));
        assertEquals(404, instructor.get("/api/labs/{lab}", lab).statusCode(), "a terminal is not the lab");
        ProblemDocument.expect(instructor.get("/api/labs/{lab}/recordings", lab), 404);
    }

    @Test
    void whoIsNotAskedIsRefused() {
        String request = raise();
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
            ProblemDocument.expect(who.get(HELP, lab), 404);
            ProblemDocument.expect(who.get(HELP + "/stream", lab), 404);
            ProblemDocument.expect(who.postJson(Map.of(), HELP, lab), 404);
            ProblemDocument.expect(who.delete(HELP, lab), 404);
            ProblemDocument.expect(who.postJson(Map.of("question", "x"), HELP + "/agree", lab), 404);
            ProblemDocument.expect(who.postJson(Map.of("question", "x"), HELP + "/refuse", lab), 404);
            ProblemDocument.expect(who.delete(HELP + "/typing", lab), 404);
        }
        ProblemDocument.expect(given().baseUri(server.url()).header("Cookie", instructor.cookie())
                .header("Origin", "http://evil.example").post("/api/help/{id}/offer", request), 403);
        ProblemDocument.expect(instructor.post("/api/help/{id}/offer", "no-such-request"), 404);

        instructor.post("/api/help/{id}/offer", request).then().statusCode(200);
        answer("agree", 1);
        ProblemDocument.expect(colleague.post("/api/help/{id}/offer", request), 403);
        ProblemDocument.expect(colleague.post("/api/help/{id}/typing", request), 403);
        ProblemDocument.expect(colleague.delete("/api/help/{id}/typing", request), 403);
        ProblemDocument.expect(colleague.delete("/api/help/{id}", request), 403);
        assertEquals("watching", state());
    }

    @Test
    void aYesIsForTheQuestionThatWasReadAndForNoOther() {
        String request = raise();
        instructor.post("/api/help/{id}/offer", request).then().statusCode(200);
        String old = learner.get(HELP, lab).path("question");
        instructor.delete("/api/help/{id}/offer", request).then().statusCode(200).body("state", equalTo("raised"));
        colleague.post("/api/help/{id}/offer", request).then().statusCode(200);
        ProblemDocument.expect(learner.postJson(Map.of("question", old), HELP + "/agree", lab), 409);
        answer("agree", 1).then().statusCode(200);
        ProblemDocument.expect(answer("agree", 1), 409);
        ProblemDocument.expect(learner.postJson(Map.of("question", old), HELP + "/agree", lab), 409);
        ProblemDocument.expect(learner.delete(HELP + "/typing", lab), 409);
        assertEquals("watching", state());
        ProblemDocument.expect(learner.postJson(Map.of(), HELP + "/agree", lab), 400);
        ProblemDocument.expect(learner.postJson(Map.of("question", old, "terminal", 9), HELP + "/agree", lab), 400);
    }

    @Test
    void consentAndLogSurviveAKilledServer() {
        String request = watched();
        server.killAndStartAgain();
        assertEquals("watching", state());
        try (TerminalWindow own = learner.terminal(lab, 1); TerminalWindow seen = watch(request)) {
            seen.awaitControl("hello");
            own.run("echo after-$((6*7))");
            seen.awaitOutput("after-42");
            seen.type("touch /root/secretly\n");
            assertEquals("", own.run("ls /root/secretly 2>/dev/null"));
        }
        assertEquals("learner watching-agreed", acts(request).get(2));
    }

    @Test
    void theEndOfTheLabEndsAllOfIt() {
        String request = watched();
        TerminalWindow seen = watch(request);
        seen.awaitControl("hello");
        learner.delete("/api/labs/{lab}", lab).then().statusCode(204);
        seen.awaitClose();
        instructor.get("/api/help/{id}", request).then().body("state", equalTo("closed")).body("outcome",
                equalTo("The lab ended."));
        assertEquals("server watching-ended", acts(request).getLast());
    }

    @Test
    void aHandIsRaisedOnceAndSaysWhereTheLearnerStands() {
        String request = raise();
        assertEquals(request, raise());
        instructor.get("/api/help/{id}", request).then().body("note", equalTo("It says no such file"))
                .body("learner", notNullValue()).body("step", nullValue()).body("task", notNullValue())
                .body("total", equalTo(7)).body("mine", equalTo(false)).body("path", equalTo("/courses/drills/01-outcomes"));
        learner.get("/api/labs/{lab}", lab).then().body("help", equalTo("raised"));
        learner.delete(HELP, lab).then().statusCode(204);
        learner.delete(HELP, lab).then().statusCode(204);
        instructor.get("/api/help").then().body("id", not(hasItem(request)));
        learner.get("/api/labs/{lab}", lab).then().body("help", nullValue());
        ProblemDocument.expect(learner.postJson(Map.of("note", "x".repeat(301)), HELP, lab), 400);
        for (int i = 1; i < 20; i++) {
            raise();
            learner.delete(HELP, lab).then().statusCode(204);
        }
        ProblemDocument.expect(learner.postJson(Map.of(), HELP, lab), 429);
    }
}
