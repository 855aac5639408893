package dev.drydock;

import static io.restassured.RestAssured.given;

import java.util.List;
import java.util.Map;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** A learner's browser, without the pictures: keeps its cookie and speaks the public contract. One method a call. */
final class Guest {

    static final String COURSE = "drills";
    static final String LESSON = "01-outcomes";
    static final String COOKIE = "drydock";

    private final Server server;
    private final String cookie;

    private Guest(Server server, String cookie) {
        this.server = server;
        this.cookie = cookie;
    }

    /** Somebody whom the server has never seen. */
    static Guest of(Server server) {
        return new Guest(server, given().baseUri(server.url()).get("/api/me").then().statusCode(200).extract().cookie(COOKIE));
    }

    /** Somebody who teaches here. The link works once a start, so the server is started anew. */
    static Guest instructorOf(Server server) {
        server.stop();
        server.startAgain();
        String path = server.instructorLink().substring(server.url().length());
        return new Guest(server, of(server).request().redirects().follow(false).post(path).then().statusCode(303).extract()
                .cookie(COOKIE));
    }

    Server server() {
        return server;
    }

    String cookie() {
        return COOKIE + "=" + cookie;
    }

    String id() {
        return get("/api/me").path("id");
    }

    /** A request as this learner's page sends it. */
    RequestSpecification request() {
        return given().baseUri(server.url()).cookie(COOKIE, cookie).header("Origin", server.url());
    }

    Response get(String path, Object... parameters) {
        return request().get(path, parameters);
    }

    /** The HTML of a page. */
    String page(String path) {
        return request().accept("text/html").get(path).then().statusCode(200).extract().asString();
    }

    Response post(String path, Object... parameters) {
        return request().post(path, parameters);
    }

    Response postJson(Object body, String path, Object... parameters) {
        return request().contentType(ContentType.JSON).body(body).post(path, parameters);
    }

    Response delete(String path, Object... parameters) {
        return request().delete(path, parameters);
    }

    Response startLab(String course, String lesson) {
        return postJson(Map.of("course", course, "lesson", lesson), "/api/labs");
    }

    /** A lab that is ready, of the lesson that most tests use; its id. */
    String lab() {
        return lab(COURSE, LESSON);
    }

    String lab(String course, String lesson) {
        String id = startLab(course, lesson).path("id");
        Eventually.is("ready", () -> get("/api/labs/{lab}", id).path("state"));
        return id;
    }

    void endLabs() {
        List<String> labs = get("/api/labs").path("id");
        labs.forEach(lab -> delete("/api/labs/{lab}", lab).then().statusCode(204));
    }

    Response check(String lab, String task) {
        return postJson(Map.of(), "/api/labs/{lab}/tasks/{task}/check", lab, task);
    }

    Response check(String lab, String task, String input) {
        return postJson(Map.of("input", input), "/api/labs/{lab}/tasks/{task}/check", lab, task);
    }

    /** Ids of the tasks that this learner has passed. */
    List<String> passed(String course, String lesson) {
        return get("/api/progress").jsonPath().param("course", course).param("lesson", lesson)
                .getList("find { it.course == course && it.lesson == lesson }.tasks");
    }

    TerminalWindow terminal(String lab, int n) {
        return terminal(lab, n, "cols=200&rows=40");
    }

    TerminalWindow terminal(String lab, int n, String query) {
        return TerminalWindow.open(this, "/api/labs/" + lab + "/terminals/" + n + "?" + query);
    }
}
