package dev.drydock.sandbox;

import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The small pieces that a range of addresses is cut into, one for each lab's network: an engine's own pools are used up by
 * some thirty networks.
 *
 * @param first the first address of the range
 * @param pieces how many there are
 */
record Subnets(int first, int pieces) {

    /** Sixteen addresses: the lab and its peers take five, the engine three. */
    private static final int BITS = 28;
    private static final int SIZE = 1 << Integer.SIZE - BITS;
    private static final Pattern RANGE = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})/(\\d{1,2})");

    /**
     * @throws SandboxException.Unsupported when it is no range of the kind {@code 10.213.0.0/16}, or too small for one piece
     */
    static Subnets of(String range) {
        Matcher parts = RANGE.matcher(range.strip());
        if (!parts.matches() || IntStream.rangeClosed(1, 4).anyMatch(i -> Integer.parseInt(parts.group(i)) > 255)) {
            throw unusable(range);
        }
        int bits = Integer.parseInt(parts.group(5));
        if (bits < 8 || bits > BITS) {
            throw unusable(range);
        }
        int address = IntStream.rangeClosed(1, 4).map(i -> Integer.parseInt(parts.group(i))).reduce(0,
                (all, one) -> all << 8 | one);
        return new Subnets(address & -1 << Integer.SIZE - bits, 1 << BITS - bits);
    }

    private static SandboxException unusable(String range) {
        return new SandboxException.Unsupported("drydock.sandbox.networks is '" + range
                + "', which is no range of addresses such as 10.213.0.0/16, with at most 28 behind the slash");
    }

    /** Each once, from anywhere on, so that servers which share an engine seldom try the same. */
    Stream<String> inAnyOrder() {
        int start = ThreadLocalRandom.current().nextInt(pieces);
        return IntStream.range(0, pieces).mapToObj(i -> address(first + (start + i) % pieces * SIZE) + "/" + BITS);
    }

    /** The first address of a piece that an engine takes for itself, and gives the lab as the way out. */
    static String gateway(String subnet) {
        Subnets piece = of(subnet);
        return address(piece.first + 1);
    }

    private static String address(int bits) {
        return (bits >>> 24) + "." + (bits >>> 16 & 255) + "." + (bits >>> 8 & 255) + "." + (bits & 255);
    }
}
