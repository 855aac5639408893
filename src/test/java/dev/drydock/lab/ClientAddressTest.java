package dev.drydock.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ClientAddressTest {

    @Test
    void oneHouseholdIsOneClientWhateverAddressItChooses() {
        assertEquals(ClientAddress.of("2001:db8:1:2::1"), ClientAddress.of("2001:db8:1:2:ffff::9"));
        assertNotEquals(ClientAddress.of("2001:db8:1:2::1"), ClientAddress.of("2001:db8:1:3::1"));
    }

    @Test
    void theHostItselfIsToldFromOthers() {
        assertTrue(ClientAddress.of("127.0.0.1").local());
        assertTrue(ClientAddress.of("::1").local());
        assertFalse(ClientAddress.of("192.0.2.1").local());
    }

    @Test
    void aNameIsNotLookedUp() {
        assertFalse(ClientAddress.of("localhost").local());
    }
}
