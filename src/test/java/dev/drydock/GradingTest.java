package dev.drydock;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every kind of check on an untouched lab and on the finished work, and what is kept of it. */
@RunningDrydock
class GradingTest {

    static final String COURSE = "graders";
    static final String STANDARD = "01-standard";
    static final String BUILDER = "02-builder";
    /** What the lesson of a standard lab asks for. */
    static final String STANDARD_WORK = """
            echo 'hello from the learner' >greeting; chmod 644 greeting
            mkdir -p /root/links /srv/workshop www; echo supercalifragilistic >/etc/word; cp /etc/word /root/links; echo x >/srv/workshop/x
            rm /etc/old-note; echo served >www/answer.txt
            /opt/drydock/bin/busybox httpd -p 127.0.0.1:8080 -h /root/www
            sleep 4242 &
            """;
    private static final String KEYS = "03-keys";

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
    void everyKindOfCheckOfAStandardLabSaysNotYetAndThenPasses() {
        everyCheckSaysNotYetAndThenPasses(STANDARD, "/root", STANDARD_WORK);
    }

    @Test
    void everyKindOfCheckOfABuilderLabSaysNotYetAndThenPasses() {
        everyCheckSaysNotYetAndThenPasses(BUILDER, "/home/learner", """
                echo 'hello from the learner' >greeting; chmod 644 greeting
                mkdir -p links workshop www; echo supercalifragilistic >links/word; echo x >workshop/x
                rm old-note; echo served >www/answer.txt
                docker run -d -p 8080:8080 -v $HOME/www:/www busybox httpd -f -p 8080 -h /www
                sleep 4242 &
                """);
    }

    private void everyCheckSaysNotYetAndThenPasses(String lesson, String home, String work) {
        String lab = guest.lab(COURSE, lesson);
        List<String> tasks = tasks(lesson);
        for (String task : tasks) {
            guest.check(lab, task).then().statusCode(200).body("outcome", equalTo("not-yet"));
        }
        try (TerminalWindow terminal = guest.terminal(lab, 1)) {
            terminal.run("cd " + home);
            work.lines().forEach(terminal::run);
        }
        for (String task : tasks) {
            Eventually.is("passed", () -> guest.check(lab, task).path("outcome"));
        }
        assertEquals(List.of(), LabContainers.inspectors(lab), "inspectors that stayed");
        assertEquals(Integer.toString(tasks.size()), server.query(
                "SELECT count(DISTINCT task) FROM attempt WHERE lab = '" + lab
                        + "' AND finding = 'NOT_YET' AND evidence <> ''"));
        assertEquals(Integer.toString(tasks.size()), server.query(
                "SELECT count(*) FROM attempt WHERE lab = '" + lab + "' AND finding = 'PASSED' AND took_millis >= 0"));
        assertEquals("0", server.query("SELECT count(*) FROM attempt a JOIN task_pass p USING (learner, course, lesson, task) "
                + "WHERE a.lab = '" + lab + "' AND a.check_version <> p.check_version"));
    }

    private List<String> tasks(String lesson) {
        return guest.get("/api/courses").jsonPath().param("lesson", lesson)
                .getList("find { it.id == 'graders' }.lessons.find { it.id == lesson }.tasks.id");
    }

    @Test
    void aTaskWaitsForThoseItNeedsAndSaysWhich() {
        String lab = guest.lab(COURSE, KEYS);
        guest.check(lab, "second").then().statusCode(200).body("outcome", equalTo("not-yet"))
                .body("message", equalTo("First comes “The file /root/one exists”."));
        run(lab, "touch /root/one /root/two");
        guest.check(lab, "first").then().body("outcome", equalTo("passed"));
        guest.check(lab, "second").then().body("outcome", equalTo("passed"));
    }

    @Test
    void whatMustStillHoldIsLookedAtAgainWhenTheLastTaskPasses() {
        String lab = guest.lab(COURSE, KEYS);
        run(lab, "touch /root/one /root/two");
        guest.check(lab, "first").then().body("outcome", equalTo("passed"));
        guest.check(lab, "second").then().body("outcome", equalTo("passed"));
        assertEquals(List.of(4, 6), points());
        run(lab, "rm /root/one");
        guest.check(lab, "seed", number(lab)).then().body("outcome", equalTo("passed"))
                .body("message", containsString("this no longer holds: “The file /root/one exists”"));
        assertEquals(List.of(3, 6), points(), "three points are lost with the file");
        assertEquals(List.of("first", "second", "seed"), guest.passed(COURSE, KEYS), "a pass is never taken back");
        run(lab, "touch /root/one");
        guest.check(lab, "first").then().body("outcome", equalTo("passed"));
        assertEquals(List.of(6, 6), points());
    }

    private List<Integer> points() {
        var progress = guest.get("/api/progress").jsonPath();
        String mine = "find { it.course == 'graders' && it.lesson == '03-keys' }";
        return List.of(progress.getInt(mine + ".points"), progress.getInt(mine + ".pointsTotal"));
    }

    @Test
    void eachLearnerHasAnotherRightAnswerWhichSurvivesAReset() {
        Guest other = Guest.of(server);
        String lab = guest.lab(COURSE, KEYS);
        String otherLab = other.lab(COURSE, KEYS);
        try {
            String mine = number(lab);
            String theirs = TerminalWindow.answer(other, otherLab, SEED_DIGITS);
            guest.check(lab, "seed", theirs).then().body("outcome", equalTo("not-yet"));
            other.check(otherLab, "seed", mine).then().body("outcome", equalTo("not-yet"));
            guest.post("/api/labs/{lab}/reset", lab).then().statusCode(200);
            Eventually.is("ready", () -> guest.get("/api/labs/{lab}", lab).path("state"));
            guest.check(lab, "seed", mine).then().body("outcome", equalTo("passed"));
            other.check(otherLab, "seed", theirs).then().body("outcome", equalTo("passed"));
        } finally {
            other.endLabs();
        }
    }

    private static final String SEED_DIGITS = "printf %s \"$LAB_SEED\" | sha256sum | cut -c1-8";

    private String number(String lab) {
        return TerminalWindow.answer(guest, lab, SEED_DIGITS);
    }

    private void run(String lab, String command) {
        TerminalWindow.answer(guest, lab, command);
    }
}
