package dev.drydock;

import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.Response;

/** Every failure below {@code /api} is a problem document (RFC 9457) with a sentence for the person. */
final class ProblemDocument {

    private ProblemDocument() {
    }

    static void expect(Response response, int status) {
        response.then().statusCode(status)
                .header("Content-Type", startsWith("application/problem+json"))
                .body("status", equalTo(status))
                .body("title", notNullValue())
                .body("detail", not(blankOrNullString()));
    }
}
