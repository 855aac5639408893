"""The server's end of the protocol (protocol.h), for tests: frames out, frames in, and what they add up to."""

import os
import select
import struct
import time

OPEN, ATTACH, INPUT, RESIZE, CREDIT, DETACH, END, PING = range(1, 9)
HELLO, OPENED, OPEN_FAILED, ATTACHED, DATA, GAP, CLOSED, ENDED, PONG, ERROR, INPUT_FULL = range(65, 76)

OLDEST = 2**64 - 1
EXITED, REQUESTED, NO_SUCH_TERMINAL = 1, 2, 3
RING = 256 * 1024


class Frame:
    def __init__(self, kind, terminal, channel, payload):
        self.kind, self.terminal, self.channel, self.payload = kind, terminal, channel, payload

    def __repr__(self):
        return f"Frame({self.kind}, terminal={self.terminal}, channel={self.channel}, {self.payload[:40]!r})"

    @property
    def number(self):
        return struct.unpack(">Q", self.payload[:8])[0]


class Client:
    """A relay's two pipes."""

    def __init__(self, relay):
        self.relay = relay
        self.into, self.out = relay.stdin.fileno(), relay.stdout.fileno()
        self.buffer = bytearray()
        self.hello = self.expect(HELLO)

    def close(self):
        """As abrupt as a killed server."""
        self.relay.stdin.close()
        self.relay.stdout.close()
        self.relay.wait(5)

    def raw(self, data):
        view = memoryview(data)
        while view:
            view = view[os.write(self.into, view):]

    def send(self, kind, terminal=0, channel=0, payload=b""):
        self.raw(struct.pack(">BBHI", kind, terminal, channel, len(payload)) + payload)

    def frame(self, timeout=5.0):
        """The next frame, or None when none came in time; EOFError when PID 1 hung up."""
        until = time.monotonic() + timeout
        while True:
            if len(self.buffer) >= 8:
                kind, terminal, channel, length = struct.unpack(">BBHI", self.buffer[:8])
                if len(self.buffer) >= 8 + length:
                    payload = bytes(self.buffer[8:8 + length])
                    del self.buffer[:8 + length]
                    return Frame(kind, terminal, channel, payload)
            left = until - time.monotonic()
            if left <= 0 or not select.select([self.out], [], [], left)[0]:
                return None
            data = os.read(self.out, 1 << 20)
            if not data:
                raise EOFError
            self.buffer += data

    def expect(self, kind, timeout=5.0):
        """The next frame of a kind; output that comes before it is let go."""
        until = time.monotonic() + timeout
        while True:
            frame = self.frame(until - time.monotonic())
            if frame is None:
                raise AssertionError(f"no frame of type {kind} within {timeout} s")
            if frame.kind == kind:
                return frame
            if frame.kind not in (DATA, GAP):
                raise AssertionError(f"expected a frame of type {kind}, got {frame}")

    def open(self, terminal=1, columns=80, rows=24):
        self.send(OPEN, terminal, payload=struct.pack(">HH", columns, rows))
        created, start, end = struct.unpack(">BQQ", self.expect(OPENED).payload)
        return bool(created), start, end

    def attach(self, terminal=1, channel=1, since=OLDEST, credit=1 << 20):
        self.send(ATTACH, terminal, channel, struct.pack(">QI", since, credit))
        return self.expect(ATTACHED).number

    def credit(self, channel, amount):
        self.send(CREDIT, 0, channel, struct.pack(">I", amount))

    def type(self, text, terminal=1):
        self.send(INPUT, terminal, payload=text.encode() if isinstance(text, str) else text)

    def read(self, channel=1, timeout=0.5, at_most=None):
        """What a channel is sent until it is silent for `timeout`, or has had `at_most` bytes."""
        got = bytearray()
        while at_most is None or len(got) < at_most:
            frame = self.frame(timeout)
            if frame is None:
                break
            if frame.kind == DATA and frame.channel == channel:
                got += frame.payload
        return bytes(got)

    def read_until(self, wanted, channel=1, timeout=10.0):
        """Output up to some text, every byte paid for with new credit."""
        got = bytearray()
        until = time.monotonic() + timeout
        while wanted.encode() not in got:
            frame = self.frame(max(0.01, until - time.monotonic()))
            if frame is None:
                raise AssertionError(f"no {wanted!r} in {bytes(got[-300:])!r}")
            if frame.kind == DATA and frame.channel == channel:
                got += frame.payload
                self.credit(channel, len(frame.payload))
        return bytes(got)
