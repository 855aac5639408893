package dev.drydock.sandbox.breakout;

import java.util.List;

/**
 * What came of an attempt.
 *
 * @param held whether the lab contained it
 * @param seen what showed it, in words
 * @param cutOff whether the attempt was killed before it came to its end, so that nothing follows from it; never held
 */
public record Finding(boolean held, String seen, boolean cutOff) {

    private static final int LONGEST = 300;

    static Finding held(String seen) {
        return new Finding(true, shortened(seen), false);
    }

    static Finding notHeld(String seen) {
        return new Finding(false, shortened(seen), false);
    }

    static Finding of(boolean held, String seen) {
        return new Finding(held, shortened(seen), false);
    }

    private static Finding cutOff(String seen) {
        return new Finding(false, shortened(seen), true);
    }

    /** What a script of {@link Scripts} said that had to come to its end: half an attempt that was refused proves nothing. */
    static Finding whole(Typing typing, String text) {
        Finding said = said(text);
        if (typing.isOver() && !typing.wasKilled() || !told(text, Scripts.ESCAPED).isEmpty()) {
            return said;
        }
        return typing.wasKilled() ? cutOff("the attempt's own shell was killed: " + lastOf(text))
                : notHeld("the attempt did not come to its end: " + lastOf(text));
    }

    /** Reads what a script of {@link Scripts} said: silence is no refusal. */
    static Finding said(String text) {
        List<String> escaped = told(text, Scripts.ESCAPED);
        List<String> refused = told(text, Scripts.REFUSED);
        if (!escaped.isEmpty()) {
            return notHeld(String.join("; ", escaped));
        }
        return refused.isEmpty() ? notHeld("the attempt said nothing: " + lastOf(text)) : held(String.join("; ", refused));
    }

    /** This finding, unless the other one is worse. */
    Finding and(Finding other) {
        return (held || cutOff) && !other.held ? other : this;
    }

    private static List<String> told(String text, String mark) {
        return text.lines().filter(line -> line.startsWith(mark)).map(line -> line.substring(mark.length()).strip()).toList();
    }

    private static String lastOf(String text) {
        return text.substring(Math.max(0, text.length() - 200)).replaceAll("\\p{Cntrl}+", " ").strip();
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
