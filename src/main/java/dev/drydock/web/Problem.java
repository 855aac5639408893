package dev.drydock.web;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A problem document (RFC 9457).
 *
 * @param detail a sentence for the person, with what to do
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(String type, String title, int status, String detail) {

    public static final String MEDIA_TYPE = "application/problem+json";

    public static Problem of(int status, String title, String detail) {
        return new Problem("about:blank", title, status, detail);
    }
}
