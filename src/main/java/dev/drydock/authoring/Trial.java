package dev.drydock.authoring;

import java.time.Duration;

/**
 * One thing that a lesson promises, tried.
 *
 * @param name of the check, or of the script that was tried
 * @param why what went wrong, in one sentence; empty when it held
 * @param details what the author needs to find out more; empty when it held
 */
record Trial(Stage stage, String name, Result result, String why, String details, Duration took) {

    enum Stage {
        UNTOUCHED("untouched"),
        NEAR_MISS("near-misses"),
        SOLUTION("solution");

        private final String title;

        Stage(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    enum Result {
        HELD,
        /** The lesson does not keep its promise. */
        FAILED,
        /** The platform's fault, which says nothing about the lesson. */
        TROUBLE
    }

    boolean held() {
        return result == Result.HELD;
    }
}
