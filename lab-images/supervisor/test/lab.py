"""A lab to try the supervisor in: a fresh PID and network namespace, or a container with the profile of real labs."""

import os
import subprocess
import time
import uuid

from client import Client

HERE = os.path.dirname(os.path.abspath(__file__))
SUPERVISOR = os.path.abspath(os.environ.get("SUPERVISOR", os.path.join(HERE, "..", "build", "supervisor")))
IMAGE = os.environ.get("LAB_IMAGE")


class Lab:
    """Killed as a whole when it is closed."""

    def __init__(self, environment=None, options=()):
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
        """Command lines of all that lives in the lab, zombies as "(zombie)"."""
        script = "for p in /proc/[0-9]*; do case $(cut -d')' -f2 $p/stat 2>/dev/null) in ' Z'*) echo '(zombie)';; *) " \
                 "tr '\\0' ' ' <$p/cmdline 2>/dev/null; echo;; esac; done"
        return [line.strip() for line in self.run("sh", "-c", script).stdout.splitlines() if line.strip()]

    def count(self, text):
        return sum(text in line for line in self.processes())


class NamespaceLab(Lab):
    supervisor = SUPERVISOR

    def start(self, options):
        environment = {"PATH": os.environ["PATH"], "ASAN_OPTIONS": "detect_leaks=0"} | self.environment
        self.unshare = subprocess.Popen(["unshare", "-pfn", "--mount-proc", SUPERVISOR], env=environment)
        until = time.monotonic() + 5
        children = f"/proc/{self.unshare.pid}/task/{self.unshare.pid}/children"
        while True:
            pids = open(children).read().split()
            if pids and os.path.basename(os.readlink(f"/proc/{pids[0]}/exe")) != "unshare":
                break
            if time.monotonic() > until:
                raise AssertionError("the supervisor did not start")
            time.sleep(0.005)
        self.pid = int(pids[0])

    def inside(self, command):
        return ["nsenter", "-t", str(self.pid), "-p", "-n", "-m", *command]

    def stop(self):
        if self.unshare.poll() is None:
            os.kill(self.pid, 9)
        self.unshare.wait()

    def wait(self, timeout):
        return self.unshare.wait(timeout)

    def terminate(self):
        os.kill(self.pid, 15)

    def resident(self):
        for line in open(f"/proc/{self.pid}/status"):
            if line.startswith("VmRSS"):
                return int(line.split()[1]) * 1024


class ContainerLab(Lab):
    supervisor = "/opt/drydock/bin/supervisor"
    profile = ["--cap-drop", "ALL", *(f"--cap-add={name}" for name in (
        "CHOWN", "DAC_OVERRIDE", "FOWNER", "SETUID", "SETGID", "KILL", "SYS_CHROOT", "SETPCAP")),
        "--security-opt", "no-new-privileges", "--network", "none", "--log-driver", "none", "--memory", "256m",
        "--memory-swap", "256m", "--pids-limit", "256"]

    def start(self, options):
        self.name = f"supervisor-test-{uuid.uuid4().hex[:12]}"
        variables = [part for name, value in self.environment.items() for part in ("-e", f"{name}={value}")]
        command = ["docker", "run", "-d", "--name", self.name, *self.profile, *variables, *options, "-v",
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


def start(environment=None, options=()):
    return (ContainerLab if IMAGE else NamespaceLab)(environment, options)
