package dev.drydock.sandbox;

import dev.drydock.sandbox.SupervisorProtocol.ProtocolViolation;

/**
 * How much of what a reader may have is asked of the lab at a time. All terminals of a lab share one stream, and whatever is on
 * its way lies before the next echo: so a flood gets what keeps it fast, and while somebody types into another terminal, what
 * they do not feel.
 */
final class PacedCredit {

    /** Four full frames, asked for by the half: credit by the frame would wake the lab twice as often. */
    static final int USUAL = 4 * 65_528;
    /**
     * Measured with two floods and fifty previews beside the echo: with 8 KiB its p50 was past a millisecond, with less than
     * this
     * the floods took more processor time from it than they lost bytes.
     */
    static final int BESIDE_TYPING = 2048;

    private final TerminalUse use;
    private final int terminal;
    private int owed;
    private int underWay;

    PacedCredit(TerminalUse use, int terminal) {
        this.use = use;
        this.terminal = terminal;
    }

    /**
     * The reader has room for so many bytes more.
     *
     * @return the credit to send to the lab now; 0 when that is better done when more has arrived
     */
    synchronized int allow(int bytes) {
        owed += bytes;
        return give();
    }

    /**
     * So many bytes came from the lab.
     *
     * @return the credit to send to the lab now
     */
    synchronized int arrived(int bytes) throws ProtocolViolation {
        if (bytes > underWay) {
            throw new ProtocolViolation(
                    "the supervisor sent " + bytes + " bytes to a reader that had credit for " + underWay);
        }
        underWay -= bytes;
        return give();
    }

    private int give() {
        if (owed == 0) {
            return 0;
        }
        int most = use.typedElsewhere(terminal) ? BESIDE_TYPING : USUAL;
        int room = most - underWay;
        if (room < most / 2) {
            return 0;
        }
        int given = Math.min(room, owed);
        owed -= given;
        underWay += given;
        return given;
    }
}
