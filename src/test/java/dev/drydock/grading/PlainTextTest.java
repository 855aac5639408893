package dev.drydock.grading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;

class PlainTextTest {

    private static String plain(String printed) {
        return PlainText.of(printed.getBytes(StandardCharsets.UTF_8), 500);
    }

    @Test
    void ordinaryTextStaysAsItIs() {
        assertEquals("Größe: 3 µm\n\t漢字 🙂 <b>", plain("Größe: 3 µm\n\t漢字 🙂 <b>\n"));
    }

    @Test
    void coloursAndCursorMovesGo() {
        assertEquals("red", plain("\u001b[1;31mred\u001b[0m\u001b[2J\u001b[10;5H\u001b[?25l\u001b7\u001bc"));
    }

    @Test
    void titlesClipboardsAndLinksGoWithWhatTheyCarry() {
        assertEquals("a link", plain("\u001b]0;title\u0007\u001b]52;c;c2VjcmV0\u001b\\"
                + "\u001b]8;;http://evil.example\u0007a link\u001b]8;;\u0007"));
    }

    @Test
    void anUnfinishedSequenceSwallowsNoMoreThanItself() {
        assertEquals("before", plain("before\u001b"));
        assertEquals("before", plain("before\u001b["));
        assertEquals("before", plain("before\u001b]0;never ends"));
    }

    @Test
    void controlCharactersOfBothKindsGo() {
        assertEquals("ab", plain("a\u0000\u0007\b\r\u007fb"));
        assertEquals("ab", plain("a\u0085\u009b\u009db"));
    }

    @Test
    void signsThatTurnTheReadingDirectionGo() {
        assertEquals("evilexe.txt", plain("evil\u202eexe.txt\u202c"));
        assertEquals("ab", plain("a\u2066\u2067\u2068\u2069\u202a\u202b\u202db"));
    }

    @Test
    void aCutNeverLeavesHalfACharacter() {
        assertEquals("🙂🙂", PlainText.of("🙂🙂🙂".getBytes(StandardCharsets.UTF_8), 2));
        assertEquals("aé", PlainText.of("aéb".getBytes(StandardCharsets.UTF_8), 2));
        byte[] whole = "fine é".getBytes(StandardCharsets.UTF_8);
        assertEquals("fine", PlainText.of(Arrays.copyOf(whole, whole.length - 1), 500));
    }

    @Test
    void noBytesWhateverLeaveAControlCharacter() {
        Random random = new Random(3);
        for (int i = 0; i < 2000; i++) {
            byte[] noise = new byte[random.nextInt(300)];
            random.nextBytes(noise);
            String text = PlainText.of(noise, 100);
            assertFalse(text.codePoints().anyMatch(it -> Character.isISOControl(it) && it != '\n' && it != '\t'), text);
        }
    }

    @Test
    void aHostileLengthIsReadInReasonableTime() {
        plain("\u001b]".repeat(30_000));
        plain("\u001b[".repeat(30_000) + "1;".repeat(10_000));
    }
}
