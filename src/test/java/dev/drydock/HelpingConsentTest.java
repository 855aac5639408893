package dev.drydock;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a learner's yes allows, how long it stands, and what is written down of it. */
@RunningDrydock
class HelpingConsentTest {

    private static Guest instructor;

    private Server server;
    private Guest learner;
    private HelpedLab help;
    private String lab;

    @BeforeAll
    static void oneTeaches(Server server) {
        instructor = Guest.instructorOf(server);
    }

    @BeforeEach
    void startLab(Server server) {
        this.server = server;
        learner = Guest.of(server);
        help = HelpedLab.of(learner, instructor);
        lab = help.id();
    }

    @AfterEach
    void endLabs() {
        learner.endLabs();
    }

    @Test
    void eachConsentAllowsWhatItSaysAndIsLogged() {
        String request = help.watched();
        TerminalWindow own = learner.terminal(lab, 1);
        TerminalWindow seen = help.watch(request);
        own.run("echo for-both-$((6*7))");
        seen.awaitOutput("for-both-42");
        seen.type("touch /root/secretly\n");
        seen.resize(20, 5);
        own.resize(150, 30);
        own.run("until [ \"$(stty size)\" = '30 150' ]; do sleep 0.1; done");
        Eventually.is(true, () -> seen.control().stream().anyMatch(it -> it.path("cols").intValue() == 150));
        assertEquals("", own.run("ls /root; ls /root/secretly 2>/dev/null"), "typed without a second yes");

        help.typing(request);
        assertEquals(1000, seen.awaitClose());
        TerminalWindow hand = help.watch(request);
        hand.type("echo typed-$((6*7))\n");
        own.awaitOutput("typed-42");

        learner.delete(HelpedLab.HELP + "/typing", lab).then().statusCode(200).body("state", equalTo("watching"));
        assertEquals(1000, hand.awaitClose());
        TerminalWindow again = help.watch(request);
        again.type("touch /root/afterwards\n");
        own.run("echo seen-$((6*7))");
        again.awaitOutput("seen-42");
        assertEquals("", own.run("ls /root/afterwards 2>/dev/null"), "typed after the learner had ended it");

        learner.delete(HelpedLab.HELP, lab).then().statusCode(204);
        assertEquals(1000, again.awaitClose());
        assertEquals(404, help.knock(instructor, 1, "?watch=" + request));
        assertEquals("closed", help.state());

        assertEquals(List.of("learner hand-raised", "instructor watching-offered", "learner watching-agreed",
                "instructor watching-began", "instructor typing-asked", "learner typing-agreed", "instructor typing-began",
                "learner typing-ended", "learner watching-ended"), help.acts(request));
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
        String request = help.watched();
        help.typing(request);
        TerminalWindow hand = help.watch(request);
        hand.awaitControl("hello");
        instructor.delete("/api/help/{id}/typing", request).then().statusCode(200).body("state", equalTo("watching"));
        assertEquals(1000, hand.awaitClose());
        TerminalWindow seen = help.watch(request);
        seen.awaitControl("hello");
        instructor.delete("/api/help/{id}", request).then().statusCode(204);
        assertEquals(1000, seen.awaitClose());
        instructor.delete("/api/help/{id}", request).then().statusCode(204);
        assertEquals(404, help.knock(instructor, 1, "?watch=" + request));
        learner.get(HelpedLab.HELP, lab).then().body("state", equalTo("closed")).body("outcome", containsString("ended it"));
        assertEquals(List.of("instructor typing-ended", "instructor watching-ended"),
                help.acts(request).subList(help.acts(request).size() - 2, help.acts(request).size()));
    }

    @Test
    void consentAndLogSurviveAKilledServer() {
        String request = help.watched();
        server.killAndStartAgain();
        assertEquals("watching", help.state());
        try (TerminalWindow own = learner.terminal(lab, 1); TerminalWindow seen = help.watch(request)) {
            seen.awaitControl("hello");
            own.run("echo after-$((6*7))");
            seen.awaitOutput("after-42");
            seen.type("touch /root/secretly\n");
            assertEquals("", own.run("ls /root/secretly 2>/dev/null"));
        }
        assertEquals("learner watching-agreed", help.acts(request).get(2));
    }

    @Test
    void theEndOfTheLabEndsAllOfIt() {
        String request = help.watched();
        TerminalWindow seen = help.watch(request);
        seen.awaitControl("hello");
        learner.delete("/api/labs/{lab}", lab).then().statusCode(204);
        seen.awaitClose();
        instructor.get("/api/help/{id}", request).then().body("state", equalTo("closed")).body("outcome",
                equalTo("The lab ended."));
        assertEquals("server watching-ended", help.acts(request).getLast());
    }
}
