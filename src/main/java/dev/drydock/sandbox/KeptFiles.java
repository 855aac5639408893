package dev.drydock.sandbox;

/**
 * How what lies in a lab's memory is put into its own layer before the lab is stopped, and back after: scripts for the
 * toolbox's
 * shell, with the learner's own rights and within the lab's own limits, since whatever lies there is the learner's.
 */
record KeptFiles(String save, String restore) {

    static final KeptFiles STANDARD = of("standard");
    /** The store of its engine belongs to users of a namespace that ends with the last process; it can only be read within. */
    static final KeptFiles BUILDER = of("builder");

    private static KeptFiles of(String name) {
        return new KeptFiles(LabProfile.resource("kept/" + name + "-save.sh"),
                LabProfile.resource("kept/" + name + "-restore.sh"));
    }
}
