package dev.drydock.helping;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How learners ask for help, and how long what was asked stands. */
@ConfigMapping(prefix = "drydock.helping")
public interface HelpingConfig {

    /** Without it no page offers help: a host on which nobody teaches should not let learners wait. */
    @WithDefault("true")
    boolean enabled();

    /** How long an offer to watch waits for the learner's answer; then the hand is raised for others again. */
    @WithDefault("5M")
    Duration answerWithin();

    /** How long an instructor may be gone, by a reload or a lost connection, before watching ends. */
    @WithDefault("1M")
    Duration away();

    /** How often a learner may raise a hand: each time is kept in the log. */
    @WithDefault("20")
    int anHour();

    /** How long the log is kept. */
    @WithDefault("365D")
    Duration keepLogFor();

    /** How often it is looked for labs that ended by themselves, offers without an answer and instructors who are gone. */
    @WithDefault("5s")
    Duration lookEvery();
}
