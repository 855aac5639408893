package dev.drydock.lab;

import java.net.InetAddress;
import java.util.HexFormat;

/**
 * Where a request comes from, as far as limits go by it: an IPv4 address, the network part of an IPv6 one, since a household
 * has the
 * rest to choose from, or the host itself.
 *
 * @param text the same for all requests that share a limit
 * @param local the host's own, which limits by address leave out
 */
public record ClientAddress(String text, boolean local) {

    private static final int NETWORK_BYTES = 8;

    /** @param numeric an address in figures; a name counts as a place of its own, unasked */
    public static ClientAddress of(String numeric) {
        try {
            InetAddress address = InetAddress.ofLiteral(numeric);
            byte[] bytes = address.getAddress();
            String text = bytes.length == 4 ? address.getHostAddress()
                    : HexFormat.ofDelimiter(":").formatHex(bytes, 0, NETWORK_BYTES);
            return new ClientAddress(text, address.isLoopbackAddress());
        } catch (IllegalArgumentException noAddress) {
            return new ClientAddress(numeric, false);
        }
    }
}
