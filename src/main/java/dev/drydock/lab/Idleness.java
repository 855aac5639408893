package dev.drydock.lab;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import dev.drydock.sandbox.Sandboxes;

/**
 * Tells from outside when a lab was last used: by bytes of its terminals, and by processor time, which is measured only where
 * the
 * terminals have been quiet for half the allowed time, since an engine may take a while to answer. Nothing that a browser says
 * counts.
 */
final class Idleness {

    private final Duration idleAfter;
    private final double busyShare;
    private final Function<String, Optional<Instant>> terminalUsed;
    private final Function<String, Optional<Duration>> cpuUsed;
    private final Clock clock;
    private final Map<String, Sample> samples = new ConcurrentHashMap<>();

    private record Sample(Instant at, Duration cpu) {
    }

    Idleness(LabConfig config, Sandboxes sandboxes, Clock clock) {
        this(config.idleAfter(), config.idleCpu(), sandboxes::terminalUsed, sandboxes::cpuUsed, clock);
    }

    Idleness(Duration idleAfter, double busyShare, Function<String, Optional<Instant>> terminalUsed,
            Function<String, Optional<Duration>> cpuUsed, Clock clock) {
        this.idleAfter = idleAfter;
        this.busyShare = busyShare;
        this.terminalUsed = terminalUsed;
        this.cpuUsed = cpuUsed;
        this.clock = clock;
    }

    /** When the lab falls asleep, by what is known without asking the engine. */
    Instant idleAt(String id, Instant knownUse) {
        return byTerminals(id, knownUse).plus(idleAfter);
    }

    /** When the lab was last used. */
    Instant lastUse(String id, Instant knownUse) {
        Instant now = clock.instant();
        Instant used = byTerminals(id, knownUse);
        if (Duration.between(used, now).compareTo(idleAfter.dividedBy(2)) < 0) {
            samples.remove(id);
            return used;
        }
        Optional<Sample> sample = cpuUsed.apply(id).map(cpu -> new Sample(now, cpu));
        Optional<Sample> before = Optional.ofNullable(samples.get(id));
        sample.ifPresent(it -> samples.put(id, it));
        return before.isPresent() && sample.isPresent() && isBusy(before.get(), sample.get()) ? now : used;
    }

    private Instant byTerminals(String id, Instant knownUse) {
        // The database keeps microseconds: finer than what it gives back, a moment would be later than itself
        return terminalUsed.apply(id).map(moment -> moment.truncatedTo(ChronoUnit.MILLIS)).filter(knownUse::isBefore)
                .orElse(knownUse);
    }

    private boolean isBusy(Sample before, Sample after) {
        long passed = Duration.between(before.at, after.at).toNanos();
        return after.cpu.minus(before.cpu).toNanos() > busyShare * passed;
    }

    void forgetAllBut(Set<String> ids) {
        samples.keySet().retainAll(ids);
    }
}
