"""A learner with root in the lab, who wants the terminals, the server's stream or PID 1."""

import os
import struct
import time
import unittest

import lab
from client import *


class Hostility(unittest.TestCase):
    options = ()

    def setUp(self):
        self.lab = lab.start(options=self.options)
        self.addCleanup(self.lab.__exit__)
        self.client = self.lab.client()
        self.client.open()
        self.client.attach()

    def still_works(self):
        self.client.open(8)
        self.client.attach(8, channel=64)
        self.client.type("echo al''ive\n", 8)
        self.client.read_until("alive", channel=64)

    def test_a_relay_from_inside_is_refused(self):
        self.client.type(f"{self.lab.supervisor} relay </dev/null >/dev/null; echo status=$?.\n")
        self.client.read_until("status=1.")
        self.still_works()

    def test_a_crowd_at_the_socket_is_kept_out(self):
        self.client.type(f"for i in $(seq 200); do {self.lab.supervisor} relay </dev/null >/dev/null 2>&1 & done; "
                         "wait; echo d''one\n")
        self.client.read_until("done", timeout=20)
        newer = self.lab.client()
        self.assertFalse(newer.open()[0])

    def test_signals_to_pid_1_mean_nothing(self):
        self.client.type("for s in 1 2 3 6 9 11 13 15 17 19 20 34 40; do kill -$s 1; done; echo s''ent\n")
        self.client.read_until("sent")
        self.still_works()

    def test_pid_1_and_its_memory_are_out_of_reach(self):
        self.client.type("echo denied=$(for f in environ maps mem fd/0 root/tmp; do cat /proc/1/$f 2>&1; done | grep -c denied).\n")
        self.client.read_until("denied=5.")

    def test_a_killed_keeper_ends_its_terminal_and_nothing_else(self):
        self.lab.run("sh", "-c", "setsid sleep 5555 >/dev/null 2>&1 &")
        time.sleep(0.1)
        self.client.open(2)
        self.client.attach(2, channel=2)
        self.client.type("(setsid sh -c 'trap \"\" HUP; sleep 4444 & sleep 4445' &) ; kill -9 $PPID\n")
        closed = self.client.expect(CLOSED, 3)
        self.assertEqual((closed.channel, tuple(closed.payload)), (1, (EXITED, 137)))
        self.client.expect(ENDED, 3)
        time.sleep(0.1)
        self.assertEqual(self.lab.count("sleep 444"), 0)
        self.client.type("echo sti''ll here\n", 2)
        self.client.read_until("still here", channel=2)

    def test_what_ran_before_a_terminal_survives_its_killed_keeper(self):
        with lab.start() as other:
            other.run("sh", "-c", "setsid sleep 5555 >/dev/null 2>&1 &")
            time.sleep(0.1)
            client = other.client()
            client.open()
            client.attach()
            client.type("kill -9 $PPID\n")
            client.expect(CLOSED, 3)
            client.expect(ENDED, 3)
            self.assertEqual(other.count("sleep 5555"), 1)

    def test_a_stopped_keeper_goes_on(self):
        self.client.type("kill -STOP $PPID; sleep 0.2; exit 3\n")
        self.assertEqual(tuple(self.client.expect(CLOSED, 3).payload), (EXITED, 3))

    def test_stopped_processes_end_too(self):
        self.client.type("setsid sh -c 'kill -STOP $$; sleep 3333' & sleep 0.2; echo st''opped; kill -STOP $$\n")
        self.client.read_until("stopped")
        self.client.send(END, 1)
        self.client.expect(CLOSED)
        self.client.expect(ENDED, 1)
        self.assertEqual(self.lab.count("-bash"), 0)

    def test_a_closed_terminal_costs_nothing(self):
        self.client.type("exec sh -c 'exec </dev/null >/dev/null 2>&1; sleep 1000'\n")
        time.sleep(0.5)
        before = self.cpu()
        time.sleep(1)
        self.assertLess(self.cpu() - before, 5)
        self.client.send(END, 1)
        self.client.expect(CLOSED)
        self.client.expect(ENDED, 1)

    def cpu(self):
        with open(f"/proc/{self.lab.pid}/stat") as stat:
            fields = stat.read().rsplit(")", 1)[1].split()
        return int(fields[11]) + int(fields[12])

    def test_forking_daemons_are_overtaken(self):
        """Every process forks its successor in a session of its own and ends."""
        self.client.type("cat >/tmp/comet.sh <<'END'\ntrap '' HUP TERM\nsetsid sh /tmp/comet.sh &\nEND\n"
                         "for i in 1 2 3 4; do sh /tmp/comet.sh & done; sleep 0.5; echo fl''ying\n")
        self.client.read_until("flying")
        self.client.send(END, 1)
        self.client.expect(CLOSED, 6)
        self.client.expect(ENDED, 6)
        self.assertEqual(self.lab.count("comet"), 0)
        self.still_works()

    def test_a_hostile_server_stream_cannot_grow_us(self):
        self.client.send(OPEN, 2, payload=struct.pack(">HH", 65535, 65535))
        os.set_blocking(self.client.into, False)
        ping = struct.pack(">BBHI", PING, 0, 0, 8) + b"12345678"
        written = 0
        until = time.monotonic() + 2
        while time.monotonic() < until:
            try:
                written += os.write(self.client.into, ping * 500)
            except BlockingIOError:
                time.sleep(0.05)
        os.set_blocking(self.client.into, True)
        # What the pipes hold between here and there, the engine's included.
        self.assertLess(written, 4 << 20)
        if "sanitized" not in lab.SUPERVISOR:
            self.assertLess(self.lab.resident(), 1 << 20)

    def test_memory_of_one_terminal(self):
        self.client.type("seq 200000\n")
        self.client.read_until("200000\r\n")
        if "sanitized" not in lab.SUPERVISOR:
            self.assertLess(self.lab.resident(), 1 << 20)


