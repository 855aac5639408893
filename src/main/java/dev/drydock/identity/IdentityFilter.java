package dev.drydock.identity;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * Stands before every route, WebSockets included, and settles who is asking: 401 for an API call of nobody, 403 for a state
 * change
 * that comes from another site's page. A first visit to a page or to {@code /api/me} becomes a guest by cookie.
 */
@ApplicationScoped
public class IdentityFilter {

    public static final String COOKIE = "drydock";
    /** Before the WebSocket handler (100) and before the routes. */
    private static final int PRIORITY = 300;
    private static final String LEARNER = "dev.drydock.learner";
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final Credentials credentials;
    private final IdentityConfig config;

    public IdentityFilter(Credentials credentials, IdentityConfig config) {
        this.credentials = credentials;
        this.config = config;
    }

    void register(@Observes Filters filters) {
        filters.register(this::identify, PRIORITY);
    }

    /** The learner whom this filter found for a request; null only outside pages and API. */
    public static Learner learnerOf(RoutingContext context) {
        return context.get(LEARNER);
    }

    /** Makes the browser of this request the learner's, from the next request on. */
    public static void signIn(RoutingContext context, Credentials credentials, IdentityConfig config, Learner learner) {
        context.response().addCookie(Cookie.cookie(COOKIE, credentials.cookieFor(learner))
                .setPath("/")
                .setHttpOnly(true)
                .setSameSite(CookieSameSite.LAX)
                .setSecure(context.request().isSSL())
                .setMaxAge(config.session().toSeconds()));
    }

    private void identify(RoutingContext context) {
        HttpServerRequest request = context.request();
        // Whoever opens a terminal types into it
        boolean changesState = !SAFE.contains(request.method().name()) || isUpgrade(request);
        String bearer = bearer(request);
        if (bearer != null) {
            var session = credentials.fromBearer(bearer);
            if (session.isEmpty()) {
                Refusal.send(context, 401, "Not signed in", "The bearer token is unknown or has expired; ask for a new one.");
            } else if (changesState && session.get().scope() == Scope.READ) {
                Refusal.send(context, 403, "Not allowed", "This token may only read; ask for one with the scope write.");
            } else {
                proceed(context, session.get().learner());
            }
            return;
        }
        if (changesState && !comesFromOurPages(request)) {
            Refusal.send(context, 403, "Wrong origin",
                    "A change must come from a page of this site: its Origin header has to name this host.");
            return;
        }
        Optional<Learner> known = Optional.ofNullable(request.getCookie(COOKIE)).map(Cookie::getValue)
                .flatMap(credentials::fromCookie);
        if (known.isPresent()) {
            proceed(context, known.get());
        } else if (welcomesGuests(context.normalizedPath()) && !changesState) {
            Learner guest = credentials.newGuest();
            signIn(context, credentials, config, guest);
            proceed(context, guest);
        } else if (context.normalizedPath().startsWith("/api/")) {
            Refusal.send(context, 401, "Not signed in", "Open a page of this site first, or send a bearer token.");
        } else {
            context.next();
        }
    }

    private static void proceed(RoutingContext context, Learner learner) {
        context.put(LEARNER, learner);
        context.next();
    }

    private static String bearer(HttpServerRequest request) {
        String header = request.getHeader("Authorization");
        return header != null && header.regionMatches(true, 0, "Bearer ", 0, 7) ? header.substring(7).strip() : null;
    }

    /**
     * Whether this request may become a WebSocket. Its key decides, as it does for the WebSocket library, which takes whatever
     * protocol the header {@code Upgrade} names.
     */
    public static boolean isUpgrade(HttpServerRequest request) {
        return request.headers().contains("Sec-WebSocket-Key")
                || "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
    }

    private boolean comesFromOurPages(HttpServerRequest request) {
        String origin = request.getHeader("Origin");
        if (origin == null) {
            return false;
        }
        if (config.origin().isPresent()) {
            return origin.equals(originOf(config.origin().get()));
        }
        return request.authority() != null && origin.equals(request.scheme() + "://" + request.getHeader("Host"));
    }

    private static String originOf(URI address) {
        return address.getScheme() + "://" + address.getAuthority();
    }

    /** Pages have no suffix; styles, scripts and pictures have one and need nobody. */
    private static boolean welcomesGuests(String path) {
        boolean page = !path.startsWith("/api/") && !path.startsWith("/q/")
                && path.indexOf('.', path.lastIndexOf('/') + 1) < 0;
        return page || path.equals("/api/me");
    }
}
