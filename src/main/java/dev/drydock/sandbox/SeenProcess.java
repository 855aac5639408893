package dev.drydock.sandbox;

/**
 * A process of a lab, as the host sees it.
 *
 * @param user its number on the host
 * @param state as {@code ps} writes it; a {@code Z} says that it has ended
 * @param command its command line, or what it says of itself
 */
public record SeenProcess(int pid, int parent, String user, String state, String command) {

    /** Whether it has ended and only waits for its parent to notice. */
    public boolean ended() {
        return state.startsWith("Z");
    }
}
