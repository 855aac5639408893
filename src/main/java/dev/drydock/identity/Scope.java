package dev.drydock.identity;

/** What a bearer token allows: reading only, or all that its owner may do. */
public enum Scope {
    @com.fasterxml.jackson.annotation.JsonProperty("read")
    READ,
    @com.fasterxml.jackson.annotation.JsonProperty("write")
    WRITE
}
