package dev.drydock.sandbox;

/** Where a lab finds what is trusted in it: supervisor, shells and tools for checks, on a volume mounted read-only. */
final class Toolbox {

    static final String PATH = "/opt/drydock";
    static final String SUPERVISOR = PATH + "/bin/supervisor";

    private Toolbox() {
    }
}
