"""One child process of the parser pool as its parent sees it: pipes, what it was given, when it must answer."""

from __future__ import annotations

import fcntl
import mmap
import os
import signal
import subprocess
import sys
import time
from collections import deque
from pathlib import Path
from typing import Final

import msgspec

from orderhub.capturing.frames import BEGUN, Answer, ChildLimits, Job, pack, take
from orderhub.settings import environment

_PIPE_BYTES: Final = 1024 * 1024
_READ_BYTES: Final = 64 * 1024
"""A larger buffer would be mapped anew for each call, which costs more than calling again."""
_START_S: Final = 60
"""A child that has not answered its first job by then is dead."""
_STARVED: Final = (0.02, 0.5)
"""Share of a processor between which a child works but gets too little to be blamed for its time."""
_PATIENCE: Final = 4
"""Times its time by the clock that a child may take on a machine kept busy by others."""
_TICKS: Final = os.sysconf("SC_CLK_TCK")


class Worker:
    """Starts its child at once; never blocks except in `end`. `descriptors` are for a selector."""

    def __init__(self, limits: ChildLimits, mappings: Path, wall_s: int) -> None:
        self.limits = limits
        self.signature: object = None
        """Of the mappings the child was last told to load."""
        self.given = 0
        """Documents it was given in its life."""
        self.waiting: deque[Job] = deque()
        self.held_bytes = 0
        """Size of the documents that wait."""
        self.killed = False
        self.leaving = False
        self._wall_s = wall_s
        self._progress = time.monotonic() + _START_S
        self._due = 0.0
        """Monotonic instant to which the next answer was put off; counts where it is later."""
        self._looked = (self._progress, 0.0)
        """When the child's CPU seconds were last looked at, and what they were."""
        self._answered = 0
        self._outgoing = bytearray()
        self._incoming = bytearray()
        self._start(mappings)

    def _start(self, mappings: Path) -> None:
        jobs_out, self.jobs = os.pipe()
        self.answers, answers_in = os.pipe()
        lifeline_out, self._lifeline = os.pipe()
        begun = os.memfd_create("begun")
        os.ftruncate(begun, BEGUN.size)
        self._begun = mmap.mmap(begun, BEGUN.size)
        for descriptor in (self.jobs, answers_in):
            _enlarge(descriptor)
        os.set_blocking(self.jobs, False)
        os.set_blocking(self.answers, False)
        theirs = (jobs_out, answers_in, lifeline_out, begun)
        options = msgspec.json.encode(self.limits).decode()
        arguments = [*map(str, theirs), options, str(mappings)]
        path = os.pathsep.join(filter(None, sys.path))
        try:
            self.process = subprocess.Popen(
                [sys.executable, "-P", "-m", "orderhub.capturing.child", *arguments],
                pass_fds=theirs,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=environment(OMP_NUM_THREADS=1, OPENBLAS_NUM_THREADS=1, PYTHONPATH=path),
            )
        finally:
            for descriptor in theirs:
                os.close(descriptor)
        self._stat = os.open(f"/proc/{self.process.pid}/stat", os.O_RDONLY)

    @property
    def wants_to_write(self) -> bool:
        """Whether bytes wait for room in the pipe."""
        return bool(self._outgoing)

    @property
    def deadline(self) -> float:
        """Monotonic instant by which the next answer is due."""
        return max(self._progress + self._wall_s, self._due)

    @property
    def since_progress(self) -> float:
        """Seconds since its last answer, or since it was given something to do."""
        return max(0.0, time.monotonic() - self._progress)

    def give(self, job: Job, frame: bytearray) -> None:
        """Queue one job; `write` hands it over. `frame` is `pack(job)`."""
        if not self.waiting:
            self._note(max(self._progress, time.monotonic()))
        self.waiting.append(job)
        if job.document is not None:
            self.given += 1
            self.held_bytes += len(job.document.content)
        self._outgoing += frame

    def load_mappings(self, signature: object) -> None:
        """Tell the child to read the mapping files again before what follows."""
        self.signature = signature
        job = Job(-1)
        self.give(job, pack(job))

    def write(self) -> None:
        """Hand over as many bytes as the pipe takes."""
        while self._outgoing:
            try:
                written = os.write(self.jobs, memoryview(self._outgoing)[:_PIPE_BYTES])
            except BlockingIOError:
                return
            except BrokenPipeError:
                self._outgoing.clear()
                return
            del self._outgoing[:written]

    def read(self) -> tuple[list[Answer], bool]:
        """The answers that are there, and whether the child has gone."""
        gone = False
        try:
            received = os.read(self.answers, _READ_BYTES)
            gone = not received
            self._incoming += received
        except BlockingIOError:
            pass
        answers: list[Answer] = []
        try:
            while (answer := take(self._incoming)) is not None:
                answers.append(answer)
                if answer.portion:
                    continue
                done = self.waiting.popleft()
                self._answered += 1
                if done.document is not None:
                    self.held_bytes -= len(done.document.content)
        except (msgspec.MsgspecError, IndexError):
            gone = True
        if answers:
            # A portion of a large document is progress, too.
            self._note(time.monotonic())
            self.leaving = answers[-1].leaving
        return answers, gone

    def _note(self, progress: float) -> None:
        self._progress, self._looked = progress, (progress, self._cpu_s())

    def may_go_on(self) -> bool:
        """Puts the deadline off for a child that works, but gets little of a processor; not without end.

        One that waits for something, or that had its time, may not.
        """
        now, used = time.monotonic(), self._cpu_s()
        since, before = self._looked
        if not is_starved(used - before, now - since) or now - self._progress >= _PATIENCE * self._wall_s:
            return False
        self._looked, self._due = (now, used), min(now + self._wall_s, self._progress + _PATIENCE * self._wall_s)
        return True

    def _cpu_s(self) -> float:
        """CPU seconds of the child's life, fields 14 and 15 of proc_pid_stat(5); 0 when it has gone."""
        try:
            fields = os.pread(self._stat, 1024, 0).rpartition(b") ")[2].split()
        except OSError:
            return 0.0
        return (int(fields[11]) + int(fields[12])) / _TICKS if len(fields) > 12 else 0.0

    @property
    def at_work_on(self) -> Job:
        """Of the jobs that wait, the one the child has begun; answers to those before it may have died with it."""
        (begun,) = BEGUN.unpack(self._begun[:])
        return self.waiting[max(0, min(begun - self._answered, len(self.waiting)) - 1)]

    def kill(self) -> None:
        """End the child now; its end is then read as usual."""
        self.killed = True
        self.process.kill()

    def end(self) -> int:
        """Close the pipes and collect the child; its return code, negative for a signal."""
        for descriptor in (self.jobs, self.answers, self._lifeline, self._stat):
            os.close(descriptor)
        self._begun.close()
        try:
            return self.process.wait(timeout=2)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return self.process.wait()


def is_starved(cpu_s: float, wall_s: float) -> bool:
    """Whether a child that used so many CPU seconds in so many by the clock works, but gets little of a processor."""
    return _STARVED[0] * wall_s < cpu_s < _STARVED[1] * wall_s


def reason_of_death(worker: Worker, status: int) -> str:
    """The message code for the document that a child was reading when it ended."""
    if worker.killed or status == -signal.SIGXCPU:
        return "document.limit-time"
    return "document.parser-died"


def _enlarge(descriptor: int) -> None:
    try:
        fcntl.fcntl(descriptor, fcntl.F_SETPIPE_SZ, _PIPE_BYTES)
    except OSError:
        return
