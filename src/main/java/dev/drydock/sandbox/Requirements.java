package dev.drydock.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;

import org.jboss.logging.Logger;

import com.github.dockerjava.api.model.Info;

/**
 * Looks whether an engine gives what a lab must have: at what it says of itself, and into a first lab for what it cannot say. A
 * lab without one of them would be weaker than its profile promises, so it is refused.
 */
final class Requirements {

    private static final Logger LOG = Logger.getLogger(Requirements.class);
    private static final Program INTERFACES = new Program("sh", List.of(),
            "cd /sys/class/net && echo *\n".getBytes(StandardCharsets.UTF_8), List.of(), new byte[0]);

    private final Set<Requirement> accepted;
    private volatile boolean limitsFound;
    private volatile boolean isolationProven;

    Requirements(SandboxConfig config) {
        this.accepted = config.accept().map(EnumSet::copyOf).orElse(EnumSet.noneOf(Requirement.class));
        this.isolationProven = accepted.contains(Requirement.NETWORK);
    }

    /** Whether a lab was seen to be cut off; one whose absence the operator accepts is proven by nothing. */
    boolean isolationProven() {
        return isolationProven && !accepted.contains(Requirement.NETWORK);
    }

    /** What the engine itself says that it lacks, less what the operator accepts. */
    List<String> missing(Info info) {
        Set<Requirement> missing = EnumSet.noneOf(Requirement.class);
        require(missing, Requirement.MEMORY, info.getMemoryLimit());
        require(missing, Requirement.CPU, info.getCpuCfsQuota());
        require(missing, Requirement.TASKS, info.getRawValues().get("PidsLimit"));
        List<?> security = info.getRawValues().get("SecurityOptions") instanceof List<?> list ? list : List.of();
        require(missing, Requirement.SECCOMP, security.stream().anyMatch(option -> option.toString().contains("seccomp")));
        missing.removeAll(accepted);
        return missing.stream().map(Requirement::words).toList();
    }

    private static void require(Set<Requirement> missing, Requirement requirement, Object there) {
        if (!Boolean.TRUE.equals(there)) {
            missing.add(requirement);
        }
    }

    /** Refuses before a lab is made. What was found once stays. */
    void demand(Supplier<Capabilities> capabilities) {
        if (!limitsFound) {
            refuse(capabilities.get().missing());
            if (!accepted.isEmpty()) {
                LOG.warnf("Labs are run even without %s, as drydock.sandbox.accept says",
                        String.join(", ", accepted.stream().map(Requirement::words).toList()));
            }
            limitsFound = true;
        }
    }

    /**
     * Refuses once there is a lab to look into, before anybody gets into it. What was seen once stays.
     *
     * @param lab runs a program in it
     */
    void demandIsolation(BiFunction<Program, ExecLimits, ExecResult> lab) {
        if (!isolationProven) {
            ExecResult seen = lab.apply(INTERFACES, new ExecLimits(Duration.ofSeconds(10), 1024));
            String interfaces = new String(seen.out(), StandardCharsets.UTF_8).strip();
            if (seen.exitCode() != 0 || !interfaces.equals("lo")) {
                refuse(List.of(Requirement.NETWORK.words() + ": a lab saw " + interfaces));
            }
            isolationProven = true;
        }
    }

    private static void refuse(List<String> missing) {
        if (!missing.isEmpty()) {
            throw new SandboxException.Unsupported("this engine does not give " + String.join(", ", missing)
                    + "; drydock.sandbox.accept names what labs may do without");
        }
    }
}
