package dev.drydock.lab;

/** What a start is at, in the order in which learners see it. */
public enum StartStage {
    IMAGE,
    START,
    SET_UP,
    READY
}
