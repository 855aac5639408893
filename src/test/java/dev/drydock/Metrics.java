package dev.drydock;

import static io.restassured.RestAssured.given;

/** What the server tells whoever watches it. */
final class Metrics {

    private Metrics() {
    }

    /** The value of a metric that has no labels. */
    static String value(Server server, String name) {
        return given().baseUri(server.url()).get("/q/metrics").asString().lines()
                .filter(line -> line.startsWith(name + " ")).map(line -> line.substring(name.length() + 1)).findFirst()
                .orElse("");
    }
}
