package dev.drydock.preview;

import java.util.Optional;

/**
 * Which port of which lab a request is for.
 *
 * @param lab empty where the token is not one of ours
 * @param ownName whether it has a host name of its own; else it is below a path of ours, as an opaque sandbox
 * @param host the name and port by which the browser came
 * @param prefix what stands before the learner's own path; empty with a name of its own
 * @param uri path and query as the learner's server is to see them
 */
record PreviewTarget(Optional<String> lab, int port, boolean ownName, String host, String prefix, String uri) {
}
