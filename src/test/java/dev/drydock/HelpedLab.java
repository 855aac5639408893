package dev.drydock;

import static org.hamcrest.Matchers.equalTo;

import java.util.List;
import java.util.Map;

import io.restassured.response.Response;

/** A lab whose learner asks for help, and the instructor who may give it. One method for each thing that one of them does. */
final class HelpedLab {

    static final String HELP = "/api/labs/{lab}/help";

    private final Guest learner;
    private final Guest instructor;
    private final String lab;

    private HelpedLab(Guest learner, Guest instructor, String lab) {
        this.learner = learner;
        this.instructor = instructor;
        this.lab = lab;
    }

    /** A new one, with a shell in its first terminal. */
    static HelpedLab of(Guest learner, Guest instructor) {
        String lab = learner.lab();
        learner.terminal(lab, 1).awaitOutput("root@drydock").close();
        return new HelpedLab(learner, instructor, lab);
    }

    String id() {
        return lab;
    }

    /** The id of the request. */
    String raise() {
        learner.postJson(Map.of("note", "It says no such file", "step", "nowhere"), HELP, lab).then().statusCode(200)
                .body("state", equalTo("raised"));
        return instructor.get("/api/help").then().statusCode(200).extract().path("find { it.lab == '" + lab + "' }.id");
    }

    String state() {
        return learner.get(HELP, lab).then().statusCode(200).extract().path("state");
    }

    Response answer(String answer, int terminal) {
        String question = learner.get(HELP, lab).path("question");
        return learner.postJson(Map.of("question", String.valueOf(question), "terminal", terminal), HELP + "/" + answer, lab);
    }

    /** The id of a request whose first terminal the instructor may watch. */
    String watched() {
        String request = raise();
        instructor.post("/api/help/{id}/offer", request).then().statusCode(200).body("state", equalTo("offered"));
        answer("agree", 1).then().statusCode(200).body("state", equalTo("watching")).body("terminal", equalTo(1));
        return request;
    }

    void typing(String request) {
        instructor.post("/api/help/{id}/typing", request).then().statusCode(200).body("state", equalTo("asked"));
        answer("agree", 1).then().statusCode(200).body("state", equalTo("typing"));
    }

    TerminalWindow watch(String request) {
        return instructor.terminal(lab, 1, "cols=33&rows=11&watch=" + request);
    }

    int knock(Guest who, int terminal, String query) {
        return TerminalWindow.knock(who.server(), "/api/labs/" + lab + "/terminals/" + terminal + query, "Cookie",
                who.cookie(), "Origin", who.server().url());
    }

    /** Who did what, as the log has it, the oldest first. */
    List<String> acts(String request) {
        return instructor.get("/api/help/log").then().statusCode(200).extract().jsonPath()
                .getList("findAll { it.request == '" + request + "' }.collect { it.actor + ' ' + it.act }").reversed()
                .stream().map(Object::toString).toList();
    }
}
