"""One child process of the parser pool as its parent sees it: pipes, what it was given, when it must answer."""

from __future__ import annotations

import fcntl
import os
import signal
import subprocess
import sys
import time
from collections import deque
from pathlib import Path
from typing import Final

import msgspec

from orderhub.capturing.frames import Answer, ChildLimits, Job, pack, take
from orderhub.settings import environment

_PIPE_BYTES: Final = 1024 * 1024
_READ_BYTES: Final = 1024 * 1024
_START_S: Final = 60
"""A child that has not answered its first job by then is dead."""


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
        self._outgoing = bytearray()
        self._incoming = bytearray()
        self._start(mappings)

    def _start(self, mappings: Path) -> None:
        jobs_out, self.jobs = os.pipe()
        self.answers, answers_in = os.pipe()
        lifeline_out, self._lifeline = os.pipe()
        for descriptor in (self.jobs, answers_in):
            _enlarge(descriptor)
        os.set_blocking(self.jobs, False)
        os.set_blocking(self.answers, False)
        theirs = (jobs_out, answers_in, lifeline_out)
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

    @property
    def wants_to_write(self) -> bool:
        """Whether bytes wait for room in the pipe."""
        return bool(self._outgoing)

    @property
    def deadline(self) -> float:
        """Monotonic instant by which the next answer is due."""
        return self._progress + self._wall_s

    @property
    def since_progress(self) -> float:
        """Seconds since its last answer, or since it was given something to do."""
        return max(0.0, time.monotonic() - self._progress)

    def give(self, job: Job, frame: bytearray) -> None:
        """Queue one job; `write` hands it over. `frame` is `pack(job)`."""
        if not self.waiting:
            self._progress = max(self._progress, time.monotonic())
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
                if done.document is not None:
                    self.held_bytes -= len(done.document.content)
        except (msgspec.MsgspecError, IndexError):
            gone = True
        if answers:
            # A portion of a large document is progress, too.
            self._progress = time.monotonic()
            self.leaving = answers[-1].leaving
        return answers, gone

    def kill(self) -> None:
        """End the child now; its end is then read as usual."""
        self.killed = True
        self.process.kill()

    def end(self) -> int:
        """Close the pipes and collect the child; its return code, negative for a signal."""
        for descriptor in (self.jobs, self.answers, self._lifeline):
            os.close(descriptor)
        try:
            return self.process.wait(timeout=2)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return self.process.wait()


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
