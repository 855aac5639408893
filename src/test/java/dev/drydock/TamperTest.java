package dev.drydock;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.oneOf;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.restassured.response.Response;

/**
 * What a learner can do to a lab before anything is done of the work: no check of any kind may take it for the work, and a
 * neighbour's checks go on. In a builder lab this holds for what looks from outside; a check inside shares the learner's user
 * there.
 */
@RunningDrydock
class TamperTest {

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
            "replaced programs | `for name in ls cat sh test [ grep wc id env awk docker sha256sum; do for folder in /usr/local/sbin /usr/local/bin /usr/bin; do rm -f $folder/$name; printf '#!/opt/drydock/bin/sh\\nexit 0\\n' >$folder/$name; /opt/drydock/bin/chmod 755 $folder/$name; done; done`",
            "environment of shells | `for file in /etc/profile /etc/environment /root/.profile /root/.bashrc /root/.ashrc /etc/bash.bashrc; do printf 'export PATH=/root/bin ENV=/root/.ashrc BASH_ENV=/root/.ashrc\\nalias test=true grep=true\\nexit 0\\n' >$file; done`",
            "preloaded library | `cp /lib/*/libc.so.6 /root/library.so; echo /root/library.so >/etc/ld.so.preload; echo LD_PRELOAD=/root/library.so >>/etc/environment; rm -f /lib64/ld-linux-x86-64.so.2`",
            "no accounts | `rm -f /etc/passwd /etc/group; mkfifo /etc/passwd; ln -s /dev/zero /etc/group`",
            "links to what the check itself says | `mkdir links; cd links; ln -s /proc/self/cmdline a; ln -s ../../../../proc/self/cmdline b; ln -s /proc/self c; ln -s /lab/../proc/self/cmdline d; ln -s /.. e; ln -s e/proc/self/cmdline f; ln -s ./../links/../../proc/self g; ln -s /proc/self/cmdline /root/greeting`",
            "a link instead of a folder | `ln -s /proc/self links; ln -s /dev/zero greeting`",
            "links in a circle | `ln -s links links; ln -s greeting greeting; mkdir /srv/old; ln -s /srv/old/../old /srv/old/again`",
            "pipes | `mkfifo greeting; mkdir links; mkfifo links/word links/other`",
            "huge files | `truncate -s 500M greeting; mkdir links; cd links; truncate -s 500M word; for i in $(seq 5000); do echo >$i; done`",
            "full folders of memory | `for folder in /tmp /run /dev/shm; do head -c 200M /dev/zero >$folder/full 2>/dev/null; done`",
            "a server without end | `(while :; do yes | busybox nc -l -p 8081; done) >/dev/null 2>&1 & :`",
            "a hunter of checks | `(while :; do for folder in /proc/[0-9]*; do [ $folder = /proc/$BASHPID ] && continue; if grep -qsa 'supervisor.check' $folder/cmdline; then printf x >$folder/mem; kill -9 ${folder#/proc/}; fi; done; done) >/dev/null 2>&1 & :`" })
    void nothingThatRootOfAStandardLabDoesToItPassesForTheWork(String name, String tampering) {
        noCheckPasses(GradingTest.STANDARD, tampering);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "replaced programs | `mkdir -p bin; for name in ls cat sh docker podman test; do printf '#!/bin/true\\n' >bin/$name; chmod 755 bin/$name; done; printf 'export PATH=$HOME/bin ENV=$HOME/.bashrc LD_PRELOAD=$HOME/library.so\\nexit 0\\n' | tee .bashrc .profile .ashrc >/dev/null`",
            "links to what the check itself says | `mkdir links; cd links; ln -s /proc/self/cmdline a; ln -s ../../../../../proc/self/cmdline b; ln -s /proc/self c; ln -s /.. e; ln -s e/proc/self/cmdline f; ln -s /proc/self/cmdline ../greeting`",
            "a link instead of a folder | `ln -s /proc/self links; ln -s /dev/zero greeting`",
            "pipes | `mkfifo greeting; mkdir links; mkfifo links/word`",
            "huge files | `truncate -s 5G greeting; mkdir links; truncate -s 5G links/word; for i in $(seq 5000); do echo >links/$i; done`",
            "a hunter of everything | `(while :; do for folder in /proc/[0-9]*; do [ $folder = /proc/$BASHPID ] && continue; grep -qsa 'supervisor.check' $folder/cmdline && kill -9 ${folder#/proc/}; done; done) >/dev/null 2>&1 & :`" })
    void nothingThatTheLearnerOfABuilderLabDoesToItPassesForTheWork(String name, String tampering) {
        noCheckPasses(GradingTest.BUILDER, tampering);
    }

    private void noCheckPasses(String lesson, String tampering) {
        String lab = guest.lab(GradingTest.COURSE, lesson);
        String next = neighbour.lab(GradingTest.COURSE, GradingTest.STANDARD);
        try (TerminalWindow terminal = guest.terminal(lab, 1)) {
            terminal.run("cd; " + tampering);
        }
        List<String> outcomes = new ArrayList<>();
        for (String task : tasks(lesson)) {
            Response response = guest.check(lab, task);
            assertThat(task, response.statusCode(), is(oneOf(200, 503)));
            outcomes.add(response.statusCode() == 200 ? response.path("outcome") : "fault");
        }
        assertThat(outcomes, not(hasItem("passed")));
        // Without account files the engine executes nothing in a lab; what looks from outside has no such excuse
        assertThat(outcomes.subList(1, outcomes.size()), not(hasItem("fault")));
        assertEquals(List.of(), guest.passed(GradingTest.COURSE, lesson));
        assertEquals(List.of(), LabContainers.inspectors(lab), "inspectors that stayed");
        for (String task : List.of("greeting-inside", "greeting-outside", "greeting-engine")) {
            assertEquals("not-yet", neighbour.check(next, task).path("outcome"));
        }
    }

    private List<String> tasks(String lesson) {
        return guest.get("/api/courses").jsonPath().param("lesson", lesson)
                .getList("find { it.id == 'graders' }.lessons.find { it.id == lesson }.tasks.id");
    }

    @Test
    void noCheckReachesTheBrowserOrStaysInTheLab() {
        String lab = guest.lab(GradingTest.COURSE, GradingTest.STANDARD);
        StringBuilder seen = new StringBuilder();
        for (String task : tasks(GradingTest.STANDARD)) {
            seen.append(guest.check(lab, task).then().statusCode(200).extract().asString());
        }
        for (String path : List.of("/courses/graders/01-standard", "/api/courses", "/api/progress", "/api/labs", "/q/openapi",
                "/courses/graders/01-standard/checks/greeting-inside.sh",
                "/courses/graders/01-standard/assets/../checks/greeting-inside.sh")) {
            seen.append(guest.get(path).asString());
        }
        assertThat(seen.toString(), not(containsString("secret-of-the-graders")));
        assertThat(seen.toString(), not(containsString("supercalifragilistic")));
        String found = TerminalWindow.answer(guest, lab,
                "grep -rlsa 'secret-of-the-grader[s]' /dev/shm /etc /home /opt /root /run /srv /tmp /usr/local /var /proc/[0-9]*/environ /proc/[0-9]*/cmdline /proc/[0-9]*/fd 2>/dev/null; echo searched");
        assertEquals("searched", found);
    }
}
