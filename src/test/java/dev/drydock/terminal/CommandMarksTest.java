package dev.drydock.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import dev.drydock.terminal.CommandMarks.Mark;

class CommandMarksTest {

    private static final String STARTED = "\u001b]133;C\u0007";

    private static String finished(String exit) {
        return "\u001b]133;D;" + exit + "\u0007";
    }

    private static List<Mark> marksIn(String... pieces) {
        List<Mark> found = new ArrayList<>();
        CommandMarks marks = new CommandMarks(found::add);
        for (String piece : pieces) {
            marks.scan(piece.getBytes(StandardCharsets.UTF_8));
        }
        return found;
    }

    @Test
    void aCommandsStartAndEndAreFoundAmongItsOutput() {
        assertEquals(List.of(new Mark.Started(), new Mark.Finished(127)),
                marksIn("$ nosuch\r\n" + STARTED + "not found\r\n" + finished("127") + "$ "));
    }

    @Test
    void aMarkMayBeSplitAnywhere() {
        String text = STARTED + "x" + finished("42");
        for (int i = 0; i <= text.length(); i++) {
            assertEquals(List.of(new Mark.Started(), new Mark.Finished(42)), marksIn(text.substring(0, i), text.substring(i)),
                    "split at " + i);
        }
        assertEquals(List.of(new Mark.Started(), new Mark.Finished(42)), marksIn(text.split("")));
    }

    @Test
    void aMarkIsFoundWhereverItStandsInMuchOutput() {
        String nearlyEscapes = "\u001a\u001c\u009b\u0000\u001a\u001c".repeat(20);
        for (int i = 0; i < nearlyEscapes.length(); i++) {
            assertEquals(List.of(new Mark.Started(), new Mark.Finished(7)),
                    marksIn(nearlyEscapes.substring(i) + STARTED + nearlyEscapes.substring(0, i) + finished("7") + "x"),
                    "at " + i);
        }
    }

    @Test
    void aMarkMayEndByTheOtherTerminator() {
        assertEquals(List.of(new Mark.Finished(3)), marksIn("\u001b]133;D;3\u001b\\"));
        assertEquals(List.of(new Mark.Started(), new Mark.Finished(0)), marksIn("\u001b]133;C\u001b]133;D;0\u0007"));
    }

    @Test
    void otherSequencesAreNoMarks() {
        assertEquals(List.of(), marksIn("\u001b]0;title\u0007\u001b]133;A\u0007\u001b]133;B\u0007\u001b]1337;C\u0007"));
        assertEquals(List.of(),
                marksIn(finished(""), finished("abc"), finished("1234"), finished("-1"), "\u001b]133;CC\u0007"));
    }

    @Test
    void aFalseStartHidesNothing() {
        assertEquals(List.of(new Mark.Started()), marksIn("\u001b\u001b]133;C\u0007"));
        assertEquals(List.of(new Mark.Started()), marksIn("\u001b]13" + STARTED));
    }

    @Test
    void anEndlessMarkIsGivenUpAndTheNextOneIsFound() {
        assertEquals(List.of(new Mark.Started()), marksIn("\u001b]133;" + "D".repeat(1_000_000), STARTED));
    }

    @Test
    void noBytesWhateverMakeItFail() {
        Random random = new Random(7);
        CommandMarks marks = new CommandMarks(_ -> {
        });
        byte[] start = "\u001b]133;D;".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 2000; i++) {
            byte[] noise = new byte[random.nextInt(64)];
            random.nextBytes(noise);
            marks.scan(noise);
            marks.scan(start);
        }
    }
}
