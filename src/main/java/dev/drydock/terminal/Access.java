package dev.drydock.terminal;

import dev.drydock.helping.Watch;

/** What somebody at a terminal may do to it. */
interface Access {

    /** Whether what is typed now may reach the program. */
    boolean mayType();

    /** Whether the terminal's size follows this window, and what was typed before it closed still counts. */
    boolean owns();

    /** Somebody typed, and was allowed to. */
    void typed();

    /** The learner whose lab it is. */
    record Owner() implements Access {

        @Override
        public boolean mayType() {
            return true;
        }

        @Override
        public boolean owns() {
            return true;
        }

        @Override
        public void typed() {
            // A learner's own typing is nobody's business
        }
    }

    /** An instructor, as far as the learner has agreed. */
    record Instructor(Watch watch) implements Access {

        @Override
        public boolean mayType() {
            return watch.mayType();
        }

        @Override
        public boolean owns() {
            return false;
        }

        @Override
        public void typed() {
            watch.typed();
        }
    }
}
