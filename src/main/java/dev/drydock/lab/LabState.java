package dev.drydock.lab;

/** Where a lab is in its life. */
public enum LabState {
    QUEUED,
    STARTING,
    READY,
    ASLEEP,
    ENDED
}
