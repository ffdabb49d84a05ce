"""Child processes of the demo: started in sessions of their own, with a log each, ended together and whole.

A child of a child may outlive its parent (Airflow's do), so the end is by process group and by what is left below us.
"""

from __future__ import annotations

import ctypes
import os
import signal
import socket
import subprocess
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import psutil

from orderhub.errors import SettingsError
from orderhub.settings import environment

_PR_SET_PDEATHSIG = 1
_STOP_S = 12


def free_port(wanted: int = 0) -> int:
    """`wanted` where it is free, else any free port of the loopback."""
    for port in (wanted, 0):
        with socket.socket() as probe, suppress(OSError):
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("127.0.0.1", port))
            return int(probe.getsockname()[1])
    raise OSError("no free port")


class Processes:
    """The children of one demo."""

    def __init__(self, logs: Path) -> None:
        self.logs = logs
        self.logs.mkdir(parents=True, exist_ok=True)
        self.running: dict[str, subprocess.Popen[bytes]] = {}

    def start(
        self, name: str, command: Sequence[str], *, env: Mapping[str, object] | None = None, cwd: Path | None = None
    ) -> subprocess.Popen[bytes]:
        """Start a child; its output goes to logs/<name>.log."""
        with (self.logs / f"{name}.log").open("ab") as log:
            self.running[name] = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT, cwd=cwd,
                env=environment(**(env or {})), start_new_session=True, preexec_fn=_die_with_parent,  # noqa: PLW1509 -- one system call, no lock
            )  # fmt: skip
        return self.running[name]

    def run(self, name: str, command: Sequence[str], *, env: Mapping[str, object] | None = None) -> None:
        """Run a command to its end. Raises: SettingsError naming its log."""
        process = self.start(name, command, env=env)
        status = process.wait()
        del self.running[name]
        if status != 0:
            raise SettingsError("hub.demo-command", command=name, log=self.logs / f"{name}.log")

    def wait_for(self, what: str, ready: Callable[[], bool], timeout_s: float = 90) -> None:
        """Wait until `ready` says so. Raises: SettingsError when a child has died or the time is over."""
        clock = threading.Event()
        for _ in range(int(timeout_s / 0.1)):
            with suppress(OSError):
                if ready():
                    return
            for name, process in self.running.items():
                if process.poll() is not None:
                    raise SettingsError("hub.demo-died", process=name, log=self.logs / f"{name}.log")
            clock.wait(0.1)
        raise SettingsError("hub.demo-not-ready", what=what, seconds=int(timeout_s), logs=self.logs)

    def dead(self) -> list[str]:
        """Names of children that ended by themselves."""
        return [name for name, process in self.running.items() if process.poll() is not None]

    def stop(self) -> None:
        """End every child and whatever it has started; first politely, then for good."""
        family: list[psutil.Process] = []
        for process in self.running.values():
            with suppress(psutil.NoSuchProcess):
                parent = psutil.Process(process.pid)
                family += [*parent.children(recursive=True), parent]
        for process in self.running.values():
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGTERM)
        _, left = psutil.wait_procs(family, timeout=_STOP_S)
        for one in left:
            with suppress(psutil.NoSuchProcess):
                one.kill()
        psutil.wait_procs(left, timeout=3)
        for process in self.running.values():
            process.wait()
        self.running.clear()


def _die_with_parent() -> None:
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


def answers(port: int) -> bool:
    """Whether somebody listens on a loopback port."""
    with socket.socket() as probe:
        probe.settimeout(0.5)
        return probe.connect_ex(("127.0.0.1", port)) == 0
