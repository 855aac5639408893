package dev.drydock.course;

/** Where a link or a picture of a lesson leads. */
sealed interface Address {

    /** Somewhere in the wide world. */
    record Web(String url) implements Address {
    }

    /** The learner's own lab. */
    record Port(int port, String url) implements Address {
    }

    /** A heading of the same lesson. */
    record Anchor(String id) implements Address {
    }

    /** A file of the lesson's own assets. */
    record Asset(String url) implements Address {
    }

    /** Another lesson, which need not exist. */
    record Page(String course, String lesson, String url) implements Address {
    }

    /** Nowhere that a learner could go. */
    record Wrong(String what, String mend) implements Address {
    }
}
