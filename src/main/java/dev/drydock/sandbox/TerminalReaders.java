package dev.drydock.sandbox;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who reads the terminals of a lab at this moment, each by a channel of the lab's one stream, and how large those terminals
 * are.
 */
final class TerminalReaders {

    private final String labId;
    private final Map<Integer, SupervisorTerminal> byChannel = new ConcurrentHashMap<>();
    private final Map<Integer, TerminalSize> sizes = new ConcurrentHashMap<>();
    private int lastChannel;

    TerminalReaders(String labId) {
        this.labId = labId;
    }

    /** Called under the link's lock alone. */
    SupervisorTerminal add(SupervisorLink link, TerminalUse use, int n, boolean watches) {
        for (int tries = 0; tries < SupervisorProtocol.CHANNELS; tries++) {
            // The one that has been free longest: little is still on its way to its last reader
            int channel = lastChannel % SupervisorProtocol.CHANNELS + 1;
            lastChannel = channel;
            SupervisorTerminal reader = new SupervisorTerminal(link, new PacedCredit(use, n), n, channel, watches);
            if (byChannel.putIfAbsent(channel, reader) == null) {
                TerminalSize size = sizes.get(n);
                if (size != null) {
                    reader.resized(size);
                }
                return reader;
            }
        }
        throw new SandboxException.NoCapacity("lab " + labId + " has " + SupervisorProtocol.CHANNELS + " open terminals", null);
    }

    /** The reader of a channel, or null. */
    SupervisorTerminal of(int channel) {
        return byChannel.get(channel);
    }

    boolean has(SupervisorTerminal reader) {
        return byChannel.get(reader.channel()) == reader;
    }

    boolean remove(SupervisorTerminal reader) {
        return byChannel.remove(reader.channel(), reader);
    }

    void resized(int n, TerminalSize size) {
        sizes.put(n, size);
        byChannel.values().stream().filter(reader -> reader.number() == n).forEach(reader -> reader.resized(size));
    }

    void loseAll() {
        byChannel.values().forEach(SupervisorTerminal::lose);
        byChannel.clear();
    }
}
