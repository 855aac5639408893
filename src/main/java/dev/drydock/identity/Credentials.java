package dev.drydock.identity;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Issues and reads the two things by which somebody is known: the session cookie of a browser and the bearer token of a
 * program.
 * Both are signed, carry their own expiry and need no row.
 */
@ApplicationScoped
public class Credentials {

    private static final String COOKIE = "session";
    private static final String BEARER = "bearer";

    private final SigningKey key;
    private final IdentityConfig config;
    private final Clock clock;

    @Inject
    public Credentials(SigningKey key, IdentityConfig config) {
        this(key, config, Clock.systemUTC());
    }

    Credentials(SigningKey key, IdentityConfig config, Clock clock) {
        this.key = key;
        this.config = config;
        this.clock = clock;
    }

    /** Somebody never seen before. */
    public Learner newGuest() {
        return learner(UUID.randomUUID().toString(), Set.of());
    }

    /** The value of the cookie that makes a browser this learner's for as long as the configuration says. */
    public String cookieFor(Learner learner) {
        return issue(COOKIE, learner, Scope.WRITE, clock.instant().plus(config.session()));
    }

    public Optional<Learner> fromCookie(String value) {
        return read(COOKIE, value).map(Session::learner);
    }

    public BearerToken tokenFor(Learner learner, Scope scope, Instant expiresAt) {
        return new BearerToken(issue(BEARER, learner, scope, expiresAt), scope, expiresAt);
    }

    /** Who sent this bearer token, and what it allows; empty where it is forged or has expired. */
    Optional<Session> fromBearer(String value) {
        return read(BEARER, value);
    }

    private String issue(String kind, Learner learner, Scope scope, Instant expiresAt) {
        String roles = learner.roles().stream().map(Role::name).sorted().collect(Collectors.joining(","));
        return key.sign(String.join("|", kind, learner.id(), roles, scope.name(), Long.toString(expiresAt.getEpochSecond())));
    }

    private Optional<Session> read(String kind, String signed) {
        return key.verify(signed)
                .map(text -> text.split("\\|", -1))
                .filter(part -> part.length == 5 && part[0].equals(kind))
                .filter(part -> Instant.ofEpochSecond(Long.parseLong(part[4])).isAfter(clock.instant()))
                .map(part -> new Session(learner(part[1], roles(part[2])), Scope.valueOf(part[3])));
    }

    private static Set<Role> roles(String names) {
        return names.isEmpty() ? Set.of() : Arrays.stream(names.split(",")).map(Role::valueOf).collect(Collectors.toSet());
    }

    private static Learner learner(String id, Set<Role> roles) {
        String title = roles.contains(Role.INSTRUCTOR) ? "Instructor " : "Guest ";
        return new Learner(id, title + id.substring(0, 4).toUpperCase(Locale.ROOT), roles);
    }

    record Session(Learner learner, Scope scope) {
    }
}
