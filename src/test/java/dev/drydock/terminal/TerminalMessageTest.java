package dev.drydock.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.drydock.sandbox.TerminalSize;

class TerminalMessageTest {

    @Test
    void sizesAndAcknowledgementsAreRead() throws Exception {
        assertEquals(new TerminalMessage.Resize(new TerminalSize(120, 40)),
                TerminalMessage.parse("{\"type\":\"resize\",\"cols\":120,\"rows\":40}"));
        assertEquals(new TerminalMessage.Ack(65_536), TerminalMessage.parse("{\"bytes\":65536,\"type\":\"ack\",\"more\":[1]}"));
    }

    @Test
    void anImpossibleSizeBecomesAPossibleOne() throws Exception {
        assertEquals(new TerminalMessage.Resize(new TerminalSize(1000, 1)),
                TerminalMessage.parse("{\"type\":\"resize\",\"cols\":2000000,\"rows\":-5}"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "{", "null", "[]", "\"ack\"", "{}", "{\"type\":null}", "{\"type\":1}", "{\"type\":{}}",
            "{\"type\":\"hello\"}", "{\"type\":\"ack\"}", "{\"type\":\"ack\",\"bytes\":null}",
            "{\"type\":\"ack\",\"bytes\":\"1\"}",
            "{\"type\":\"ack\",\"bytes\":[]}", "{\"type\":\"resize\"}", "{\"type\":\"resize\",\"cols\":80}",
            "{\"type\":\"resize\",\"cols\":\"80\",\"rows\":24}", "{\"type\":\"ack\",\"bytes\":1}}", "\u0000" })
    void whatIsNoMessageIsMalformed(String text) {
        assertThrows(TerminalMessage.Malformed.class, () -> TerminalMessage.parse(text));
    }

    @Test
    void aNumberThatDoesNotFitIsNeverTakenForASmallerOne() {
        for (String number : new String[] { "4294967296", "99999999999999999999", "1e3", "1.5" }) {
            try {
                TerminalMessage message = TerminalMessage.parse("{\"type\":\"ack\",\"bytes\":" + number + "}");
                assertEquals(new TerminalMessage.Ack((int) Double.parseDouble(number)), message, number);
            } catch (TerminalMessage.Malformed refused) {
                // The better answer
            }
        }
    }

    @Test
    void deepNestingIsRefusedAndDoesNotOverflow() {
        assertThrows(TerminalMessage.Malformed.class, () -> TerminalMessage.parse("[".repeat(4096)));
        assertThrows(TerminalMessage.Malformed.class, () -> TerminalMessage.parse("{\"type\":".repeat(500)));
    }

    @Test
    void noTextWhateverFailsInAnotherWay() {
        Random random = new Random(11);
        String valid = "{\"type\":\"resize\",\"cols\":80,\"rows\":24}";
        for (int i = 0; i < 10_000; i++) {
            var text = new StringBuilder(valid);
            for (int change = random.nextInt(4); change >= 0; change--) {
                text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(128));
            }
            try {
                TerminalMessage.parse(text.toString());
            } catch (TerminalMessage.Malformed expected) {
                // The only failure there is
            }
        }
    }
}
