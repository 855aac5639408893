package dev.drydock.preview;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns addresses of a preview into those that the learner's server knows, and back. */
final class LabLinks {

    private static final Pattern AT_HOME = Pattern
            .compile("https?://(?:localhost|127\\.0\\.0\\.1|0\\.0\\.0\\.0|\\[::1?])(?::([0-9]{1,5}))?(?=[/?#]|$)");
    private static final Pattern REFRESH = Pattern.compile("(\\s*[0-9.]+\\s*[;,]\\s*url\\s*=\\s*['\"]?)(.*)",
            Pattern.CASE_INSENSITIVE);
    private static final int HTTP = 80;

    private final PreviewTarget target;

    LabLinks(PreviewTarget target) {
        this.target = target;
    }

    /** As it would read at home; empty where it is not of this preview. */
    Optional<String> atHome(String address) {
        for (String scheme : new String[] { "http://", "https://" }) {
            String base = scheme + target.host() + target.prefix();
            if (target.ownName() && (address.equals(base) || address.startsWith(base + "/"))) {
                return Optional.of("http://localhost:" + target.port() + address.substring(base.length()));
            }
        }
        return Optional.empty();
    }

    /** A redirect of the learner's server as the browser must follow it. */
    String inPreview(String value) {
        Matcher refresh = REFRESH.matcher(value);
        return refresh.matches() ? refresh.group(1) + address(refresh.group(2)) : address(value);
    }

    private String address(String address) {
        Matcher home = AT_HOME.matcher(address);
        if (!home.lookingAt()) {
            return address.startsWith("/") && !address.startsWith("//") ? target.prefix() + address : address;
        }
        int port = home.group(1) == null ? HTTP : Integer.parseInt(home.group(1));
        String rest = address.substring(home.end());
        String path = rest.startsWith("/") ? rest : "/" + rest;
        return port == target.port() ? target.prefix() + path : otherPort(port) + path;
    }

    /** The name and the path differ in the number behind the token alone. */
    private String otherPort(int port) {
        return target.ownName() ? "//" + target.host().replaceFirst("-[0-9]+\\.", "-" + port + ".")
                : target.prefix().replaceFirst("-[0-9]+$", "-" + port);
    }
}
