"""What an image runs beside the terminals, and the socket that is there before it."""

import os
import socket
import unittest

import lab
from client import *

FOLDER = "/etc/drydock"
SOCKET = "/tmp/service-test.sock"
# Slow to start and short of breath: each answers one client, so that the next needs it started again.
SERVICE = """#!/usr/bin/env python3
import os, socket, time
time.sleep(0.5)
assert os.environ["LISTEN_PID"] == str(os.getpid()) and os.environ["LISTEN_FDS"] == "1"
client = socket.socket(fileno=3).accept()[0]
client.sendall(b"%d %s" % (os.getpid(), os.environb[b"HOME"]))
client.close()
"""


@unittest.skipIf(lab.IMAGE or os.path.exists(FOLDER), "needs this file system for itself")
class Service(unittest.TestCase):
    def setUp(self):
        os.makedirs(FOLDER)
        self.addCleanup(os.rmdir, FOLDER)
        self.write("service", SERVICE, 0o755)

    def write(self, name, text, mode=0o644):
        path = os.path.join(FOLDER, name)
        with open(path, "w") as file:
            file.write(text)
        os.chmod(path, mode)
        self.addCleanup(os.remove, path)

    def ask(self):
        with socket.socket(socket.AF_UNIX) as client:
            client.settimeout(5)
            client.connect(SOCKET)
            return client.recv(100).decode().split()

    def test_who_connects_before_it_runs_or_while_it_starts_again_waits(self):
        self.write("service-socket", SOCKET + "\n")
        with lab.NamespaceLab() as ours:
            ours.client()
            first, home = self.ask()
            self.assertEqual(home, "/tmp")
            second, _ = self.ask()
            self.assertNotEqual(first, second)
            self.assertEqual(os.stat(SOCKET).st_mode & 0o777, 0o600)
        os.remove(SOCKET)

    def test_what_is_no_plain_file_names_no_socket(self):
        os.mkfifo(os.path.join(FOLDER, "service-socket"))
        self.addCleanup(os.remove, os.path.join(FOLDER, "service-socket"))
        with lab.NamespaceLab() as ours:
            self.assertTrue(ours.client().open()[0])
