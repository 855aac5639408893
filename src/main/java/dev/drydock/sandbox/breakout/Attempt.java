package dev.drydock.sandbox.breakout;

/**
 * One way to break out of a lab, or to harm what is beside it.
 *
 * @param name what it is called in tables and tests
 * @param tries what it tries, for people
 * @param onHost what the host has to be set to, or null where Drydock alone contains it: without it an operator is advised
 * @param act makes the attempt in a fresh lab
 */
public record Attempt(String name, String tries, String onHost, Act act) {

    Attempt(String name, String tries, Act act) {
        this(name, tries, null, act);
    }

    /** Whether a lab that does not contain it is no lab. */
    public boolean isRequired() {
        return onHost == null;
    }

    /** Makes an attempt and says what came of it. */
    @FunctionalInterface
    public interface Act {
        Finding in(AttackedLab lab) throws InterruptedException;
    }

    /** An attempt that a script makes in a terminal and judges itself. */
    static Attempt typed(String name, String tries, String script) {
        return new Attempt(name, tries, lab -> lab.make(script));
    }

    @Override
    public String toString() {
        return name;
    }
}
