package dev.drydock;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.restassured.http.ContentType;

/** What the public contract says of courses, quizzes, failures and the server's own state. */
@RunningDrydock
class ContractTest {

    private static final String QUIZZES = "/api/quizzes/drills/01-outcomes/";
    private static final Pattern LINK_TO_A_CHECK = Pattern.compile("(?:href|src)=\"[^\"]*checks/");

    private Server server;
    private Guest guest;

    @BeforeEach
    void meet(Server server) {
        this.server = server;
        this.guest = Guest.of(server);
    }

    @Test
    void coursesListTheirLessonsTasksAndQuizzes() {
        guest.get("/api/courses").then().statusCode(200)
                .body("id", hasItems("containers", "drills"))
                .rootPath("find { it.id == 'drills' }")
                .body("title", equalTo("Drills"))
                .body("summary", equalTo("Lessons that only tests use."))
                .body("lessons.id", contains("01-outcomes", "02-reading"))
                .body("lessons[0].minutes", equalTo(1))
                .body("lessons[0].lab", equalTo("base"))
                .body("lessons[0].tasks[1]", equalTo(Map.of("id", "six", "title", "What is two times three?", "step", "try",
                        "input", true, "points", 1)))
                .body("lessons[0].quizzes.id", contains("try-1", "try-2", "try-3"))
                .body("lessons[0].quizzes.kind", contains("single", "multiple", "text"))
                .body("lessons[0].quizzes[0].options.html", contains(containsString("a cube"), containsString("a ball")))
                .body("lessons[1]", not(hasKey("lab")));
    }

    /** The answers of every lesson of the project, and none of them in what a browser is given. */
    @Test
    void neitherCheckScriptsNorQuizMarksReachTheBrowser() throws IOException {
        String courses = guest.get("/api/courses").asString();
        for (Map<String, Object> course : guest.get("/api/courses").jsonPath().<Map<String, Object>> getList("$")) {
            for (Object lesson : (List<?>) course.get("lessons")) {
                String path = course.get("id") + "/" + ((Map<?, ?>) lesson).get("id");
                String page = guest.get("/courses/" + path).then().statusCode(200).extract().asString();
                for (String secret : secrets(server.lessons().resolve(path))) {
                    assertFalse(courses.contains(secret), "/api/courses tells: " + secret);
                    assertFalse(page.contains(secret), path + " tells: " + secret);
                }
                // A lesson for authors may well speak of a check's file; no browser may fetch one
                assertFalse(LINK_TO_A_CHECK.matcher(page).find(), path + " links to a check");
                assertFalse(page.contains("data-right") || page.contains("checked"), path + " marks an answer");
            }
        }
        assertFalse(courses.contains("right") && courses.contains("\"marks\""), "/api/courses carries marks");
        assertFalse(courses.contains("#!/bin/sh"), "/api/courses carries scripts");
        // The words that judge a chosen option come with the judgement
        assertFalse(courses.contains("A cube has corners"), "/api/courses gives feedback away");
    }

