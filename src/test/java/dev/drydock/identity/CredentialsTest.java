package dev.drydock.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;

class CredentialsTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final SigningKey key = new SigningKey(new byte[32]);
    private final Credentials credentials = at(NOW);

    private Credentials at(Instant now) {
        return new Credentials(key, new ThirtyDays(), Clock.fixed(now, ZoneOffset.UTC));
    }

    private record ThirtyDays() implements IdentityConfig {
        @Override
        public Duration session() {
            return Duration.ofDays(30);
        }

        @Override
        public Duration longestToken() {
            return Duration.ofDays(90);
        }

        @Override
        public Optional<URI> origin() {
            return Optional.empty();
        }
    }

    @Test
    void aCookieBringsTheSameLearnerBackWithAllRoles() {
        Learner instructor = new Learner(credentials.newGuest().id(), "", Set.of(Role.INSTRUCTOR, Role.ADMIN));
        Learner back = credentials.fromCookie(credentials.cookieFor(instructor)).orElseThrow();
        assertEquals(instructor.id(), back.id());
        assertEquals(Set.of(Role.INSTRUCTOR, Role.ADMIN), back.roles());
    }

    @Test
    void guestsHaveNoRolesAndNoTwoAreTheSame() {
        assertEquals(Set.of(), credentials.newGuest().roles());
        assertTrue(!credentials.newGuest().id().equals(credentials.newGuest().id()));
    }

    @Test
    void aCookieEndsWithItsSession() {
        String cookie = credentials.cookieFor(credentials.newGuest());
        assertTrue(at(NOW.plus(Duration.ofDays(30)).minusSeconds(1)).fromCookie(cookie).isPresent());
        assertEquals(Optional.empty(), at(NOW.plus(Duration.ofDays(30))).fromCookie(cookie));
    }

    @Test
    void aTokenEndsWhenItSays() {
        String token = credentials.tokenFor(credentials.newGuest(), Scope.WRITE, NOW.plusSeconds(60)).token();
        assertTrue(at(NOW.plusSeconds(59)).fromBearer(token).isPresent());
        assertEquals(Optional.empty(), at(NOW.plusSeconds(60)).fromBearer(token));
    }

    @Test
    void aTokenKeepsItsScope() {
        for (Scope scope : Scope.values()) {
            String token = credentials.tokenFor(credentials.newGuest(), scope, NOW.plusSeconds(60)).token();
            assertEquals(scope, credentials.fromBearer(token).orElseThrow().scope());
        }
    }

    @Test
    void aCookieIsNoTokenAndATokenNoCookie() {
        Learner guest = credentials.newGuest();
        assertEquals(Optional.empty(), credentials.fromBearer(credentials.cookieFor(guest)));
        assertEquals(Optional.empty(),
                credentials.fromCookie(credentials.tokenFor(guest, Scope.WRITE, NOW.plusSeconds(60)).token()));
    }

    @Test
    void aForeignKeysCookieIsNobody() {
        byte[] other = new byte[32];
        other[0] = 1;
        var foreign = new Credentials(new SigningKey(other), new ThirtyDays(), Clock.fixed(NOW, ZoneOffset.UTC));
        assertEquals(Optional.empty(), credentials.fromCookie(foreign.cookieFor(foreign.newGuest())));
    }

    @Test
    void aSignedTextOfAnotherShapeIsNobody() {
        for (String text : List.of("", "session", "session|id", "session|id||WRITE|1|2", "other|id||WRITE|99999999999")) {
            assertEquals(Optional.empty(), credentials.fromCookie(key.sign(text)), text);
        }
    }
}
