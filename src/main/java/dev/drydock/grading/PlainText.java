package dev.drydock.grading;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * What a program in a hostile lab printed, made safe to show: no escape sequences, no control characters, no end in half a
 * character.
 */
final class PlainText {

    private static final Pattern ESCAPES = Pattern.compile("\\e(\\[[0-?]*[ -/]*[@-~]|\\][^\\a\\e]*(\\a|\\e\\\\)?|.)");
    /** What is left of a character whose last bytes were cut off. */
    private static final Pattern HALF = Pattern.compile("\\x{fffd}\\z");
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\x{202a}-\\x{202e}\\x{2066}-\\x{2069}&&[^\\n\\t]]");

    private PlainText() {
    }

    static String of(byte[] printed, int longest) {
        String whole = HALF.matcher(new String(printed, StandardCharsets.UTF_8)).replaceFirst("");
        String plain = CONTROLS.matcher(ESCAPES.matcher(whole).replaceAll("")).replaceAll("").strip();
        return plain.codePointCount(0, plain.length()) <= longest ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, longest));
    }
}
