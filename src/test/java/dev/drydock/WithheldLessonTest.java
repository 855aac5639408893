package dev.drydock;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.restassured.specification.RequestSpecification;

/** A lesson whose test failed is kept from learners by the running server, and only as long as it is what failed. */
@RunningDrydock
class WithheldLessonTest {

    private static final String PAGE = "/courses/proving/01-greeting";
    private static final String NAME = "proving/01-greeting";

    private Server server;
    private Guest learner;
    private Path course;

    @BeforeEach
    void newLesson(Server server) throws Exception {
        this.server = server;
        course = server.lessons().resolve("proving");
        assertEquals(0, LessonCommandRun.of(server.data(), server.lessons(), "new", "proving/greeting").code());
        learner = Guest.of(server);
        Eventually.is(true, () -> offered().contains("01-greeting"));
    }

    @AfterEach
    void throwAway() throws IOException {
        Folders.delete(course);
        Eventually.is(false, () -> offered().contains("01-greeting"));
    }

    private List<String> offered() {
        return learner.get("/api/courses").jsonPath().getList("findAll { it.id == 'proving' }.collectMany { it.lessons.id }");
    }

    private LessonCommandRun test() throws IOException, InterruptedException {
        return LessonCommandRun.of(server.data(), server.lessons(), "test", NAME);
    }

    private void saveCheck(String script) throws IOException {
        Files.writeString(course.resolve("01-greeting/checks/greeting.sh"), script);
    }

    @Test
    void untilItIsMended() throws Exception {
        Path check = course.resolve("01-greeting/checks/greeting.sh");
        String right = Files.readString(check);
        RequestSpecification instructor = instructor();
        instructor.get("/").then().statusCode(200).body(containsString("Not tested yet"));
        learner.get("/").then().statusCode(200).body(not(containsString("Not tested yet")));

        saveCheck("#!/bin/sh\nexit 0\n");
        LessonCommandRun failed = test();
        assertEquals(1, failed.code(), failed.out() + failed.err());
        Eventually.is(false, () -> offered().contains("01-greeting"));
        learner.request().accept("text/html").get(PAGE).then().statusCode(410).body(containsString("being mended"));
        ProblemDocument.expect(learner.postJson(Map.of("course", "proving", "lesson", "01-greeting"), "/api/labs"), 404);
        instructor.accept("text/html").get(PAGE).then().statusCode(200).body(containsString("It is empty"));
        instructor.accept("text/html").get("/").then().statusCode(200).body(containsString("learners are not offered it"));
        instructor.accept("text/html").get("/problems").then().statusCode(200)
                .body(containsString("untouched greeting: It is empty"));

        saveCheck(right);
        Eventually.is(true, () -> offered().contains("01-greeting"));
        LessonCommandRun held = test();
        assertEquals(0, held.code(), held.out() + held.err());
        instructor.accept("text/html").get(PAGE).then().statusCode(200).body(not(containsString("Not tested yet")))
                .body(not(containsString("Test failed")));
        learner.get(PAGE).then().statusCode(200);
    }

    /** The link works once a start, so each use has a start of its own. */
    private RequestSpecification instructor() {
        server.stop();
        server.startAgain();
        Map<String, String> cookies = learner.request().redirects().follow(false)
                .post(server.instructorLink().substring(server.url().length())).then().statusCode(303).extract().cookies();
        return given().baseUri(server.url()).cookies(cookies);
    }
}
