package dev.drydock;

import java.util.HexFormat;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import dev.drydock.identity.SigningKey;

/** Gives rooms the secrets that live in the data folder. */
class Secrets {

    @Produces
    @Singleton
    SigningKey signingKey() {
        return new SigningKey(HexFormat.of().parseHex(DataFolder.fromEnvironment().secret("signing.key")));
    }
}
