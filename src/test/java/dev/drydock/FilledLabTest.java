package dev.drydock;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.oneOf;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.restassured.response.Response;

/**
 * A learner who uses up all that a lab may have while checks run: none takes the crowd for the work, the neighbour's checks go
 * on, and a reset makes the lab what it was. A check that finds no room may fail by itself, or be refused because the lab was
 * frozen meanwhile.
 */
@RunningDrydock(settings = { "drydock.sandbox.disk.bytes=50000000", "drydock.sandbox.disk.files=3000",
        "drydock.lab.pool.least=0" })
class FilledLabTest {

    /** One task for each way to look: at what is there, and at what is gone. */
    private static final List<String> LOOKS = List.of("greeting-inside", "greeting-outside", "greeting-engine", "gone-engine");

    private Guest guest;
    private Guest neighbour;

    @BeforeEach
    void newLearners(Server server) {
        guest = Guest.of(server);
        neighbour = Guest.of(server);
    }

    @AfterEach
    void leave() {
        guest.endLabs();
        neighbour.endLabs();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "disk | `(while :; do head -c 15M /dev/zero >>fill; sleep 0.1; done) & :`",
            "names of files on disk | `mkdir many; (while :; do touch many/$((i += 1)); done) & :`",
            "folders of memory | `(while :; do for folder in /tmp /run /dev/shm; do head -c 9M /dev/zero >>$folder/fill; done; done) 2>/dev/null & :`",
            "names of files in memory | `(while :; do for folder in /tmp /run /dev/shm; do echo >$folder/$((i += 1)); done; done) 2>/dev/null & :`",
            "memory | `(while :; do tail /dev/zero; done) 2>/dev/null & :`",
            "processes | `(while :; do sleep 1000 & done) 2>/dev/null & :`" })
    void whatRootOfAStandardLabFillsPassesForNothing(String what, String filling) {
        noCheckPasses(GradingTest.STANDARD, filling);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "disk | `(while :; do head -c 15M /dev/zero >>fill; sleep 0.1; done) 2>/dev/null & :`",
            "names of files | `mkdir many; (while :; do echo >many/$((i += 1)); done) 2>/dev/null & :`",
            "memory and processes | `(while :; do sleep 1000 & done) 2>/dev/null & (while :; do tail /dev/zero; done) 2>/dev/null & :`" })
    void whatTheLearnerOfABuilderLabFillsPassesForNothing(String what, String filling) {
        noCheckPasses(GradingTest.BUILDER, filling);
    }

    private void noCheckPasses(String lesson, String filling) {
        String lab = guest.lab(GradingTest.COURSE, lesson);
        String next = neighbour.lab(GradingTest.COURSE, GradingTest.STANDARD);
        List<String> tasks = tasks(lesson).stream().filter(LOOKS::contains).toList();
        try (TerminalWindow terminal = guest.terminal(lab, 1)) {
            terminal.type("cd; " + filling + "\r");
            List<String> outcomes = new ArrayList<>();
            for (String task : tasks) {
                Response response = guest.check(lab, task);
                assertThat(response.asString(), response.statusCode(), is(oneOf(200, 409, 503)));
                outcomes.add(response.statusCode() == 200 ? response.path("outcome") : "refused");
            }
            assertEquals("not-yet", neighbour.check(next, "greeting-inside").path("outcome"));
            assertThat(outcomes, everyItem(is(oneOf("not-yet", "broken", "refused"))));
        }
        assertEquals(List.of(), guest.passed(GradingTest.COURSE, lesson));
        guest.post("/api/labs/{lab}/reset", lab).then().statusCode(200);
        Eventually.is("ready", () -> guest.get("/api/labs/{lab}", lab).path("state"));
        for (String task : tasks) {
            assertEquals("not-yet", guest.check(lab, task).path("outcome"), task);
        }
        assertEquals(List.of(), LabContainers.inspectors(lab), "inspectors that stayed");
    }

    private List<String> tasks(String lesson) {
        return guest.get("/api/courses").jsonPath().param("lesson", lesson)
                .getList("find { it.id == 'graders' }.lessons.find { it.id == lesson }.tasks.id");
    }
}
