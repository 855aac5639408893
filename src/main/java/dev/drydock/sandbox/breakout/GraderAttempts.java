package dev.drydock.sandbox.breakout;

import java.time.Duration;
import java.util.List;

import dev.drydock.sandbox.ExecResult;
import dev.drydock.sandbox.SandboxException;

/** Getting a check to pass that must not, or to hang, or to fill the server. */
final class GraderAttempts {

    /** What is never there: only a fooled check ends with 0. */
    private static final String HONEST = """
            [ "$(ls / | grep -c '^solved$')" = 1 ] || exit 1
            id -u >/dev/null && test -e /solved
            """;
    private static final Duration SHORT = Duration.ofSeconds(3);

    static final List<Attempt> ALL = List.of(
            fooling("replaced programs", "replace ls, sh, test, grep and id, and lead PATH to them",
                    """
                            for name in ls test '[' grep id env cat; do
                              for folder in /usr/local/sbin /usr/local/bin /usr/bin; do
                                rm -f "$folder/$name"; printf '#!/opt/drydock/bin/sh\\nexit 0\\n' >"$folder/$name"; chmod 755 "$folder/$name"
                              done
                            done
                            rm -f /usr/bin/sh && ln -s true /usr/bin/sh
                            for file in /etc/profile /etc/environment /root/.profile /root/.bashrc /root/.ashrc /etc/bash.bashrc; do
                              printf 'export PATH=/usr/local/bin:$PATH ENV=/root/.bashrc\\n' >$file
                            done
                            """),
            fooling("preloaded library", "have a library loaded into every program", """
                    printf 'int main(void) { return 0; }' >/dev/null
                    cp /lib/x86_64-linux-gnu/libc.so.6 /root/library.so 2>/dev/null || cp /lib/*/libc.so.6 /root/library.so
                    echo /root/library.so >/etc/ld.so.preload
                    echo 'LD_PRELOAD=/root/library.so' >>/etc/environment
                    rm -f /lib64/ld-linux-x86-64.so.2
                    """),
            foolingByAccounts("account files gone", "remove the account files", "rm -f /etc/passwd /etc/group\n"),
            foolingByAccounts("account files huge", "make the account files huge", """
                    for file in /etc/passwd /etc/group; do
                      awk 'BEGIN { for (i = 0; i < 400000; i++) print "root" i ":x:" i ":" i ":a:/root:/bin/false" }' >$file
                      tr '\\0' x </dev/zero | head -c 100000000 >>$file
                    done
                    """),
            foolingByAccounts("account files linked", "link the account files to endless ones", """
                    ln -sf /dev/zero /etc/passwd
                    ln -sf /proc/kmsg /etc/group
                    """),
            foolingByAccounts("account files as pipes", "make the account files pipes that nobody writes to", """
                    rm -f /etc/passwd /etc/group
                    mkfifo /etc/passwd /etc/group
                    """),
            new Attempt("pipe instead of an answer", "have a check wait for ever", lab -> {
                lab.type("mkfifo /root/answer").untilOver(AttackedLab.PATIENCE);
                return ended(lab.check("cat /root/answer", "", SHORT));
            }),
            new Attempt("links instead of an answer", "have a check read what it should not, or without end", lab -> {
                lab.type("ln -s /dev/zero /root/answer; ln -s /proc/1/environ /root/other").untilOver(AttackedLab.PATIENCE);
                Finding endless = ended(lab.check("cat /root/answer", "", SHORT));
                return endless.and(Finding.of(lab.check("cat /proc/1/environ").exitCode() != 0,
                        "a check cannot read the first process' environment, and neither can a link"));
            }),
            new Attempt("endless check", "have a check print gigabytes and leave processes behind", lab -> {
                lab.type(
                        "printf '#!/opt/drydock/bin/sh\\nsetsid sleep 600 & yes\\n' >/usr/local/bin/program; chmod 755 /usr/local/bin/program")
                        .untilOver(AttackedLab.PATIENCE);
                return ended(lab.check("program", "", SHORT));
            }),
            new Attempt("running check", "write into a running check, and stop or kill it", GraderAttempts::attackRunning));

    private GraderAttempts() {
    }

    /** The learner prepares the lab; then a check that must fail has to fail for its own reason. */
    private static Attempt fooling(String name, String tries, String script) {
        return new Attempt(name, tries, lab -> {
            lab.type(script).untilOver(AttackedLab.PATIENCE);
            return failed(lab.check(HONEST));
        });
    }

    /**
     * The engine reads these files for each program that it executes in a lab, even for a user by number. Where it cannot, no
     * check runs: that is a failure as well, if it comes soon and goes when the learner puts the files back.
     */
    private static Attempt foolingByAccounts(String name, String tries, String script) {
        return new Attempt(name, tries, lab -> {
            Typing typing = lab.type("cp /etc/passwd /etc/group /root\n" + script);
            typing.untilOver(AttackedLab.PATIENCE);
            Finding finding = checked(lab);
            // In this terminal: a new shell would read the same files
            typing.run("rm -f /etc/passwd /etc/group; cp /root/passwd /root/group /etc; echo back$((40 + 2))")
                    .until("back42", AttackedLab.PATIENCE);
            return finding;
        });
    }

    private static Finding checked(AttackedLab lab) {
        try {
            return failed(lab.check(HONEST));
        } catch (SandboxException e) {
            return Finding.held("no check passes: " + e.getMessage());
        }
    }

    private static Finding failed(ExecResult result) {
        return Finding.of(result.exitCode() != 0, "the check ended with " + result.exitCode() + " after "
                + result.took().toMillis() + " ms " + AttackedLab.text(result.err()).strip());
    }

    private static Finding ended(ExecResult result) {
        boolean bounded = result.timedOut() && result.out().length <= AttackedLab.KEPT;
        return Finding.of(bounded, "the check was ended after " + result.took().toMillis() + " ms with " + result.out().length
                + " bytes kept");
    }

    private static Finding attackRunning(AttackedLab lab) throws InterruptedException {
        Typing typing = lab.type("""
                for round in $(seq 30); do
                  for folder in /proc/[0-9]*; do
                    number=${folder#/proc/}
                    [ $number != 1 ] && grep -qs 'supervisor.check\\|proc.*fd' $folder/cmdline || continue
                    found=yes
                    for call in ptrace open_memory read_memory pidfd_getfd; do denied "$call of a check" try $call $number; done
                    denied "environment of a check" cat $folder/environ
                    denied "script of a check" cat $folder/fd/3
                    denied "input of a check" sh -c "echo x >$folder/fd/0"
                  done
                  [ "$found" ] && break
                  sleep 0.2
                done
                """);
        ExecResult result = lab.check("sleep 4; exit 3", "", Duration.ofSeconds(10));
        Finding said = Finding.whole(typing, typing.untilOver(AttackedLab.PATIENCE));
        return said.and(Finding.of(result.exitCode() == 3, "the check ended with " + result.exitCode()));
    }
}
