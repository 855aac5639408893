package dev.drydock.identity;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * The link by which the person who started the server becomes an instructor. One a start, valid once, kept in memory only: who
 * reads the terminal of the server may teach.
 */
@ApplicationScoped
public class InstructorLinks {

    private final AtomicReference<byte[]> token = new AtomicReference<>();

    /** A new token; one given out before is void from here on. */
    public String issue() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        token.set(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** True once for the token that was issued last. */
    public boolean consume(String given) {
        byte[] expected = token.get();
        return expected != null && MessageDigest.isEqual(expected, decoded(given)) && token.compareAndSet(expected, null);
    }

    private static byte[] decoded(String given) {
        try {
            return Base64.getUrlDecoder().decode(given);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }
}
