package dev.drydock;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.restassured.http.ContentType;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** Who may do what, as a program or another site's page would try it. */
@RunningDrydock
class IdentityContractTest {

    private Server server;
    private Guest guest;

    @BeforeEach
    void meet(Server server) {
        this.server = server;
        this.guest = Guest.of(server);
    }

    private RequestSpecification nobody() {
        return given().baseUri(server.url());
    }

    @Test
    void aFirstRequestMakesAGuestByACookieThatScriptsAndOtherSitesCannotUse() {
        Cookie cookie = nobody().get("/api/me").then().statusCode(200)
                .body("id", notNullValue()).body("name", startsWith("Guest ")).body("roles", empty())
                .extract().detailedCookie(Guest.COOKIE);
        assertTrue(cookie.isHttpOnly());
        assertEquals("Lax", cookie.getSameSite());
        assertEquals("/", cookie.getPath());
        assertTrue(cookie.getMaxAge() > 0, "the cookie outlives the browser's window");
    }

    @Test
    void aPageMakesAGuestToo() {
        nobody().get("/").then().statusCode(200).cookie(Guest.COOKIE);
    }

    @Test
    void aGuestStaysTheSamePersonAndIsGivenNoSecondCookie() {
        Response again = guest.get("/api/me");
        again.then().statusCode(200).body("id", equalTo(guest.id()));
        assertNull(again.cookie(Guest.COOKIE));
    }

    @Test
    void everyGuestIsSomebodyElse() {
        assertNotEquals(guest.id(), Guest.of(server).id());
    }

    @Test
    void anApiCallWithoutASessionIsRefused() {
        for (String path : new String[] { "/api/labs", "/api/courses", "/api/progress", "/api/labs/x",
                "/api/lessons/problems" }) {
            problem(nobody().get(path), 401);
        }
        problem(nobody().header("Origin", server.url()).post("/api/labs"), 401);
    }

    @Test
    void aForgedCookieIsNobody() {
        String[] parts = guest.cookie().split("=", 2)[1].split("\\.");
        String forged = parts[0] + "." + parts[1].substring(1) + "A";
        problem(nobody().cookie(Guest.COOKIE, forged).get("/api/labs"), 401);
        problem(nobody().cookie(Guest.COOKIE, "rubbish").get("/api/labs"), 401);
    }

    @Test
    void aChangeFromAnotherSitesPageIsRefused() {
        for (String origin : new String[] { "http://evil.example", "null", server.url() + ".evil.example",
                server.url().replace("http:", "https:"), "http://localhost:1" }) {
            problem(changeFrom(origin), 403);
        }
        assertEquals(0, guest.get("/api/labs").jsonPath().getList("$").size(), "nothing was started");
    }

    private Response changeFrom(String origin) {
        return nobody().header("Cookie", guest.cookie()).header("Origin", origin).contentType(ContentType.JSON)
                .body(Map.of("course", Guest.COURSE, "lesson", Guest.LESSON)).post("/api/labs");
    }

    @Test
    void aChangeThatNamesNoOriginIsRefused() {
        problem(nobody().header("Cookie", guest.cookie()).contentType(ContentType.JSON)
                .body(Map.of("course", Guest.COURSE, "lesson", Guest.LESSON)).post("/api/labs"), 403);
        problem(nobody().header("Cookie", guest.cookie()).delete("/api/labs/x"), 403);
    }

    @Test
    void aBearerTokenStandsForItsOwnerWithoutOriginOrCookie() {
        String token = token("write");
        nobody().header("Authorization", "Bearer " + token).get("/api/me").then().statusCode(200)
                .body("id", equalTo(guest.id()));
        nobody().header("Authorization", "Bearer " + token).delete("/api/labs/unknown").then().statusCode(404);
    }

    @Test
    void aReadingTokenChangesNothing() {
        String token = token("read");
        nobody().header("Authorization", "Bearer " + token).get("/api/labs").then().statusCode(200);
        problem(nobody().header("Authorization", "Bearer " + token).delete("/api/labs/unknown"), 403);
        problem(nobody().header("Authorization", "Bearer " + token).contentType(ContentType.JSON)
                .body(Map.of("scope", "write")).post("/api/me/tokens"), 403);
    }

    @Test
    void aReadingTokenOpensNoTerminalSinceTypingIsAChange() {
        String lab = guest.lab();
        String path = "/api/labs/" + lab + "/terminals/1";
        assertEquals(403, TerminalWindow.knock(server, path, "Authorization", "Bearer " + token("read")));
        assertEquals(101, TerminalWindow.knock(server, path, "Authorization", "Bearer " + token("write")));
        guest.endLabs();
    }

    @Test
    void aTokenSaysItsScopeAndItsEnd() {
        Response answer = guest.postJson(Map.of("scope", "read", "seconds", 60), "/api/me/tokens");
        answer.then().statusCode(201).body("scope", equalTo("read"));
        assertTrue(Instant.parse(answer.path("expiresAt")).isBefore(Instant.now().plusSeconds(61)));
    }

    @Test
    void aForgedTokenAndACookieInATokensPlaceAreRefused() {
        problem(nobody().header("Authorization", "Bearer " + token("write") + "A").get("/api/labs"), 401);
        String cookie = guest.cookie().split("=", 2)[1];
        problem(nobody().header("Authorization", "Bearer " + cookie).get("/api/labs"), 401);
        problem(nobody().cookie(Guest.COOKIE, token("write")).get("/api/labs"), 401);
    }

    @Test
    void aTokenCannotLiveForever() {
        problem(guest.postJson(Map.of("seconds", 400L * 24 * 3600), "/api/me/tokens"), 400);
        problem(guest.postJson(Map.of("seconds", 0), "/api/me/tokens"), 400);
        problem(guest.postJson(Map.of("scope", "admin"), "/api/me/tokens"), 400);
    }

    @Test
    void theInstructorLinkShowsAButtonAndItsPostWorksOnce() {
        String path = server.instructorLink().substring(server.url().length());
        problem(guest.get("/api/lessons/problems"), 403);
        guest.get(path).then().statusCode(200);
        guest.get("/api/me").then().body("roles", empty());

        Cookie promoted = guest.request().redirects().follow(false).post(path).then().statusCode(303)
                .extract().detailedCookie(Guest.COOKIE);
        assertTrue(promoted.isHttpOnly());
        given().baseUri(server.url()).cookie(promoted).get("/api/me").then()
                .body("roles", hasItem("instructor")).body("id", equalTo(guest.id()));
        given().baseUri(server.url()).cookie(promoted).get("/api/lessons/problems").then().statusCode(200);

        Guest second = Guest.of(server);
        second.request().redirects().follow(false).post(path).then().statusCode(410);
        second.get("/api/me").then().body("roles", not(hasItem("instructor")));
    }

    private String token(String scope) {
        return guest.postJson(Map.of("scope", scope), "/api/me/tokens").then().statusCode(201).extract().path("token");
    }

    private static void problem(Response response, int status) {
        ProblemDocument.expect(response, status);
    }
}
