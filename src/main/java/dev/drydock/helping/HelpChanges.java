package dev.drydock.helping;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.ShutdownEvent;

/** Lets pages wait for what changes about helping, without asking all the time. */
@ApplicationScoped
public class HelpChanges {

    private final Set<Following> followers = ConcurrentHashMap.newKeySet();
    private volatile boolean over;

    /** One page that waits. Whoever opened it closes it. */
    public final class Following implements AutoCloseable {

        private final boolean instructor;
        private final Semaphore changed = new Semaphore(0);

        private Following(boolean instructor) {
            this.instructor = instructor;
        }

        /**
         * Returns when something changed since the last call, or after that time.
         *
         * @return whether there is more to come; false when the server ends
         */
        public boolean await(Duration atMost) throws InterruptedException {
            if (!over && changed.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                changed.drainPermits();
            }
            return !over;
        }

        @Override
        public void close() {
            followers.remove(this);
            tellOfInstructors(this);
        }
    }

    /** @param instructor whether somebody looks who could answer: learners are told how many do */
    public Following follow(boolean instructor) {
        Following following = new Following(instructor);
        followers.add(following);
        tellOfInstructors(following);
        return following;
    }

    private void tellOfInstructors(Following following) {
        if (following.instructor) {
            tell();
        }
    }

    /** The end of the server waits for the threads that pages wait with. */
    void onEnd(@Observes ShutdownEvent ending) {
        over = true;
        tell();
    }

    /** The instructors' pages that are open. */
    int instructorsHere() {
        return (int) followers.stream().filter(each -> each.instructor).count();
    }

    /** Every page looks again: one hand that goes down moves the places of all the others. */
    void tell() {
        followers.forEach(each -> each.changed.release());
    }
}
