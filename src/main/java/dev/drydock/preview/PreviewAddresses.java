package dev.drydock.preview;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.http.HttpServerRequest;

import dev.drydock.identity.IdentityConfig;

/** Where previews are, and which request is for one. */
@ApplicationScoped
public class PreviewAddresses {

    private static final String PATH = "/preview/";
    private static final String LOCAL = "localhost";
    private static final Pattern LABEL = Pattern.compile("p-([0-9a-z]+)-([0-9]{1,5})");
    private static final Pattern IN_PATH = Pattern.compile(PATH + "([0-9a-z]+)-([0-9]{1,5})(?=[/?]|$)");

    private final PreviewTokens tokens;
    private final PreviewConfig config;
    private final IdentityConfig identity;

    PreviewAddresses(PreviewTokens tokens, PreviewConfig config, IdentityConfig identity) {
        this.tokens = tokens;
        this.config = config;
        this.identity = identity;
    }

    void check(@Observes StartupEvent event) {
        if (config.suffix().isPresent() && identity.origin().isEmpty()) {
            throw new IllegalStateException("drydock.preview.suffix needs drydock.identity.origin: only pages of that address"
                    + " may show previews");
        }
    }

    /** The address of a port of the lab, with <code>{port}</code> where the number goes. */
    public String template(HttpServerRequest request, String labId) {
        String token = tokens.of(labId);
        URI origin = URI.create(originOfPages(request));
        return suffixFor(origin.getHost())
                .map(suffix -> origin.getScheme() + "://p-" + token + "-{port}." + suffix + portOf(origin) + "/")
                .orElseGet(() -> origin + PATH + token + "-{port}/");
    }

    /** The origin of our own pages, as browsers know it; also asked for a preview's own host name. */
    String originOfPages(HttpServerRequest request) {
        return identity.origin().map(PreviewAddresses::origin)
                .orElseGet(() -> request.scheme() + "://" + withoutLabel(hostOf(request)));
    }

    /** Empty where the request is for our own pages. */
    Optional<PreviewTarget> targetOf(HttpServerRequest request) {
        String host = hostOf(request);
        if (isBelowSuffix(nameOf(host))) {
            Matcher label = LABEL.matcher(host.substring(0, host.indexOf('.')));
            return Optional.of(label.matches() ? target(label, true, host, "", request.uri())
                    : new PreviewTarget(Optional.empty(), 0, true, host, "", request.uri()));
        }
        Matcher path = IN_PATH.matcher(request.uri());
        if (path.lookingAt()) {
            return Optional.of(target(path, false, host, path.group(), request.uri().substring(path.end())));
        }
        return Optional.empty();
    }

    private PreviewTarget target(Matcher found, boolean ownName, String host, String prefix, String uri) {
        int port = Integer.parseInt(found.group(2));
        Optional<String> lab = port >= 1 && port <= 65535 ? tokens.labOf(found.group(1)) : Optional.empty();
        return new PreviewTarget(lab, port, ownName, host, prefix, uri);
    }

    private boolean isBelowSuffix(String name) {
        return name.endsWith("." + LOCAL) || config.suffix().filter(suffix -> name.endsWith("." + suffix)).isPresent();
    }

    private Optional<String> suffixFor(String host) {
        return config.suffix().or(() -> LOCAL.equals(host) ? Optional.of(LOCAL) : Optional.empty());
    }

    private static String hostOf(HttpServerRequest request) {
        String host = request.getHeader("Host");
        return host == null ? "" : host.toLowerCase(Locale.ROOT);
    }

    private static String nameOf(String host) {
        return host.replaceFirst(":[0-9]+$", "");
    }

    /** A preview of ours is one label below the name of our pages; with a suffix of its own, pages have a configured origin. */
    private static String withoutLabel(String host) {
        return nameOf(host).endsWith("." + LOCAL) ? host.substring(host.indexOf("." + LOCAL) + 1) : host;
    }

    private static String portOf(URI origin) {
        return origin.getPort() < 0 ? "" : ":" + origin.getPort();
    }

    private static String origin(URI address) {
        return address.getScheme() + "://" + address.getAuthority();
    }
}
