package dev.drydock.sandbox.breakout;

import java.util.List;

/**
 * What came of an attempt.
 *
 * @param held whether the lab contained it
 * @param seen what showed it, in words
 */
public record Finding(boolean held, String seen) {

    private static final int LONGEST = 300;

    static Finding held(String seen) {
        return new Finding(true, shortened(seen));
    }

    static Finding notHeld(String seen) {
        return new Finding(false, shortened(seen));
    }

    static Finding of(boolean held, String seen) {
        return new Finding(held, shortened(seen));
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
        return held && !other.held ? other : this;
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
