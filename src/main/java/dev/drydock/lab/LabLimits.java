package dev.drydock.lab;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.drydock.identity.Learner;

/** How many labs one person, and one place of the network, may hold. */
@ApplicationScoped
class LabLimits {

    private final LabConfig config;

    LabLimits(LabConfig config) {
        this.config = config;
    }

    /** Somebody whom only a cookie knows. */
    static boolean isGuest(Learner learner) {
        return learner.roles().isEmpty();
    }

    /** Inside a transaction that holds the lock of {@link Admissions}. */
    void check(Learner learner, ClientAddress client) {
        int own = config.share().perLearner();
        List<LabRow> held = LabRow.activeOf(learner.id());
        if (held.size() >= own) {
            throw new LabException.TooMany("You hold " + own + (own == 1 ? " lab" : " labs")
                    + " already, which is the most that one person can have here. End one that you no longer need.",
                    held.stream().map(row -> new LabException.Held(row.course, row.lesson)).toList());
        }
        if (!client.local() && LabRow.countFrom(client.text()) >= config.share().perAddress()) {
            throw new LabException.TooMany("Your network holds " + config.share().perAddress()
                    + " labs already, which is the most that one network can have here. Try again when one of them has ended.",
                    List.of());
        }
    }
}
