"""Bytes: all of them, in order, by offset, and never more than were paid for."""

import fcntl
import hashlib
import random
import time
import unittest

import lab
from client import *


def quiet(client):
    """A shell that does not echo, mark or prompt, so that what comes is what was asked for."""
    client.type("exec env PS1= PS2= sh -c 'stty -echo -onlcr; echo quiet n\\ow; exec sh'\n")
    client.read_until("quiet now\n")
    client.read(timeout=0.3)


class Streams(unittest.TestCase):
    def setUp(self):
        self.lab = lab.start()
        self.addCleanup(self.lab.__exit__)
        self.client = self.lab.client()

    def opened(self):
        self.assertEqual(self.client.open(), (True, 0, 0))
        self.client.attach()
        quiet(self.client)

    def test_a_terminal_speaks(self):
        self.opened()
        self.client.type("echo $((6 * 7)) $TERM $LAB_SEED; tty; stty size\n")
        said = self.client.read_until("24 80").decode()
        self.assertIn("42 xterm-256color seed", said)
        self.assertRegex(said, r"/dev/pts/\d+")

    def test_the_size_follows(self):
        self.opened()
        self.client.send(RESIZE, 1, payload=b"\0\x84\0\x2b")
        self.client.type("stty size\n")
        self.client.read_until("43 132")
        self.assertFalse(self.client.open(columns=100, rows=30)[0])
        self.client.type("stty size\n")
        self.client.read_until("30 100")

    def test_the_supervisors_own_variables_are_hidden(self):
        with lab.start({"DRYDOCK_HOME": "/", "DRYDOCK_SECRET": "secret"}) as other:
            client = other.client()
            client.open()
            client.attach()
            quiet(client)
            client.type("env | grep -c DRYDOCK; pwd; echo $HOME.; cat /proc/1/environ; echo don''e\n")
            said = client.read_until("done").decode()
            self.assertRegex(said, r"(?m)^0$")
            self.assertRegex(said, r"(?m)^/\.$")
            self.assertNotIn("secret", said)

    def first_stream(self, typed, awaited):
        """A lab whose first connection is PID 1's own, and that connection after something was said by it."""
        other = lab.NamespaceLab({"DRYDOCK_FIRST_STREAM": "1", "DRYDOCK_SHELL_AHEAD": "1"})
        self.addCleanup(other.__exit__)
        first = other.first_client()
        first.open()
        first.attach()
        first.type(typed)
        return other, first, first.read_until(awaited).decode()

    def test_the_first_stream_is_a_connection_like_any_until_a_relay_takes_over(self):
        other, first, said = self.first_stream("echo by-$((6 * 7)); exec 3>&0; readlink /proc/$$/fd/0\n", "/dev/pts/")
        self.assertIn("by-42", said)
        second = other.client()
        second.open()
        second.attach(since=OLDEST)
        self.assertIn("by-42", second.read_until("/dev/pts/").decode())
        first.relay.stdin.close()
        second.type("echo still-$((6 * 7))\n")
        second.read_until("still-42")

    def test_a_first_stream_is_greeted_before_anything_happens(self):
        other = lab.NamespaceLab({"DRYDOCK_FIRST_STREAM": "1"})
        self.addCleanup(other.__exit__)
        self.assertEqual(other.first_client().hello.payload[2], 0)

    def test_a_first_stream_that_ends_ends_no_terminal(self):
        other, first, _ = self.first_stream("echo left-$((6 * 7))\n", "left-42")
        first.relay.stdin.close()
        second = other.client()
        self.assertFalse(second.open()[0])
        second.attach(since=OLDEST)
        second.read_until("left-42")

    def test_a_shell_ahead_waits_with_its_prompt_and_can_be_ended_like_any(self):
        with lab.start({"DRYDOCK_SHELL_AHEAD": "1"}) as other:
            client = other.client()
            self.assertEqual(client.hello.payload[2], 1)
            client.attach()
            first = client.read(timeout=1)
            self.assertTrue(first)
            created, start, end = client.open(columns=100, rows=30)
            self.assertEqual((created, start), (False, 0))
            self.assertGreaterEqual(end, len(first))
            client.type("stty size\n")
            client.read_until("30 100")
            client.send(END, 1)
            client.expect(CLOSED)
            client.expect(ENDED)
            self.assertEqual(client.open(), (True, 0, 0))

    def test_reconnecting_anywhere_replays_every_byte_once(self):
        self.opened()
        start = self.client.open()[2]
        # Less than a ring in all: whoever comes back in time finds every byte, wherever the connection broke.
        lines = 15000
        self.client.send(DETACH, 0, 1)
        self.client.attach(channel=2, since=start, credit=0)
        self.client.type(f"seq -f 'line %08.0f' {lines}\n")
        expected = "".join(f"line {i:08d}\n" for i in range(1, lines + 1)).encode()
        got = bytearray()
        chance = random.Random(7)
        client = self.client
        while len(got) < len(expected):
            want = min(chance.randrange(1, 45000), len(expected) - len(got))
            client.credit(2, want)
            piece = client.read(2, timeout=5, at_most=want)
            self.assertEqual(len(piece), want)
            got += piece
            if chance.random() < 0.5:
                # What the old connection had in flight is asked for again.
                back = min(len(got), chance.randrange(0, 5000))
                del got[len(got) - back:]
                client.close()
                client = self.lab.client()
                self.assertEqual(client.hello.payload, b"\0\1\1\0\4\0\0")
                self.assertEqual(client.attach(channel=2, since=start + len(got), credit=0), start + len(got))
        self.assertEqual(bytes(got), expected)

    def test_a_client_that_never_credits_gets_exactly_its_credit(self):
        self.opened()
        self.client.send(DETACH, 0, 1)
        for credit in (0, 1, 1000, 262144):
            start = self.client.open()[2]
            self.client.attach(channel=3, since=start, credit=credit)
            self.client.type("yes\n")
            self.assertEqual(len(self.client.read(3, timeout=1.0)), credit)
            self.client.credit(3, 77)
            self.assertEqual(len(self.client.read(3, timeout=0.5)), 77)
            self.client.send(DETACH, 0, 3)
            self.client.type("\x03")
            time.sleep(0.3)

    def test_a_program_waits_while_its_reader_does(self):
        self.opened()
        self.client.send(DETACH, 0, 1)
        start = self.client.open()[2]
        self.client.attach(channel=2, since=start, credit=4096)
        self.client.type("yes\n")
        self.client.read(2, timeout=0.5)
        before = self.client.open()[2]
        time.sleep(0.5)
        self.assertEqual(self.client.open()[2], before)
        self.assertLessEqual(before - start, 4096 + RING)

    def test_credit_is_capped(self):
        self.opened()
        for _ in range(4):
            self.client.credit(1, 2**32 - 1)
        self.client.type("yes\n")
        self.assertEqual(len(self.client.read(1, timeout=1.0)), 1 << 20)

    def test_a_slow_reader_is_told_what_it_lost(self):
        self.opened()
        self.client.attach(channel=2, credit=0)
        self.client.send(DETACH, 0, 2)
        start = self.client.open()[2]
        self.client.attach(channel=2, since=start, credit=100)
        self.client.type("seq -f '%09.0f' 100000\n")
        fast, slow = bytearray(), bytearray()
        while len(fast) < 1000000:
            frame = self.client.frame(5)
            self.assertIsNotNone(frame)
            if frame.kind == DATA and frame.channel == 1:
                fast += frame.payload
                self.client.credit(1, len(frame.payload))
            elif frame.kind == DATA:
                slow += frame.payload
        self.assertEqual(slow, fast[:100])
        self.client.credit(2, 1 << 20)
        gap = self.client.frame(5)
        self.assertEqual((gap.kind, gap.terminal, gap.channel), (GAP, 1, 2))
        self.assertEqual(gap.number, start + 1000000 - RING)
        self.assertEqual(self.client.read(2), fast[-RING:])

    def test_asking_for_what_is_gone_or_not_there_yet(self):
        self.opened()
        self.client.type("seq -f '%09.0f' 100000\n")
        self.client.read_until("000100000\n")
        _, start, end = self.client.open()
        self.assertEqual(end - start, RING)
        self.assertEqual(self.client.attach(channel=2, since=0, credit=0), start)
        self.assertEqual(self.client.attach(channel=3, since=OLDEST, credit=0), start)
        self.assertEqual(self.client.attach(channel=4, since=end + 5, credit=0), end)
        self.client.send(ATTACH, 2, 9, struct.pack(">QI", 0, 0))
        closed = self.client.expect(CLOSED)
        self.assertEqual((closed.terminal, closed.channel, closed.payload[0]), (2, 9, NO_SUCH_TERMINAL))

    def test_unattended_output_drains_at_one_mebibyte_a_second(self):
        self.opened()
        self.client.type("yes\n")
        self.client.send(DETACH, 0, 1)
        time.sleep(0.3)
        before, since = self.client.open()[2], time.monotonic()
        time.sleep(2)
        rate = (self.client.open()[2] - before) / (time.monotonic() - since)
        self.assertLess(rate, 1.05 * (1 << 20))
        self.assertGreater(rate, 0.6 * (1 << 20))

    def test_input_is_taken_whole_or_not_at_all(self):
        self.opened()
        self.client.type("stty raw; echo deaf; sleep 3; head -c 131072 | sha256sum; stty sane\n")
        self.client.read_until("deaf")
        frames, refused = [bytes([65 + i]) * 32768 for i in range(8)], 0
        for frame in frames:
            self.client.type(frame)
        self.client.send(PING, payload=b"12345678")
        while True:
            frame = self.client.frame(5)
            if frame.kind == PONG:
                break
            refused += frame.kind == INPUT_FULL
        # The kernel's own buffer takes a few KiB more than the queue of 128 KiB.
        self.assertEqual(refused, 4)
        self.client.read_until(hashlib.sha256(b"".join(frames[:4])).hexdigest())

    def test_a_flood_does_not_hide_an_echo(self):
        self.opened()
        self.client.open(2)
        self.client.attach(2, channel=2)
        self.client.type("yes\n", 1)
        self.client.read(2, timeout=0.5)
        waits = []
        for i in range(50):
            mark, asked = f"mark{i}", time.monotonic()
            self.client.type(f"echo ma''rk{i}\n", 2)
            got = b""
            while mark.encode() not in got:
                frame = self.client.frame(5)
                self.assertIsNotNone(frame)
                if frame.kind == DATA:
                    self.client.credit(frame.channel, len(frame.payload))
                    if frame.channel == 2:
                        got += frame.payload
            waits.append(time.monotonic() - asked)
        self.assertLess(sorted(waits)[25], 0.05)

    def test_the_pipe_is_wide_for_a_flood_alone(self):
        self.opened()
        usual = fcntl.fcntl(self.client.out, fcntl.F_GETPIPE_SZ)
        self.client.type("yes | head -c 3000000; echo o''ver\n")
        widths = set()
        got = b""
        while b"over" not in got:
            frame = self.client.expect(DATA)
            widths.add(fcntl.fcntl(self.client.out, fcntl.F_GETPIPE_SZ))
            self.client.credit(1, len(frame.payload))
            got = got[-10:] + frame.payload
        self.assertEqual(max(widths), 4 * usual)
        until = time.monotonic() + 10
        while fcntl.fcntl(self.client.out, fcntl.F_GETPIPE_SZ) != usual:
            self.assertLess(time.monotonic(), until, "the pipe stays wide when the flood is over")
            time.sleep(0.1)

    def test_binary_input_arrives_unchanged(self):
        self.opened()
        payload = bytes(random.Random(3).randrange(256) for _ in range(200000))
        self.client.type(f"stty raw; echo re''ady; head -c {len(payload)} | sha256sum; stty sane\n")
        self.client.read_until("ready")
        for at in range(0, len(payload), 4000):
            self.client.type(payload[at:at + 4000])
            time.sleep(0.002)
        self.client.read_until(hashlib.sha256(payload).hexdigest())


if __name__ == "__main__":
    unittest.main()
