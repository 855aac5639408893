package dev.drydock.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

class SigningKeyTest {

    private final SigningKey key = keyOf((byte) 1);

    private static SigningKey keyOf(byte filling) {
        byte[] secret = new byte[32];
        Arrays.fill(secret, filling);
        return new SigningKey(secret);
    }

    @Test
    void whatItSignedItVerifies() {
        for (String text : List.of("", "guest|é|漢", "a".repeat(10_000))) {
            assertEquals(Optional.of(text), key.verify(key.sign(text)));
        }
    }

    @Test
    void anotherKeysSignatureIsWorthNothing() {
        assertEquals(Optional.empty(), key.verify(keyOf((byte) 2).sign("text")));
    }

    @Test
    void anyChangedCharacterSpoilsIt() {
        String signed = key.sign("who|roles");
        for (int i = 0; i < signed.length(); i++) {
            var forged = new StringBuilder(signed);
            forged.setCharAt(i, signed.charAt(i) == 'A' ? 'Q' : 'A');
            assertEquals(Optional.empty(), key.verify(forged.toString()), "changed at " + i);
        }
    }

    @Test
    void theSignatureOfOneTextDoesNotFitAnother() {
        String signature = key.sign("harmless").split("\\.")[1];
        String other = Base64.getUrlEncoder().withoutPadding().encodeToString("admin".getBytes());
        assertEquals(Optional.empty(), key.verify(other + "." + signature));
    }

    @Test
    void rubbishIsRefusedQuietly() {
        for (String rubbish : List.of("", ".", "..", "a", "a.b", "%.%", "é.é", "a.b.c", " ", "\0.\0")) {
            assertEquals(Optional.empty(), key.verify(rubbish), rubbish);
        }
    }

    @Test
    void aShortKeyIsNoKey() {
        assertThrows(IllegalArgumentException.class, () -> new SigningKey(new byte[31]));
    }
}
