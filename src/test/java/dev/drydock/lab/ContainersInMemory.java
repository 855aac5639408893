package dev.drydock.lab;

import java.lang.reflect.Proxy;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import dev.drydock.sandbox.Existing;
import dev.drydock.sandbox.Existing.Condition;
import dev.drydock.sandbox.Remnant;
import dev.drydock.sandbox.SandboxException;
import dev.drydock.sandbox.Sandboxes;

/** An engine that has labs and nothing in them; it can be down, and what is of a single lab can refuse to go. */
final class ContainersInMemory {

    final Map<String, Condition> conditions = new TreeMap<>();
    final Set<Remnant> remnants = new LinkedHashSet<>();
    final Set<String> stuck = new HashSet<>();
    int refusals;
    boolean down;

    /** Knows what the reaper asks for, and no more. */
    Sandboxes sandboxes() {
        return (Sandboxes) Proxy.newProxyInstance(Sandboxes.class.getClassLoader(), new Class<?>[] { Sandboxes.class },
                (_, method, arguments) -> {
                    if (down) {
                        throw new SandboxException.EngineDown("nobody answers", null);
                    }
                    return arguments[0] instanceof Remnant remnant ? discard(remnant)
                            : answer(method.getName(), (String) arguments[0]);
                });
    }

    private Object answer(String call, String id) {
        return switch (call) {
            case "list" -> list(id);
            case "remnants" -> List.copyOf(remnants);
            case "stop" -> stop(id);
            case "sleep" -> turn(id, Condition.FROZEN);
            case "halt" -> !stuck.contains(id) && conditions.put(id, Condition.STOPPED) != null;
            case "wake" -> wake(id);
            default -> throw new UnsupportedOperationException(call);
        };
    }

    private List<Existing> list(String installation) {
        if (!installation.equals(RowsInMemory.INSTALLATION)) {
            return List.of();
        }
        return conditions.entrySet().stream().map(entry -> new Existing(entry.getKey(), entry.getValue())).toList();
    }

    private boolean discard(Remnant remnant) {
        if (stuck.contains(remnant.labId())) {
            refusals++;
            return false;
        }
        return remnants.remove(remnant);
    }

    private List<String> wake(String id) {
        turn(id, Condition.RUNNING);
        return List.of();
    }

    private Void turn(String id, Condition condition) {
        conditions.put(id, condition);
        return null;
    }

    private Void stop(String id) {
        if (stuck.contains(id)) {
            throw new SandboxException.EngineTimeout("it does not go", null);
        }
        conditions.remove(id);
        return null;
    }
}
