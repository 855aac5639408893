package dev.drydock.lab;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.drydock.sandbox.SandboxConfig;

/**
 * How many labs this host carries: so many that the limits of all, each its own, exceed its memory by no more than the
 * overcommit factor, and
 * whatever
 * that says, none is started while measured memory is short. Labs use some megabytes of the hundreds that they may.
 */
@ApplicationScoped
class Capacity {

    /** Where memory cannot be measured, such as on a Mac. */
    private static final int UNMEASURED = 60;
    /** The pool goes before a learner has to wait. */
    private static final double POOL_MARGIN = 0.05;

    private final LabConfig.Share share;
    private final long limit;
    private final HostMemory memory;

    @Inject
    Capacity(LabConfig config, SandboxConfig sandbox, HostMemory memory) {
        this(config, sandbox.memory(), memory);
    }

    Capacity(LabConfig config, long limit, HostMemory memory) {
        this.share = config.share();
        this.limit = limit;
        this.memory = memory;
    }

    /** By the limits of standard labs; one that may use more takes as many as its limit is larger. */
    int places() {
        return Math.min((int) (budget() / limit), most());
    }

    private int most() {
        return share.most().orElse(Integer.MAX_VALUE);
    }

    /** What labs may be promised together, in bytes. */
    private long budget() {
        return memory.read().map(reading -> (long) (reading.total() * (1 - share.memoryReserve()) * share.overcommit()))
                .orElse(UNMEASURED * limit);
    }

    int guestPlaces() {
        return (int) Math.ceil(places() * share.guests());
    }

    /**
     * @param taken labs that have a place
     * @param promised what they may use together, in bytes
     * @param starting what those of them may use whose memory does not show yet
     * @param wanted what the next one may use
     */
    boolean hasRoom(long taken, long promised, long starting, long wanted) {
        long soon = (long) ((double) (starting + wanted) / limit * share.typicalMemory());
        return taken < most() && promised + wanted <= budget() && isAvailable(share.memoryReserve(), soon);
    }

    boolean isShort() {
        return !isAvailable(share.memoryReserve() + POOL_MARGIN, 0);
    }

    private boolean isAvailable(double reserve, long wanted) {
        return memory.read().map(reading -> reading.available() - wanted >= reserve * reading.total()).orElse(true);
    }
}
