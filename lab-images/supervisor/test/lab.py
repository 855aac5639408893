"""A lab to try the supervisor in: a fresh PID and network namespace, or a container with the profile of real labs."""

import os
import subprocess
import time
import uuid

from client import Client

HERE = os.path.dirname(os.path.abspath(__file__))
SUPERVISOR = os.path.abspath(os.environ.get("SUPERVISOR", os.path.join(HERE, "..", "build", "supervisor")))
IMAGE = os.environ.get("LAB_IMAGE")


CAPABILITIES = ["chown", "dac_override", "fowner", "setuid", "setgid", "kill", "sys_chroot", "setpcap"]


class Lab:
    """Killed as a whole when it is closed."""

    def __init__(self, environment=None, options=(), user=None):
        self.user = user
        self.environment = {"HOME": "/tmp", "LAB_SEED": "seed", "PS1": "$ "} | (environment or {})
        self.clients = []
        self.start(list(options))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for client in self.clients:
            client.relay.kill()
            client.relay.stdin.close()
            client.relay.stdout.close()
            client.relay.wait()
        self.stop()

    def client(self):
        relay = subprocess.Popen(self.inside([self.supervisor, "relay"]), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                 bufsize=0)
        client = Client(relay)
        self.clients.append(client)
        return client

    def run(self, *command, timeout=20):
        """A process from outside the lab's tree, as the engine's exec makes them."""
        return subprocess.run(self.inside(list(command)), capture_output=True, text=True, timeout=timeout)

    def processes(self):
        """Command lines of all that lives in the lab, seen from outside; what PID 1 has not reaped as "(zombie)"."""
        mine = os.readlink(f"/proc/{self.pid}/ns/pid")
        return [line for pid in os.listdir("/proc") if pid.isdigit() and (line := self.command_line(pid, mine))]

    def command_line(self, pid, namespace):
        try:
            with open(f"/proc/{pid}/stat") as stat:
                state, parent = stat.read().rsplit(")", 1)[1].split()[:2]
            if state == "Z":
                return "(zombie)" if int(parent) == self.pid else None
            if os.readlink(f"/proc/{pid}/ns/pid") != namespace:
                return None
            with open(f"/proc/{pid}/cmdline") as file:
                return file.read().replace("\0", " ").strip()
        except OSError:
            return None

    def count(self, text):
        return sum(text in line for line in self.processes())


class NamespaceLab(Lab):
    supervisor = SUPERVISOR

    def start(self, options):
        # The sanitizer's own handlers would turn a learner's `kill -SEGV 1` into a crash that the real one does not have.
        sanitizer = "detect_leaks=0:handle_segv=0:handle_sigbus=0:handle_sigfpe=0:handle_sigill=0"
        environment = {"PATH": os.environ["PATH"], "ASAN_OPTIONS": sanitizer} | self.environment
        self.variables = [f"{name}={value}" for name, value in environment.items()]
        self.limited = ["setpriv", "--no-new-privs", "--bounding-set",
                        "-all," + ",".join("+" + name for name in CAPABILITIES)]
        if self.user:
            self.limited += ["--reuid", str(self.user), "--regid", str(self.user), "--clear-groups"]
        # Pseudo-terminals of its own, open to all, as engines mount them.
        mount = "mount -t devpts -o newinstance,ptmxmode=0666,mode=0620,gid=5 devpts /dev/pts && exec \"$@\""
        command = ["unshare", "-pfn", "--mount-proc", "sh", "-c", mount, "sh", *self.limited, *options, SUPERVISOR]
        pipe = subprocess.PIPE if "DRYDOCK_FIRST_STREAM" in environment else None
        self.unshare = subprocess.Popen(command, env=environment, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, bufsize=0)
        children = f"/proc/{self.unshare.pid}/task/{self.unshare.pid}/children"
        until = time.monotonic() + 5
        self.pid = None
        while self.pid is None:
            with open(children) as file:
                self.pid = next((int(pid) for pid in file.read().split() if self.is_supervisor(pid)), None)
            if time.monotonic() > until or self.unshare.poll() is not None:
                raise AssertionError("the supervisor did not start")
            time.sleep(0.005)

    def is_supervisor(self, pid):
        try:
            return os.readlink(f"/proc/{pid}/exe") == SUPERVISOR
        except OSError:
            return False

    def first_client(self):
        """By PID 1's own standard input and output."""
        return Client(self.unshare)

    def inside(self, command):
        return ["nsenter", "-t", str(self.pid), "-p", "-n", "-m", "env", "-i", *self.variables, *self.limited, *command]

    def stop(self):
        if self.unshare.poll() is None:
            os.kill(self.pid, 9)
        self.unshare.wait()

    def wait(self, timeout):
        return self.unshare.wait(timeout)

    def terminate(self):
        os.kill(self.pid, 15)

    def resident(self):
        with open(f"/proc/{self.pid}/status") as status:
            return next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmRSS"))


class ContainerLab(Lab):
    supervisor = "/opt/drydock/bin/supervisor"
    profile = ["--cap-drop", "ALL", *(f"--cap-add={name}" for name in CAPABILITIES), "--security-opt", "no-new-privileges", "--network", "none", "--log-driver", "none", "--memory", "256m",
        "--memory-swap", "256m", "--pids-limit", "256"]

    def start(self, options):
        self.name = f"supervisor-test-{uuid.uuid4().hex[:12]}"
        variables = [part for name, value in self.environment.items() for part in ("-e", f"{name}={value}")]
        command = ["docker", "run", "-d", "--name", self.name, *self.profile, *variables, *options,
                   *(["--user", f"{self.user}:{self.user}"] if self.user else []), "-v",
                   f"{SUPERVISOR}:{self.supervisor}:ro", "--entrypoint", self.supervisor, IMAGE]
        subprocess.run(command, check=True, capture_output=True)
        state = subprocess.run(["docker", "inspect", "-f", "{{.State.Pid}}", self.name], check=True, capture_output=True)
        self.pid = int(state.stdout)

    def inside(self, command):
        return ["docker", "exec", "-i", self.name, *command]

    def stop(self):
        subprocess.run(["docker", "rm", "-f", self.name], capture_output=True)

    def wait(self, timeout):
        return int(subprocess.run(["docker", "wait", self.name], check=True, capture_output=True, timeout=timeout).stdout)

    def terminate(self):
        subprocess.run(["docker", "kill", "-s", "TERM", self.name], check=True, capture_output=True)

    resident = NamespaceLab.resident


def start(environment=None, options=(), user=None):
    return (ContainerLab if IMAGE else NamespaceLab)(environment, options, user)
