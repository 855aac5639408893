package dev.drydock.lab;

import java.time.Duration;
import java.util.OptionalInt;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The rules by which labs live. Learners are told them on the lesson's page. */
@ConfigMapping(prefix = "drydock.lab")
public interface LabConfig {

    /** How long a lab lives unless its lesson says otherwise or the learner extends it. */
    @WithDefault("60M")
    Duration lifetime();

    /** What one extension adds. */
    @WithDefault("30M")
    Duration extension();

    /** The longest life, every extension and all sleep included. */
    @WithDefault("4H")
    Duration longest();

    /** How long nothing may be typed, printed or computed before a lab is put to sleep. */
    @WithDefault("20M")
    Duration idleAfter();

    /** The share of one processor above which a lab counts as computing. */
    @WithDefault("0.02")
    double idleCpu();

    /**
     * After how much sleep a lab's processes are ended to make room, with its files kept; sooner when memory is short. Until
     * then
     * a learner who comes back from a break finds everything running.
     */
    @WithDefault("30M")
    Duration stopAfter();

    /**
     * How long a lab that was frozen for its disk may stay above its limit after it was woken, for its learner to delete files.
     */
    @WithDefault("3M")
    Duration diskGrace();

    /** How long the call that starts a lab waits for it before it answers that the lab is starting. */
    @WithDefault("5s")
    Duration startWait();

    /** How long one set-up script of a lesson may take. The services that it started go on when it is stopped. */
    @WithDefault("60S")
    Duration setUpTime();

    /** How often labs are looked at for idleness. */
    @WithDefault("15s")
    Duration idleEvery();

    /** How often rows and containers are compared. */
    @WithDefault("10s")
    Duration reapEvery();

    Share share();

    Queue queue();

    Pool pool();

    /** Who may hold how many labs. */
    interface Share {

        /** How many labs this host carries at once; by default what its memory carries. */
        OptionalInt most();

        /** Labs that one learner may hold, waiting and sleeping ones included. */
        @WithDefault("3")
        int perLearner();

        /** Labs of one client address, where a whole class may sit behind one. Those of the host itself are not counted. */
        @WithDefault("50")
        int perAddress();

        /** The share of all places that guests may take together. */
        @WithDefault("0.9")
        double guests();

        /** The share of the host's memory that must be available before a lab is started. */
        @WithDefault("0.15")
        double memoryReserve();

        /** Promised memory over real memory: labs use a fraction of their limits. */
        @WithDefault("4")
        double overcommit();

        /** What a lab that is still starting will take, in bytes; measurement does not show it yet. */
        @WithDefault("67108864")
        long typicalMemory();

        /** Starts and resets that a learner may ask for at once. */
        @WithDefault("20")
        int burst();

        /** After which one more is allowed. */
        @WithDefault("6s")
        Duration burstRefill();
    }

    /** Waiting for a place. */
    interface Queue {

        /** After which a place is given up when no page asks for it; browsers let hidden pages ask once a minute. */
        @WithDefault("2M")
        Duration grace();

        /** How many may wait before newcomers are turned away. */
        @WithDefault("500")
        int longest();

        /** How often those who wait are looked after. */
        @WithDefault("1s")
        Duration every();
    }

    /** Labs started ahead. */
    interface Pool {

        /** How many wait for each image that lessons use, whatever was asked for; 0 switches the pool off. */
        @WithDefault("1")
        int least();

        /** How many wait for one image at most. */
        @WithDefault("6")
        int most();

        /** What was asked for in this time decides how many wait. */
        @WithDefault("10M")
        Duration demandWindow();

        /** After which a waiting one is replaced: its deadline runs, and its image may have been built anew. */
        @WithDefault("2H")
        Duration longestWait();

        /** How often what is missing is made. */
        @WithDefault("1s")
        Duration every();
    }
}
