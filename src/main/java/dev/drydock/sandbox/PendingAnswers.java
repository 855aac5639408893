package dev.drydock.sandbox;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** What was asked of the terminals of a lab and is not answered yet; one question of a kind for each terminal. */
final class PendingAnswers {

    private final Map<Integer, CompletableFuture<Void>> perTerminal = new ConcurrentHashMap<>();

    CompletableFuture<Void> expect(int terminal) {
        return perTerminal.computeIfAbsent(terminal, _ -> new CompletableFuture<>());
    }

    void forget(int terminal) {
        perTerminal.remove(terminal);
    }

    void came(int terminal) {
        CompletableFuture<Void> answer = perTerminal.remove(terminal);
        if (answer != null) {
            answer.complete(null);
        }
    }

    void failed(int terminal, String reason) {
        CompletableFuture<Void> answer = perTerminal.remove(terminal);
        if (answer != null) {
            answer.completeExceptionally(new SandboxException.NoCapacity(reason, null));
        }
    }

    void lost(SandboxException why) {
        perTerminal.values().forEach(answer -> answer.completeExceptionally(why));
    }
}
