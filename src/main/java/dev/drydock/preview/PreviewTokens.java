package dev.drydock.preview;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import dev.drydock.identity.SigningKey;

/**
 * What authorises a preview: the lab's id and a signature of it, in characters that a host name may have. Whoever has it
 * reaches
 * the ports of that lab and of no other, for as long as the lab lives; it needs no row.
 */
@ApplicationScoped
class PreviewTokens {

    /** 112 bits: nobody guesses them, and a label of a host name holds at most 63 characters in all. */
    private static final int SIGNATURE_BYTES = 14;
    private static final int ID = 24;
    static final Pattern FORM = Pattern.compile("[0-9a-f]{" + (ID + 2 * SIGNATURE_BYTES) + "}");

    private final SigningKey key;

    PreviewTokens(SigningKey key) {
        this.key = key;
    }

    String of(String labId) {
        String signed = key.sign("preview|" + labId);
        byte[] signature = Base64.getUrlDecoder().decode(signed.substring(signed.indexOf('.') + 1));
        return labId + HexFormat.of().formatHex(Arrays.copyOf(signature, SIGNATURE_BYTES));
    }

    /** The lab that the token is for, or empty where we did not make it. */
    Optional<String> labOf(String token) {
        if (!FORM.matcher(token).matches()) {
            return Optional.empty();
        }
        String lab = token.substring(0, ID);
        return MessageDigest.isEqual(of(lab).getBytes(), token.getBytes()) ? Optional.of(lab) : Optional.empty();
    }
}
