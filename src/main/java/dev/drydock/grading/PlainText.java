package dev.drydock.grading;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * What a program in a hostile lab printed, made safe to show: no escape sequences, no control characters, no end in half a
 * character.
 */
final class PlainText {

    private static final Pattern ESCAPES = Pattern.compile("\\e(\\[[0-?]*[ -/]*[@-~]|\\][^\\a\\e]*(\\a|\\e\\\\)?|.)");
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}\\x{202a}-\\x{202e}\\x{2066}-\\x{2069}&&[^\\n\\t]]");

    private PlainText() {
    }

    static String of(byte[] printed, int longest) {
        String text = new String(printed, StandardCharsets.UTF_8);
        String plain = CONTROLS.matcher(ESCAPES.matcher(text).replaceAll("")).replaceAll("").strip();
        return plain.codePointCount(0, plain.length()) <= longest ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, longest));
    }
}
