package dev.drydock.sandbox.breakout;

import java.time.Duration;
import java.util.List;

/** Living longer than allowed, and getting at what keeps the lab. The runner ends the terminal and counts what is left. */
final class ProcessAttempts {

    private static final Duration SETTLED = Duration.ofSeconds(20);

    static final List<Attempt> ALL = List.of(
            Attempt.typed("ignored signals", "ignore every signal that can be ignored", """
                    for i in 1 2 3; do sh -c 'trap "" TERM HUP INT QUIT; while :; do sleep 1; done' >/dev/null 2>&1 & done
                    sleep 1
                    kill -TERM $(jobs -p)
                    refused "$(pgrep -fc 'trap') processes are deaf"
                    """),
            Attempt.typed("outlive the shell", "live on after the shell, in sessions and process groups of their own", """
                    setsid sh -c 'setsid sleep 600 & setsid setsid sleep 601 &' >/dev/null 2>&1
                    nohup sh -c 'sleep 602 & sleep 603' >/dev/null 2>&1 &
                    (sleep 604 &)
                    sleep 1
                    refused "$(pgrep -c sleep) processes are on their own"
                    """),
            new Attempt("stop the keepers", "kill, stop and starve what keeps the lab", lab -> {
                lab.type("""
                        kill -9 1; kill -STOP 1
                        for i in 1 2 3; do kill -9 -1; done
                        """).untilOver(Duration.ofSeconds(5));
                return Finding.held("the lab's first process took no signal");
            }),
            Attempt.typed("supervisor's socket", "take the server's place at the supervisor", """
                    denied "a hand-over by a forged relay" try supervisor
                    denied "the relay itself" timeout 5 /opt/drydock/bin/supervisor relay
                    for i in $(seq 30); do try supervisor >/dev/null & done
                    wait
                    """),
            new Attempt("supervisor under load", "knock at the supervisor without end while it is needed", lab -> {
                lab.type("while :; do try supervisor >/dev/null & try supervisor >/dev/null; done")
                        .untilOver(Duration.ofSeconds(3));
                try (Typing second = lab.terminal(3)) {
                    boolean answered = second.run("true").untilOver(SETTLED).contains(Typing.OVER);
                    lab.endTerminal(3);
                    return Finding.of(answered,
                            answered ? "a second terminal answered meanwhile" : "a second terminal did not open");
                }
            }),
            Attempt.typed("privileges", "get more privilege by a set-user-ID file, a capability or the bounding set",
                    """
                            cp /bin/busybox /root/elevated 2>/dev/null || cp /opt/drydock/bin/busybox /root/elevated
                            chmod 4755 /root/elevated
                            at_most "no_new_privs missing" 0 $((1 - $(sed -n 's/NoNewPrivs:.//p' /proc/self/status)))
                            at_most "capabilities beyond the profile (bits)" 0 $((0x$(sed -n 's/CapEff:.//p' /proc/self/status) & ~0x400eb))
                            at_most "bounding set beyond the profile (bits)" 0 $((0x$(sed -n 's/CapBnd:.//p' /proc/self/status) & ~0x400eb))
                            denied "file capability" setcap cap_sys_admin+ep /root/elevated
                            denied "a lower score for the OOM killer" sh -c 'echo -900 >/proc/self/oom_score_adj'
                            denied "a higher priority" /usr/bin/renice -n -10 -p $$
                            denied "more open files" sh -c 'ulimit -n 100000'
                            """));

    private ProcessAttempts() {
    }
}
