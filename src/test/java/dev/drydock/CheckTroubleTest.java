package dev.drydock;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Broken is not wrong: to the learner, to the instructor and in the data. */
@RunningDrydock
class CheckTroubleTest {

    private static final String CHECKS = "/instructor/checks";
    private static final String SETTLE = CHECKS + "/attempts/%s/settle";
    private static final String REOPEN = CHECKS + "/attempts/%s/reopen";
    private static final Pattern ACTION = Pattern.compile("action=\"([^\"]+)\"");
    private static final String DISPUTE = "/api/labs/{lab}/tasks/{task}/dispute";

    private Server server;
    private Guest guest;

    @BeforeEach
    void newLearner(Server server) {
        this.server = server;
        this.guest = Guest.of(server);
    }

    @AfterEach
    void leave() {
        guest.endLabs();
    }

    @Test
    void eachKindOfTroubleLooksLikeItself() {
        String lab = guest.lab();
        guest.check(lab, "six", "7").then().body("outcome", equalTo("not-yet")).body("message", equalTo("You typed \"7\"."));
        guest.check(lab, "missing-command").then().body("outcome", equalTo("broken"))
                .body("message", containsString("The check itself is broken"));
        guest.check(lab, "endless").then().body("outcome", equalTo("broken"))
                .body("message", containsString("did not come to an end"));
        guest.post(DISPUTE, lab, "six").then().statusCode(204);
        LabContainers.remove(lab);
        ProblemDocument.expect(guest.check(lab, "done"), 503);
        assertEquals(List.of("NOT_YET", "BROKEN", "TIMED_OUT", "FAULT"),
                server.queryAll("SELECT finding FROM attempt WHERE lab = '" + lab + "' ORDER BY id"));

        guest.request().accept("text/html").get(CHECKS).then().statusCode(403);
        String page = Guest.instructorOf(server).page(CHECKS);
        for (String said : List.of("The check is broken", "The check did not end", "The platform failed",
                "Answer: <code>7</code>",
                "drills/01-outcomes/checks/six", "used a command that is not there")) {
            assertThat(page, containsString(said));
        }
    }

    @Test
    void sayingThatAnAnswerIsRightNeedsAnAttemptAndIsBounded() {
        String lab = guest.lab();
        ProblemDocument.expect(guest.post(DISPUTE, lab, "six"), 409);
        ProblemDocument.expect(guest.post(DISPUTE, lab, "seven"), 404);
        ProblemDocument.expect(Guest.of(server).post(DISPUTE, lab, "six"), 404);
        for (int i = 0; i < 10; i++) {
            guest.check(lab, "six", "7").then().body("outcome", equalTo("not-yet"));
            guest.post(DISPUTE, lab, "six").then().statusCode(204);
            guest.post(DISPUTE, lab, "six").then().statusCode(204);
        }
        assertEquals("10", server.query("SELECT count(*) FROM attempt WHERE lab = '" + lab + "' AND disputed_at IS NOT NULL"));
        guest.check(lab, "six", "7");
        ProblemDocument.expect(guest.post(DISPUTE, lab, "six"), 429);
        guest.check(lab, "six", "6").then().body("outcome", equalTo("passed"));
        ProblemDocument.expect(guest.post(DISPUTE, lab, "six"), 409);
    }

    @Test
    void manyChecksAtOnceRunOneAfterTheOther() {
        String lab = guest.lab();
        List<Integer> statuses = IntStream.range(0, 30).parallel()
                .mapToObj(_ -> guest.check(lab, "done").statusCode()).toList();
        assertThat(statuses, not(hasItem(500)));
        guest.check(lab, "done").then().statusCode(200).body("outcome", equalTo("not-yet"));
    }

    @Test
    void whatAnInstructorSettlesLeavesTheListsAndStaysInTheDataUntilItHappensAgain() {
        String lab = guest.lab();
        guest.check(lab, "six", "mine").then().body("outcome", equalTo("not-yet"));
        guest.post(DISPUTE, lab, "six").then().statusCode(204);
        guest.check(lab, "missing-command").then().body("outcome", equalTo("broken"));
        guest.check(lab, "missing-command").then().body("outcome", equalTo("broken"));
        Guest instructor = Guest.instructorOf(server);
        String dispute = attempt(lab, "six");
        String trouble = attempt(lab, "missing-command");
        assertThat(listed(instructor), hasItems(SETTLE.formatted(dispute), SETTLE.formatted(trouble)));

        guest.post(SETTLE.formatted(dispute)).then().statusCode(403);
        instructor.post(SETTLE.formatted("0")).then().statusCode(404);
        assertThat(listed(instructor), hasItems(SETTLE.formatted(dispute), SETTLE.formatted(trouble)));
        for (String settled : List.of(dispute, trouble)) {
            instructor.request().redirects().follow(false).post(SETTLE.formatted(settled)).then().statusCode(303);
        }
        assertThat(listed(instructor), not(hasItem(SETTLE.formatted(dispute))));
        assertThat(listed(instructor), hasItems(REOPEN.formatted(dispute), REOPEN.formatted(trouble)));
        assertEquals(List.of("NOT_YET t", "BROKEN t", "BROKEN t"), server.queryAll(
                "SELECT finding || CASE WHEN settled_by = '" + instructor.id() + "' THEN ' t' ELSE ' f' END FROM attempt"
                        + " WHERE lab = '" + lab + "' ORDER BY id"));
        assertEquals(List.of(), listed(instructor).stream().filter(it -> it.endsWith("/" + trouble + "/settle")).toList());

        guest.check(lab, "missing-command").then().body("outcome", equalTo("broken"));
        assertThat(listed(instructor), hasItem(SETTLE.formatted(attempt(lab, "missing-command"))));

        instructor.request().redirects().follow(false).post(REOPEN.formatted(dispute)).then().statusCode(303);
        assertThat(listed(instructor), hasItem(SETTLE.formatted(dispute)));
        assertEquals("1", server.query("SELECT count(*) FROM attempt WHERE id = " + dispute + " AND settled_at IS NULL"));
    }

    private String attempt(String lab, String task) {
        return server.query("SELECT max(id) FROM attempt WHERE lab = '" + lab + "' AND task = '" + task + "'");
    }

    /** Where the buttons of the page lead. */
    private static List<String> listed(Guest instructor) {
        return ACTION.matcher(instructor.page(CHECKS)).results().map(found -> found.group(1)).toList();
    }
}
