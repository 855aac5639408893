package dev.drydock;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two learners in the same lesson at once never see each other's lab, terminal or progress, by any address. */
@RunningDrydock
class TwoLearnersTest {

    private Server server;
    private Guest ada;
    private Guest grace;
    private String adasLab;
    private String gracesLab;

    @BeforeEach
    void bothStart(Server server) {
        this.server = server;
        ada = Guest.of(server);
        grace = Guest.of(server);
        adasLab = ada.lab();
        gracesLab = grace.lab();
    }

    @AfterEach
    void bothLeave() {
        ada.endLabs();
        grace.endLabs();
    }

    @Test
    void eachHasALabOfTheirOwnAndIsShownNoOther() {
        assertNotEquals(adasLab, gracesLab);
        ada.get("/api/labs").then().body("id", contains(adasLab));
        grace.get("/api/labs").then().body("id", contains(gracesLab));
    }

    @Test
    void noAddressLeadsToTheOthersLab() {
        for (String id : List.of(adasLab, adasLab.toUpperCase(java.util.Locale.ROOT), adasLab + "/")) {
            ProblemDocument.expect(grace.get("/api/labs/" + id), 404);
        }
        ProblemDocument.expect(grace.post("/api/labs/{lab}/extend", adasLab), 404);
        ProblemDocument.expect(grace.post("/api/labs/{lab}/reset", adasLab), 404);
        ProblemDocument.expect(grace.delete("/api/labs/{lab}", adasLab), 404);
        ProblemDocument.expect(grace.delete("/api/labs/{lab}/terminals/1", adasLab), 404);
        ProblemDocument.expect(grace.check(adasLab, "done"), 404);
        ada.get("/api/labs/{lab}", adasLab).then().body("state", equalTo("ready"));
    }

    @Test
    void anotherLearnersTokenOpensNothingEither() {
        String token = grace.postJson(Map.of("scope", "write"), "/api/me/tokens").path("token");
        String path = "/api/labs/" + adasLab + "/terminals/1";
        assertEquals(404, TerminalWindow.knock(server, path, "Authorization", "Bearer " + token));
        assertEquals(404, TerminalWindow.knock(server, path, "Authorization", "Bearer " + token, "Cookie", ada.cookie(),
                "Origin", server.url()), "the token says who is asking, not the cookie beside it");
    }

    @Test
    void anInstructorsRoleOpensNoLabOfALearner() {
        // Promoted by the same means as the person who started the server
        server.stop();
        server.startAgain();
        String cookie = grace.request().redirects().follow(false)
                .post(server.instructorLink().substring(server.url().length())).then().statusCode(303)
                .extract().cookie(Guest.COOKIE);
        io.restassured.RestAssured.given().baseUri(server.url()).cookie(Guest.COOKIE, cookie)
                .get("/api/labs/{lab}", adasLab).then().statusCode(404);
        assertEquals(404, TerminalWindow.knock(server, "/api/labs/" + adasLab + "/terminals/1", "Cookie",
                Guest.COOKIE + "=" + cookie, "Origin", server.url()));
    }

    @Test
    void noTerminalOfTheOtherOpensAndNothingTypedGoesAcross() {
        for (int n = 0; n <= 9; n++) {
            int status = TerminalWindow.knock(server, "/api/labs/" + adasLab + "/terminals/" + n, "Cookie", grace.cookie(),
                    "Origin", server.url());
            assertEquals(404, status, "terminal " + n);
        }
        try (TerminalWindow adas = ada.terminal(adasLab, 1); TerminalWindow graces = grace.terminal(gracesLab, 1)) {
            adas.run("echo only for ada; touch /root/of-ada; sleep 4711 &");
            assertEquals("", graces.run("ls /root"));
            assertFalse(graces.run("ps -ef").contains("4711"), "processes of another lab are seen");
            assertFalse(graces.printed().contains("only for ada"));
            assertEquals("0\r\n", graces.run("grep -vc lo: /proc/net/dev | awk '{print $1 - 2}'"), "there is a network");
        }
    }

    @Test
    void progressIsEachOnesOwn() {
        try (TerminalWindow adas = ada.terminal(adasLab, 1)) {
            adas.run("touch /root/done");
        }
        ada.check(adasLab, "done").then().body("outcome", equalTo("passed"));
        grace.check(gracesLab, "done").then().body("outcome", equalTo("not-yet"));
        assertEquals(List.of("done"), ada.passed(Guest.COURSE, Guest.LESSON));
        assertEquals(List.of(), grace.passed(Guest.COURSE, Guest.LESSON));
        ada.get("/courses/drills/01-outcomes").then().body(containsString("1 of 7 tasks"));
        grace.get("/courses/drills/01-outcomes").then().body(containsString("0 of 7 tasks"))
                .body(not(containsString(adasLab)));
    }

    @Test
    void pagesAndAnswersWithPersonalStateAreKeptByNoSharedCache() {
        for (String path : List.of("/", "/courses/drills/01-outcomes", "/api/me", "/api/labs", "/api/progress")) {
            String caching = String.valueOf(ada.get(path).header("Cache-Control"));
            assertFalse(caching.contains("public") || caching.contains("s-maxage"), path + ": " + caching);
        }
    }
}
