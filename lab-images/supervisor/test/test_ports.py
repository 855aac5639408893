"""Connections to a lab's own ports: what they carry, where they end, and what hostile frames and programs do to them."""

import contextlib
import os
import random
import select
import socket
import struct
import subprocess
import threading
import time
import unittest

from lab import SUPERVISOR

CONNECT, SEND, FINISH, CREDIT, RESET, LIST = range(9, 15)
HELLO, ERROR = 65, 74
CONNECTED, RECEIVED, FINISHED, TAKEN, CLOSED, LISTENING = range(77, 83)
ENDED, REFUSED, BROKEN = 1, 2, 3
CONNECTIONS, WINDOW = 128, 32 * 1024


class Ports:
    """`supervisor ports` and its two pipes; the ports are this machine's own."""

    def __init__(self):
        environment = {"PATH": os.environ["PATH"], "ASAN_OPTIONS": "detect_leaks=0"}
        self.process = subprocess.Popen([SUPERVISOR, "ports"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=subprocess.PIPE, bufsize=0, env=environment)
        self.buffer = bytearray()
        assert self.frame()[0] == HELLO

    def send(self, kind, connection=0, payload=b""):
        self.process.stdin.write(struct.pack(">BBHI", kind, 0, connection, len(payload)) + payload)

    def connect(self, connection, port, credit=1 << 20):
        self.send(CONNECT, connection, struct.pack(">HI", port, credit))

    def frame(self, timeout=5.0):
        """The next frame, None when none came, EOFError at the end."""
        until = time.monotonic() + timeout
        while True:
            if len(self.buffer) >= 8:
                kind, _, connection, length = struct.unpack(">BBHI", self.buffer[:8])
                if len(self.buffer) >= 8 + length:
                    payload = bytes(self.buffer[8:8 + length])
                    del self.buffer[:8 + length]
                    return kind, connection, payload
            left = until - time.monotonic()
            if left <= 0 or not select.select([self.process.stdout], [], [], left)[0]:
                return None
            data = os.read(self.process.stdout.fileno(), 1 << 20)
            if not data:
                raise EOFError
            self.buffer += data

    def expect(self, kind, connection=0):
        got = self.frame()
        assert got is not None and got[:2] == (kind, connection), f"expected {kind} of {connection}, got {got}"
        return got[2]

    def until_closed(self, connection):
        """What came, and why it ended."""
        came = bytearray()
        while True:
            kind, number, payload = self.frame()
            if number == connection and kind == RECEIVED:
                came += payload
                self.send(CREDIT, connection, struct.pack(">I", len(payload)))
            if number == connection and kind == CLOSED:
                return bytes(came), payload[0]

    def close(self):
        self.process.stdin.close()
        self.process.stdout.close()
        status = self.process.wait(5)
        said = self.process.stderr.read().decode()
        self.process.stderr.close()
        assert "Sanitizer" not in said and "runtime error" not in said, said
        return status


class PortsTest(unittest.TestCase):
    def setUp(self):
        self.ports = Ports()
        self.addCleanup(self.ports.close)

    def server(self, serve, host="127.0.0.1"):
        """A program that listens, with a thread for each who comes."""
        listener = socket.create_server((host, 0), family=socket.AF_INET6 if ":" in host else socket.AF_INET, backlog=200)
        self.addCleanup(listener.close)

        def accept():
            with contextlib.suppress(OSError):
                while True:
                    peer, _ = listener.accept()
                    threading.Thread(target=serve, args=[peer], daemon=True).start()

        threading.Thread(target=accept, daemon=True).start()
        return listener.getsockname()[1]

    @staticmethod
    def echo(peer):
        with peer:
            while data := peer.recv(65536):
                peer.sendall(data)

    def test_bytes_go_both_ways_and_each_direction_ends_for_itself(self):
        self.ports.connect(1, self.server(self.echo))
        self.ports.expect(CONNECTED, 1)
        self.ports.send(SEND, 1, b"hello")
        self.ports.send(FINISH, 1)
        came, reason = self.ports.until_closed(1)
        self.assertEqual((came, reason), (b"hello", ENDED))

    def test_nothing_listens(self):
        self.ports.connect(7, 1)
        self.assertEqual(self.ports.expect(CLOSED, 7), bytes([REFUSED]))

    def test_the_other_localhost_is_tried(self):
        try:
            port = self.server(self.echo, "::1")
        except OSError:
            self.skipTest("this machine has no ::1")
        self.ports.connect(1, port)
        self.ports.expect(CONNECTED, 1)

    def test_what_listens_is_listed(self):
        port = self.server(self.echo)
        self.ports.send(LIST)
        listed = self.ports.expect(LISTENING)
        self.assertIn(port, struct.unpack(f">{len(listed) // 2}H", listed))

    def test_nothing_comes_without_credit(self):
        self.ports.connect(1, self.server(lambda peer: peer.sendall(b"x" * 1000)), credit=10)
        self.ports.expect(CONNECTED, 1)
        self.assertEqual(self.ports.expect(RECEIVED, 1), b"x" * 10)
        self.assertIsNone(self.ports.frame(0.3))
        self.ports.send(CREDIT, 1, struct.pack(">I", 5))
        self.assertEqual(self.ports.expect(RECEIVED, 1), b"x" * 5)

    def test_a_program_that_takes_nothing_holds_up_nobody_else(self):
        deaf = self.server(lambda peer: time.sleep(30))
        self.ports.connect(1, deaf)
        self.ports.expect(CONNECTED, 1)
        sent = taken = 0
        while True:
            room = WINDOW - (sent - taken)
            if room:
                self.ports.send(SEND, 1, b"x" * room)
                sent += room
            frame = self.ports.frame(0.3)
            if frame is None:
                break
            taken += struct.unpack(">I", frame[2])[0]
        self.assertEqual(sent - taken, WINDOW)
        self.ports.connect(2, self.server(self.echo))
        self.ports.expect(CONNECTED, 2)
        self.ports.send(SEND, 2, b"y")
        frames = [self.ports.frame()[0] for _ in range(2)]
        self.assertEqual(sorted(frames), [RECEIVED, TAKEN])
        self.ports.send(RESET, 1)
        self.assertEqual(self.ports.expect(CLOSED, 1), bytes([ENDED]))

    def test_a_connection_that_breaks_says_so(self):
        def slam(peer):
            peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            peer.recv(1)
            peer.close()

        self.ports.connect(1, self.server(slam))
        self.ports.expect(CONNECTED, 1)
        self.ports.send(SEND, 1, b"x")
        self.assertEqual(self.ports.until_closed(1)[1], BROKEN)

    def test_a_large_answer_is_whole_beside_floods(self):
        size = 5_000_000
        whole = bytes(random.Random(1).randbytes(size))

        def once(peer):
            with peer:
                peer.sendall(whole)

        def flood(peer):
            with peer, contextlib.suppress(OSError):
                while True:
                    peer.sendall(b"f" * 65536)

        flooding = self.server(flood)
        for number in range(2, 12):
            self.ports.connect(number, flooding)
        self.ports.connect(1, self.server(once), credit=65536)
        came = bytearray()
        while len(came) < size:
            kind, number, payload = self.ports.frame()
            if kind == RECEIVED:
                self.ports.send(CREDIT, number, struct.pack(">I", len(payload)))
                if number == 1:
                    came += payload
        self.assertEqual(bytes(came), whole)

    def test_every_number_can_be_in_use_and_is_free_again(self):
        port = self.server(self.echo)
        for _ in range(3):
            for number in range(1, CONNECTIONS + 1):
                self.ports.connect(number, port)
            for _ in range(CONNECTIONS):
                self.assertEqual(self.ports.frame()[0], CONNECTED)
            for number in range(1, CONNECTIONS + 1):
                self.ports.send(RESET, number)
            for _ in range(CONNECTIONS):
                self.assertEqual(self.ports.frame()[0], CLOSED)

    def test_what_comes_for_a_closed_connection_is_ignored(self):
        for kind, payload in ((SEND, b"x"), (FINISH, b""), (CREDIT, b"\0\0\0\1"), (RESET, b"")):
            self.ports.send(kind, 5, payload)
        self.ports.send(LIST)
        self.ports.expect(LISTENING)

    def test_a_server_that_asks_and_never_reads_costs_no_memory(self):
        port = self.server(self.echo)
        request = struct.pack(">BBHIHI", CONNECT, 0, 1, 6, port, 1 << 20) + struct.pack(">BBHI", RESET, 0, 1, 0)
        os.set_blocking(self.ports.process.stdin.fileno(), False)
        for _ in range(20000):
            try:
                self.ports.process.stdin.write(request)
            except BlockingIOError:
                break
            if not select.select([], [self.ports.process.stdin], [], 0.5)[1]:
                break
        self.assertIsNone(self.ports.process.poll())
        with open(f"/proc/{self.ports.process.pid}/statm") as statm:
            self.assertLess(int(statm.read().split()[1]) * 4096, 64 << 20)

    def test_the_end_of_the_server_ends_it(self):
        self.ports.connect(1, self.server(self.echo))
        self.ports.process.stdin.close()
        self.assertEqual(self.ports.process.wait(5), 0)


class HostileFrames(unittest.TestCase):
    def refused(self, data):
        ports = Ports()
        ports.process.stdin.write(data)
        kinds = []
        try:
            while (frame := ports.frame(5)) is not None:
                kinds.append(frame[0])
        except EOFError:
            pass
        self.assertEqual((kinds[-1:], ports.close()), ([ERROR], 1))

    def test_malformed_frames_end_it(self):
        for kind, connection, length in ((8, 1, 0), (15, 1, 0), (CONNECT, 1, 5), (SEND, 1, WINDOW + 1), (FINISH, 1, 1),
                                         (CONNECT, 0, 6), (CONNECT, 129, 6), (RESET, 65535, 0), (SEND, 1, 2**32 - 1)):
            self.refused(struct.pack(">BBHI", kind, 0, connection, length) + b"\0" * 16)

    def test_random_frames_do_no_harm(self):
        chance = random.Random(20260101)
        listener = socket.create_server(("127.0.0.1", 0), backlog=50)
        self.addCleanup(listener.close)
        port = listener.getsockname()[1]
        for _ in range(60):
            ports = Ports()
            try:
                for _ in range(400):
                    kind = chance.choice([CONNECT, SEND, SEND, FINISH, CREDIT, RESET, LIST] if chance.random() < 0.995 else range(256))
                    payload = {CONNECT: lambda: struct.pack(">HI", chance.choice([port, 1]), chance.choice([0, 7, 2**32 - 1])),
                               SEND: lambda: chance.randbytes(chance.choice([0, 1, 700])),
                               CREDIT: lambda: chance.randbytes(4)}.get(kind, lambda: b"")()
                    ports.send(kind, chance.randrange(1, 5) if chance.random() < 0.999 else chance.randrange(65536), payload)
                    ports.frame(0)
            except (BrokenPipeError, EOFError):
                pass
            self.assertIn(ports.close(), (0, 1))


if __name__ == "__main__":
    unittest.main()