@unittest.skipUnless(lab.IMAGE, "needs a container's limits: set LAB_IMAGE")
class Limits(unittest.TestCase):
    def setUp(self):
        self.lab = lab.start(options=["--pids-limit", "64", "--cpus", "0.5"])
        self.addCleanup(self.lab.__exit__)
        self.client = self.lab.client()
        self.client.open()
        self.client.attach()

    def test_no_more_tasks_is_said(self):
        self.client.type("for i in $(seq 100); do sleep 1000 & done 2>/dev/null; echo fu''ll\n")
        self.client.read(timeout=2)
        self.client.send(OPEN, 2, payload=struct.pack(">HH", 80, 24))
        failed = self.client.expect(OPEN_FAILED)
        self.assertEqual(failed.payload.decode(), "no more processes: the lab reached its task limit")
        self.client.send(END, 1)
        self.client.expect(CLOSED)
        self.client.expect(ENDED, 1)
        self.assertTrue(self.client.open(2)[0])

    def bomb(self, text):
        self.client.type(text)
        time.sleep(3)
        began = time.monotonic()
        self.client.send(END, 1)
        self.client.expect(CLOSED, 10)
        self.client.expect(ENDED, 10)
        took = time.monotonic() - began
        self.assertTrue(self.client.open(2)[0])
        self.client.attach(2, channel=2)
        self.client.type("ls /proc | grep -c '^[0-9]'\n", 2)
        self.client.read_until("\r\n", channel=2)
        self.assertLess(len(self.lab.processes()), 10)
        return took

    def test_a_fork_bomb_ends_with_its_terminal(self):
        self.assertLess(self.bomb("bomb() { bomb | bomb & }; bomb\n"), 2)

    def test_a_fork_bomb_of_daemons_ends_with_its_terminal(self):
        took = self.bomb("cat >/tmp/bomb.sh <<'END'\ntrap '' HUP TERM\nwhile :; do setsid sh /tmp/bomb.sh & done\nEND\n"
                         "sh /tmp/bomb.sh\n")
        self.assertLess(took, 3)


if __name__ == "__main__":
    unittest.main()