    /** Lines of the checks that would give an answer away; short ones stand in any text. */
    private static List<String> secrets(Path lesson) throws IOException {
        if (!Files.isDirectory(lesson.resolve("checks"))) {
            return List.of();
        }
        try (Stream<Path> checks = Files.list(lesson.resolve("checks"))) {
            return checks.flatMap(ContractTest::lines).map(String::strip).filter(line -> line.length() > 20).toList();
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void checksCannotBeFetchedAsAssets() {
        for (String path : List.of("assets/../checks/done.sh", "assets/%2e%2e/checks/done.sh", "checks/done.sh",
                "assets/..%2fchecks/done.sh", "lesson.md")) {
            guest.request().urlEncodingEnabled(false).get("/courses/drills/01-outcomes/" + path).then().statusCode(404);
        }
    }

    @Test
    void aSingleChoiceIsJudgedWithTheAuthorsWords() {
        answer("try-1", List.of(1)).body("outcome", equalTo("passed"));
        answer("try-1", List.of(0)).body("outcome", equalTo("not-yet"))
                .body("feedback", contains(containsString("A cube has corners.")));
    }

    @Test
    void aMultipleChoiceNeedsExactlyTheRightOnes() {
        answer("try-2", List.of(0, 2)).body("outcome", equalTo("passed"));
        answer("try-2", List.of(2, 0)).body("outcome", equalTo("passed"));
        for (List<Integer> wrong : List.of(List.of(0), List.of(0, 1, 2), List.<Integer> of(), List.of(0, 2, 7), List.of(-1))) {
            answer("try-2", wrong).body("outcome", equalTo("not-yet"));
        }
    }

    @Test
    void aTypedAnswerIsOneString() {
        answer("try-3", "Ada").body("outcome", equalTo("passed"));
        answer("try-3", "Grace").body("outcome", equalTo("not-yet"));
        answer("try-3", List.of(0)).body("outcome", equalTo("not-yet"));
    }

    private io.restassured.response.ValidatableResponse answer(String quiz, Object answers) {
        return guest.postJson(Map.of("answers", answers), QUIZZES + quiz).then().statusCode(200);
    }

    @Test
    void anAnswerThatCannotBeReadIsSaidSo() {
        for (Object answers : List.of(1, true, List.of("a"), List.of(0.5), Map.of())) {
            ProblemDocument.expect(guest.postJson(Map.of("answers", answers), QUIZZES + "try-1"), 400);
        }
        ProblemDocument.expect(guest.postJson(Map.of(), QUIZZES + "try-1"), 400);
        ProblemDocument.expect(guest.postJson(Map.of("answers", List.of(0)), QUIZZES + "try-9"), 404);
    }

    @Test
    void everyFailureIsAProblemDocument() {
        ProblemDocument.expect(guest.get("/api/nothing-here"), 404);
        ProblemDocument.expect(guest.get("/api/labs/unknown"), 404);
        ProblemDocument.expect(guest.request().put("/api/labs"), 405);
        ProblemDocument.expect(guest.request().contentType(ContentType.JSON).body("{").post("/api/labs"), 400);
        ProblemDocument.expect(guest.request().contentType(ContentType.TEXT).body("a lab").post("/api/labs"), 415);
        ProblemDocument.expect(guest.postJson(Map.of(), "/api/labs"), 400);
        ProblemDocument.expect(guest.startLab("drills", "03-missing"), 404);
        ProblemDocument.expect(guest.startLab("drills", "02-reading"), 409);
    }

    @Test
    void aPersonWhoIsLostGetsAPage() {
        guest.request().accept("text/html").get("/nowhere").then().statusCode(404).contentType(ContentType.HTML);
        guest.request().accept("text/html").get("/courses/drills/03-missing").then().statusCode(404)
                .contentType(ContentType.HTML).body(containsString("There is no such page"));
    }

    @Test
    void pagesRunNoScriptsButOurs() {
        guest.get("/").then().header("Content-Security-Policy", containsString("default-src 'self'"))
                .header("X-Content-Type-Options", "nosniff");
    }

    @Test
    void theServerSaysHowItIs() {
        given().baseUri(server.url()).get("/q/health").then().statusCode(200).body("status", equalTo("UP"))
                .body("checks.name", hasItems("container engine", "lessons", "Database connections health check"));
        given().baseUri(server.url()).get("/q/metrics").then().statusCode(200)
                .body(containsString("drydock_lab_start_seconds"), containsString("drydock_terminal_sockets"));
        given().baseUri(server.url()).accept(ContentType.JSON).get("/q/openapi").then().statusCode(200)
                .body("paths", hasKey("/api/labs")).body("paths", hasKey("/api/labs/{lab}/tasks/{task}/check"))
                .body("paths", hasKey("/api/quizzes/{course}/{lesson}/{quiz}"));
    }

    @Test
    void lookingWritesNoRow() {
        String before = rows();
        Guest visitor = Guest.of(server);
        visitor.get("/").then().statusCode(200);
        visitor.get("/courses/drills/01-outcomes").then().statusCode(200);
        visitor.get("/api/courses").then().statusCode(200);
        visitor.get("/api/labs").then().statusCode(200);
        visitor.get("/api/progress").then().statusCode(200);
        visitor.get(server.instructorLink().substring(server.url().length())).then().statusCode(200);
        assertEquals(before, rows());
    }

    /** Less the labs that wait for nobody yet: the server makes those by itself, whoever looks. */
    private String rows() {
        return server.query("""
                SELECT string_agg(table_name || '=' || (xpath('/row/n/text()',
                    query_to_xml(format('SELECT count(*) AS n FROM %I', table_name), false, true, '')))[1]::text, ' '
                    ORDER BY table_name)
                FROM information_schema.tables WHERE table_schema = 'public' AND table_name <> 'pooled_lab'""");
    }

    @Test
    void theEmbeddedDatabaseIsDurableAndAsksForItsPassword() {
        for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            assertEquals("on", server.query("SHOW " + setting), setting);
        }
        assertEquals("127.0.0.1", server.query("SHOW listen_addresses"));
        assertEquals("0", server.query("SELECT count(*) FROM pg_hba_file_rules WHERE auth_method = 'trust'"));
    }
}
