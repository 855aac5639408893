package dev.drydock;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What nobody answers or ends, the server ends. */
@RunningDrydock(settings = { "drydock.helping.answer-within=15S", "drydock.helping.away=15S", "drydock.helping.look-every=1s" })
class HelpingRoundsTest {

    private static final String HELP = "/api/labs/{lab}/help";

    private Guest instructor;
    private Guest learner;
    private String lab;
    private String request;

    @BeforeEach
    void askForHelp(Server server) {
        instructor = Guest.instructorOf(server);
        learner = Guest.of(server);
        lab = learner.lab();
        learner.terminal(lab, 1).awaitOutput("root@drydock").close();
        learner.postJson(Map.of(), HELP, lab).then().statusCode(200);
        request = instructor.get("/api/help").path("[0].id");
        instructor.post("/api/help/{id}/offer", request).then().statusCode(200);
    }

    @AfterEach
    void leave() {
        learner.endLabs();
    }

    private String state() {
        return learner.get(HELP, lab).path("state");
    }

    private String lastAct() {
        return instructor.get("/api/help/log").path("[0].actor") + " " + instructor.get("/api/help/log").path("[0].act");
    }

    @Test
    void anOfferThatNobodyAnswersExpiresAndTheHandStaysUp() {
        Eventually.is("raised", this::state);
        assertEquals("server offer-expired", lastAct());
        learner.get(HELP, lab).then().body("instructor", nullValue());
    }

    @Test
    void anInstructorWhoIsGoneWatchesNoMore() {
        String question = learner.get(HELP, lab).path("question");
        learner.postJson(Map.of("question", question), HELP + "/agree", lab).then().statusCode(200);
        TerminalWindow seen = instructor.terminal(lab, 1, "watch=" + request);
        seen.awaitControl("hello");
        seen.close();
        Eventually.is("closed", this::state);
        assertEquals("server watching-ended", lastAct());
        learner.get(HELP, lab).then().body("outcome", equalTo("The instructor has left."));
    }
}
