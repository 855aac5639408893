package dev.drydock.sandbox.breakout;

import java.util.List;

/**
 * Makes every attempt on this host's own engine and prints what held: {@code ./drydock doctor --labs}. Exits with 1 when
 * something did not. Arguments are names of attempts; without any, all are made.
 */
public final class BreakoutReport {

    private BreakoutReport() {
    }

    public static void main(String... names) throws InterruptedException {
        List<Attempt> attempts = Attempts.ALL.stream()
                .filter(attempt -> names.length == 0 || List.of(names).contains(attempt.name())).toList();
        int broken = 0;
        try (Breakout breakout = Breakout.onThisEngine()) {
            // Ctrl-C runs no finally
            Runtime.getRuntime().addShutdownHook(new Thread(breakout::close));
            System.out.printf("  %-8s  %-20s %s%n", "", "attempt", "what was seen");
            for (Attempt attempt : attempts) {
                Finding finding = breakout.run(attempt);
                String verdict = finding.held() ? "held" : attempt.isRequired() ? "NOT HELD" : "advice";
                System.out.printf("  %-8s  %-20s %s%n", verdict, attempt.name(), finding.seen());
                if (!finding.held() && !attempt.isRequired()) {
                    System.out.printf("  %-8s  %-20s -> needs %s on this host%n", "", "", attempt.onHost());
                }
                broken += finding.held() || !attempt.isRequired() ? 0 : 1;
            }
        }
        System.out.printf("%n%s%n", broken == 0 ? "Labs contain what they must."
                : broken + " of " + attempts.size() + " attempts were not contained.");
        System.exit(broken == 0 ? 0 : 1);
    }
}
