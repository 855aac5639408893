"""Whom the learner's processes run as, and what they have not got."""

import re
import unittest

import lab

SETPCAP = 1 << 8
SHOW = "grep -E '^(Cap|NoNewPrivs)' /proc/self/status; cat /proc/self/oom_score_adj; id -u; id -G; pwd; umask"


def shown(text):
    """What SHOW printed, as names and numbers."""
    text = text.replace("\r", "")
    facts = dict(re.findall(r"(?m)^(Cap\w+|NoNewPrivs):\s+(\w+)$", text))
    return facts, re.search(r"(?m)^(\d+)\n(\d+)\n([\d ]+)\n(\S+)\n(\d+)$", text).groups()


class Privileges(unittest.TestCase):
    def shell_of(self, environment=None, user=None):
        self.lab = lab.start(environment, user=user)
        self.addCleanup(self.lab.__exit__)
        self.client = self.lab.client()
        self.client.open()
        self.client.attach()
        self.client.type(f"echo; {SHOW}; echo en''d\n")
        return shown(self.client.read_until("end\r\n").decode())

    def run_of(self):
        return shown(self.lab.run(self.lab.supervisor, "run", "--", "sh", "-c", SHOW).stdout)

    def test_root_in_the_lab_is_less_than_pid_1(self):
        sets, (score, uid, _, folder, mask) = self.shell_of()
        for name in ("CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb"):
            self.assertEqual(int(sets[name], 16) & SETPCAP, 0, name)
        self.assertNotEqual(int(sets["CapEff"], 16), 0)
        self.assertEqual((sets["NoNewPrivs"], score, uid, folder, mask), ("1", "500", "0", "/tmp", "0022"))

    def test_run_is_like_a_shell(self):
        self.assertEqual(self.shell_of(), self.run_of())

    def test_an_ordinary_learner_of_a_root_supervisor(self):
        sets, (_, uid, groups, folder, _) = self.shell_of({"DRYDOCK_USER": "1234:2345", "DRYDOCK_HOME": "/var/tmp"})
        self.assertEqual((uid, groups, folder), ("1234", "2345", "/var/tmp"))
        self.assertEqual((int(sets["CapEff"], 16), int(sets["CapPrm"], 16)), (0, 0))
        self.client.type("echo writ''able >/proc/self/fd/1; stat -c %u $(tty)\n")
        self.client.read_until("writable\r\n1234")
        self.assertEqual(self.run_of()[1][1:3], ("1234", "2345"))

    def test_a_supervisor_that_is_an_ordinary_user_itself(self):
        sets, (_, uid, groups, _, _) = self.shell_of(user=1000)
        self.assertEqual((uid, groups, int(sets["CapEff"], 16)), ("1000", "1000", 0))
        self.client.type("kill -9 1; kill -STOP 1; (setsid sleep 2222 &); echo st''ill\n")
        self.client.read_until("still")
        self.client.send(7, 1)
        self.client.expect(71)
        self.client.expect(72)
        self.assertEqual(self.lab.count("sleep 2222"), 0)

    def test_limits_of_pid_1_are_its_own(self):
        self.shell_of()
        self.client.type("prlimit --pid 1 --nofile=3:3; prlimit --pid $PPID --cpu=1:1; echo don''e\n")
        said = self.client.read_until("done").decode()
        self.assertEqual(said.count("Operation not permitted"), 2)

    def test_a_senseless_user_is_refused(self):
        for user in ("root", "0", "0:", "0:0:0", "-5:x"):
            try:
                other = lab.start({"DRYDOCK_USER": user})
            except AssertionError:
                continue
            with other:
                self.assertEqual(other.wait(5), 1)


if __name__ == "__main__":
    unittest.main()
