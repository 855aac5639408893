package dev.drydock.lab;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.drydock.sandbox.SandboxConfig;

/**
 * How many labs this host carries: so many that their limits exceed its memory by no more than the overcommit factor, and
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

    int places() {
        int byMemory = memory.read()
                .map(reading -> (int) (reading.total() * (1 - share.memoryReserve()) * share.overcommit() / limit))
                .orElse(UNMEASURED);
        return Math.min(byMemory, share.most().orElse(Integer.MAX_VALUE));
    }

    int guestPlaces() {
        return (int) Math.ceil(places() * share.guests());
    }

    /**
     * @param taken places that labs have
     * @param starting those of them whose memory does not show yet
     */
    boolean hasRoom(int taken, int starting) {
        return taken < places() && isAvailable(share.memoryReserve(), (starting + 1) * share.typicalMemory());
    }

    boolean isShort() {
        return !isAvailable(share.memoryReserve() + POOL_MARGIN, 0);
    }

    private boolean isAvailable(double reserve, long wanted) {
        return memory.read().map(reading -> reading.available() - wanted >= reserve * reading.total()).orElse(true);
    }
}
