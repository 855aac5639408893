package dev.drydock.lab;

import jakarta.enterprise.context.ApplicationScoped;

import dev.drydock.course.Lesson;

/** Prepares a step of a lesson in a lab when its learner gets there: once, until the lab is reset. */
@ApplicationScoped
public class LabSteps {

    private final LabSetup setup;
    private final Leases leases;
    private final SetUpFailures failures;

    LabSteps(LabSetup setup, Leases leases, SetUpFailures failures) {
        this.setup = setup;
        this.leases = leases;
        this.failures = failures;
    }

    /**
     * Runs the script of a step unless it has run already. A script that failed runs again the next time.
     *
     * @throws LabSetup.Failed when the script does
     */
    public void reach(Lab lab, Lesson lesson, String step) {
        if (!lesson.stepSetups().containsKey(step) || !leases.reachesStep(lab.id(), step)) {
            return;
        }
        try {
            setup.reach(lab.sandbox(), lesson, step);
        } catch (RuntimeException e) {
            leases.forgetStep(lab.id(), step);
            if (e instanceof LabSetup.Failed failed) {
                failures.record(lab.id(), lesson.course(), lesson.id(), failed);
            }
            throw e;
        }
    }
}
