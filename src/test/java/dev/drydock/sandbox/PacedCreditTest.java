package dev.drydock.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import dev.drydock.sandbox.SupervisorProtocol.ProtocolViolation;

class PacedCreditTest {

    private static final int WINDOW = 262_144;

    private final TerminalUse use = new TerminalUse();
    private final PacedCredit credit = new PacedCredit(use, 1);

    @Test
    void whatIsAllowedIsAskedForInPartsAndToTheLastByte() throws ProtocolViolation {
        int underWay = credit.allow(WINDOW);
        int came = 0;
        while (underWay > 0) {
            assertTrue(underWay <= PacedCredit.USUAL, () -> "more than is usual was on its way");
            int piece = Math.min(underWay, 1000);
            came += piece;
            underWay += credit.arrived(piece) - piece;
        }

        assertEquals(WINDOW, came);
        assertEquals(500, credit.allow(500));
    }

    @Test
    void whileSomebodyTypesElsewhereLittleIsOnItsWay() throws ProtocolViolation {
        use.typed(2);

        assertEquals(PacedCredit.BESIDE_TYPING, credit.allow(WINDOW));
        assertEquals(PacedCredit.BESIDE_TYPING, credit.arrived(PacedCredit.BESIDE_TYPING));
    }

    @Test
    void aCommandThatFloodsIsNotTypedInto() {
        use.typed(2);
        use.read(2, 100_000);

        assertEquals(PacedCredit.USUAL, credit.allow(WINDOW));
    }

    @Test
    void whoeverTypesIsNotSlowedByIt() {
        use.typed(1);

        assertEquals(PacedCredit.USUAL, credit.allow(WINDOW));
    }

    @Test
    void aFewBytesAreNoReasonForAFrame() throws ProtocolViolation {
        credit.allow(WINDOW);

        assertEquals(0, credit.arrived(10));
        assertEquals(0, credit.allow(10));
    }

    @Test
    void moreThanWasAskedForBreaksTheProtocol() {
        credit.allow(10);

        assertThrows(ProtocolViolation.class, () -> credit.arrived(11));
    }
}
