package dev.drydock;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.restassured.specification.RequestSpecification;

/** An author saves a file while the server runs: it shows, or its problem does, and nothing else changes. */
@RunningDrydock
class LessonsOnDiskTest {

    private Server server;
    private Guest guest;
    private Path course;

    @BeforeEach
    void newCourse(Server server) throws IOException {
        this.server = server;
        guest = Guest.of(server);
        course = server.lessons().resolve("drafts");
        save("course.yml", "title: Drafts\n");
    }

    @AfterEach
    void throwAway() throws IOException {
        Folders.delete(course);
        Eventually.is(false, () -> courses().contains("drafts"));
    }

    private void save(String file, String content) throws IOException {
        Path path = course.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }

    private List<String> courses() {
        return guest.get("/api/courses").jsonPath().getList("id");
    }

    private List<String> titles() {
        return guest.get("/api/courses").jsonPath().getList("collectMany { it.lessons.title }");
    }

    @Test
    void aSavedLessonShowsWithoutARestart() throws IOException {
        save("01-new/lesson.md", "---\ntitle: The first draft\n---\n\n## A step\n\nSome text.\n");
        Eventually.is(true, () -> titles().contains("The first draft"));
        save("01-new/lesson.md", "---\ntitle: The second draft\n---\n\n## A step\n\nOther text.\n");
        Eventually.is(true, () -> titles().contains("The second draft"));
        guest.get("/courses/drafts/01-new").then().statusCode(200).body(containsString("Other text."));
    }

    @Test
    void aBrokenLessonShowsItsProblemToInstructorsAndHarmsNoOther() throws IOException {
        RequestSpecification instructor = instructor();
        save("01-broken/lesson.md",
                "---\ntitle: Broken\ntitel: twice\n---\n\n## A step\n\n- [ ] [A task](checks/missing.sh)\n");
        Eventually.is(true, () -> instructor.get("/api/lessons/problems").jsonPath().getList("file")
                .contains("drafts/01-broken/lesson.md"));
        instructor.get("/api/lessons/problems").then()
                .rootPath("findAll { it.file == 'drafts/01-broken/lesson.md' }")
                .body("line", hasItem(3)).body("line", hasItem(8))
                .body("what.size()", greaterThan(1)).body("mend.findAll { it.contains('title') }.size()", greaterThan(0));
        instructor.accept("text/html").get("/problems").then().statusCode(200)
                .body(containsString("drafts/01-broken/lesson.md:3"));
        guest.get("/courses/drills/01-outcomes").then().statusCode(200);
        ProblemDocument.expect(guest.get("/api/lessons/problems"), 403);
        given().baseUri(server.url()).get("/q/health").then().statusCode(200).body("status", equalTo("UP"));
    }

    @Test
    void rawHtmlOfAnAuthorRunsNothing() throws IOException {
        save("01-html/lesson.md", """
                ---
                title: Raw
                ---

                ## A step

                <img src=x onerror="alert(1)"> <script>alert(2)</script> <a href="javascript:alert(3)">here</a>
                """);
        Eventually.is(true, () -> titles().contains("Raw"));
        guest.get("/courses/drafts/01-html").then().statusCode(200).body(not(containsString("onerror")))
                .body(not(containsString("<script>alert"))).body(not(containsString("javascript:")));
    }

    /** The link works once a start, so each use has a start of its own. */
    private RequestSpecification instructor() {
        server.stop();
        server.startAgain();
        Map<String, String> cookies = guest.request().redirects().follow(false)
                .post(server.instructorLink().substring(server.url().length())).then().statusCode(303).extract().cookies();
        return given().baseUri(server.url()).cookies(cookies);
    }
}
