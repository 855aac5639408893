"""How terminals, connections and labs end."""

import struct
import time
import unittest

import lab
from client import *

DAEMONS = "for i in 1 2 3; do (setsid sh -c 'trap \"\" HUP TERM; (sleep 7777 &); sleep 7778' >/dev/null 2>&1 &); done; " \
          "nohup sleep 7779 >/dev/null 2>&1 & sleep 0.3; echo daemons are ou''t\n"


class Endings(unittest.TestCase):
    def setUp(self):
        self.lab = lab.start()
        self.addCleanup(self.lab.__exit__)
        self.client = self.lab.client()
        self.client.open()
        self.client.attach()

    def ended(self, terminal=1, timeout=1.0):
        frame = self.client.expect(ENDED, timeout)
        self.assertEqual(frame.terminal, terminal)
        return tuple(frame.payload)

    def test_exit_closes_after_the_last_byte(self):
        self.client.type("seq 50000; exit 7\n")
        got = bytearray()
        while (frame := self.client.frame(5)).kind == DATA:
            got += frame.payload
            self.client.credit(1, len(frame.payload))
        self.assertIn(b"49999\r\n50000\r\n", got)
        self.assertEqual((frame.kind, frame.channel, tuple(frame.payload)), (CLOSED, 1, (EXITED, 7)))
        self.assertEqual(self.ended(), (EXITED, 7))
        self.assertEqual(self.client.open(), (True, 0, 0))

    def test_the_last_bytes_wait_for_credit(self):
        self.client.send(DETACH, 0, 1)
        start = self.client.open()[2]
        self.client.attach(channel=2, since=start, credit=10)
        self.client.type("stty -echo; seq 20000; exit\n")
        got = self.client.read(2, timeout=1)
        self.assertEqual(len(got), 10)
        self.client.credit(2, 1 << 20)
        while (frame := self.client.frame(2)).kind == DATA:
            got += frame.payload
        self.assertEqual(frame.kind, CLOSED)
        self.assertIn(b"19999\r\n20000\r\n", got)

    def test_a_signal_is_a_status(self):
        self.client.type("kill -9 $$\n")
        self.assertEqual(tuple(self.client.expect(CLOSED).payload), (EXITED, 137))
        self.assertEqual(self.ended(), (EXITED, 137))

    def test_end_takes_daemons_along(self):
        self.client.type(DAEMONS)
        self.client.read_until("daemons are out")
        self.assertEqual(self.lab.count("sleep 777"), 10)
        asked = time.monotonic()
        self.client.send(END, 1)
        closed = self.client.expect(CLOSED)
        self.assertEqual((closed.channel, closed.payload[0]), (1, REQUESTED))
        self.assertEqual(self.ended()[0], REQUESTED)
        self.assertLess(time.monotonic() - asked, 1)
        self.assertEqual(self.lab.count("sleep 777"), 0)
        self.assertEqual(self.lab.count("(zombie)"), 0)

    def test_exit_takes_daemons_along(self):
        self.client.type(DAEMONS + "exit\n")
        self.assertEqual(tuple(self.client.expect(CLOSED, 3).payload), (EXITED, 0))
        self.assertEqual(self.ended(), (EXITED, 0))
        self.assertEqual(self.lab.count("sleep 777"), 0)

    def test_only_that_terminal_ends(self):
        self.client.open(2)
        self.client.attach(2, channel=2)
        self.client.type("setsid sleep 6666 >/dev/null 2>&1 & echo st''arted\n", 2)
        self.client.read_until("started", channel=2)
        self.client.type(DAEMONS)
        self.client.read_until("daemons are out")
        self.client.send(END, 1)
        self.client.expect(CLOSED)
        self.ended()
        self.assertEqual(self.lab.count("sleep 6666"), 1)
        self.client.type("echo sti''ll here\n", 2)
        self.client.read_until("still here", channel=2)

    def test_end_of_nothing_is_at_once(self):
        self.client.send(END, 5)
        self.assertEqual(self.ended(5)[0], REQUESTED)

    def test_open_while_ending_makes_a_new_terminal(self):
        self.client.type("trap '' HUP; echo deaf''ened\n")
        self.client.read_until("deafened")
        self.client.send(END, 1)
        self.client.send(OPEN, 1, payload=struct.pack(">HH", 80, 24))
        self.client.send(OPEN, 1, payload=struct.pack(">HH", 90, 24))
        self.client.expect(CLOSED)
        self.ended()
        self.assertEqual([self.client.expect(OPENED).payload[0] for _ in range(2)], [1, 0])
        self.client.attach(channel=4)
        self.client.type("stty size\n")
        self.client.read_until("24 90", channel=4)

    def test_a_hundred_abrupt_closes_leave_one_shell(self):
        for _ in range(100):
            self.client.relay.stdout.close()
            self.client.relay.stdin.close()
            self.client = self.lab.client()
            self.assertFalse(self.client.open()[0])
            self.client.attach()
        self.client.type("echo f''ine\n")
        self.client.read_until("fine")
        time.sleep(0.2)
        self.assertEqual(self.lab.count("-bash"), 1)
        self.assertEqual(self.lab.count("relay"), 1)

    def test_a_newer_relay_replaces_the_older(self):
        newer = self.lab.client()
        self.assertEqual(newer.hello.payload[2], 1)
        with self.assertRaises(EOFError):
            while self.client.frame(5):
                pass
        self.assertEqual(self.client.relay.wait(5), 0)
        newer.attach()
        newer.type("echo f''ine\n")
        newer.read_until("fine")

    def test_the_deadline_is_absolute(self):
        began = time.monotonic()
        with lab.start({"DRYDOCK_DEADLINE_SECONDS": "2"}) as other:
            client = other.client()
            client.open()
            client.attach()
            client.type("trap '' TERM HUP; sleep 1000\n")
            self.assertEqual(other.wait(10), 0)
            self.assertLess(time.monotonic() - began, 6)

    def test_a_new_start_gets_no_new_time(self):
        began = time.monotonic()
        with lab.start({"DRYDOCK_DEADLINE_SECONDS": "600", "DRYDOCK_DEADLINE_AT": str(int(time.time()) + 2)}) as other:
            self.assertEqual(other.wait(10), 0)
            self.assertLess(time.monotonic() - began, 6)
        with lab.start({"DRYDOCK_DEADLINE_SECONDS": "600", "DRYDOCK_DEADLINE_AT": "1000"}) as other:
            self.assertEqual(other.wait(10), 0)

    def test_terminate_ends_the_lab(self):
        self.client.type("trap '' TERM HUP\n")
        self.client.read(timeout=0.3)
        began = time.monotonic()
        self.lab.terminate()
        self.assertEqual(self.lab.wait(10), 0)
        self.assertLess(time.monotonic() - began, 3)

    def test_an_obedient_lab_ends_at_once(self):
        began = time.monotonic()
        self.lab.terminate()
        self.assertEqual(self.lab.wait(10), 0)
        self.assertLess(time.monotonic() - began, 0.9)

    def test_malformed_frames_end_the_connection_alone(self):
        for bad in (b"\xff" * 8, struct.pack(">BBHI", INPUT, 1, 0, 65537), struct.pack(">BBHI", OPEN, 9, 0, 4),
                    struct.pack(">BBHI", ATTACH, 1, 65, 12), b"GET / HTTP/1.1\r\n\r\n"):
            client = self.lab.client()
            client.raw(bad)
            self.assertTrue(client.expect(ERROR).payload)
            with self.assertRaises(EOFError):
                client.frame(5)
        client = self.lab.client()
        self.assertFalse(client.open()[0])
        client.attach(channel=7)
        client.send(ATTACH, 1, 7, struct.pack(">QI", 0, 0))
        client.expect(ERROR)


if __name__ == "__main__":
    unittest.main()
