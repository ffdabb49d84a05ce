"""A child of the parser pool: `python -m orderhub.capturing.child IN OUT LIFELINE BEGUN LIMITS MAPPINGS`.

Reads jobs from one pipe and answers on another; everything a library prints goes to /dev/null. Before the first
document it gives up what a parser has no need of: memory above the limit, big files, core dumps, the network. It ends
at the end of its input, and is ended by the kernel when the lifeline, a pipe only its parent holds, breaks.

Waking the other side of a pipe costs more than reading a small document, so answers go in batches. BEGUN is a piece of
memory both share, in which the child counts the jobs it has begun: should it die, its parent knows by which.
"""

from __future__ import annotations

import ctypes
import fcntl
import gc
import math
import mmap
import os
import resource
import signal
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import msgspec

from orderhub import own_names
from orderhub.budget import FULLY, recognising_within
from orderhub.capturing.compare import compare
from orderhub.capturing.frames import BEGUN, Answer, ChildLimits, Job, Spent, pack, unpack_job
from orderhub.capturing.page_folder import PageFolder
from orderhub.capturing.read import HandOn, NeedsOcr, read, without_recogniser
from orderhub.capturing.reading import OrderRead, Reading, all_orders
from orderhub.capturing.smime_keys import changed, ring_of
from orderhub.document import Document, Finding, Kind
from orderhub.errors import OrderHubError
from orderhub.mail_keys import use
from orderhub.mapping.catalog import Catalog
from orderhub.mapping.version import MappingVersion, version_named
from orderhub.mapping_files import catalog as load_catalog
from orderhub.ports import ParserModule
from orderhub.read_pages import keeping_pages
from orderhub.registry import containers, parsers

_CLONE_NEWUSER: Final = 0x10000000
_CLONE_NEWNET: Final = 0x40000000
_COLLECT_AFTER: Final = 1000
"""Documents after which the collector walks the heap at the latest; and what makes it do so sooner:"""
_COLLECT_BYTES: Final = 4 * 1024 * 1024
"""bytes of documents that were read since,"""
_COLLECT_OBJECTS: Final = 10_000
"""containers that were made since and are still there."""
_ANSWERS_TOGETHER: Final = 16
"""Half of what the parent gives ahead: while it takes these and sends more, there is still something to read."""
_ANSWER_BYTES: Final = 256 * 1024
_ANSWER_AFTER_S: Final = 0.02
"""Answers wait no longer than this and the document that is being read: the parent's clock for that one runs."""
_READ_BYTES: Final = 64 * 1024
_MEMORY_CODE: Final = "document.limit-memory"
_MIB: Final = 1024 * 1024
_SHARE: Final = 4
"""Of the CPU seconds of a document, what each MiB of a large one may add while it hands on orders: a quarter."""


def main(arguments: list[str]) -> None:
    """Serve until the input ends."""
    jobs, answers, lifeline, begun = (int(one) for one in arguments[:4])
    limits = msgspec.json.decode(arguments[4], type=ChildLimits)
    own_names.use(limits.own_names)
    _quiet()
    _die_with_parent(lifeline)
    # Modules are imported before the limits hold, so that a limit only ever speaks of documents.
    containers()
    known = parsers()
    if limits.ocr:
        _prepare(known)
        if limits.pages:
            PageFolder(Path(limits.pages)).forget_oldest()
    else:
        without_recogniser()
    _give_up_network()
    _limit(limits)
    with mmap.mmap(begun, BEGUN.size) as shared:
        _serve(_jobs(jobs, outbox := _Outbox(answers)), outbox, shared, limits, Path(arguments[5]))


def _prepare(known: Iterable[ParserModule]) -> None:
    """Have parsers load what they need for scans, so that it is on no document's account."""
    for parser in known:
        prepare = getattr(parser, "prepare", None)
        if prepare is not None:
            prepare()


def _serve(jobs: Iterator[Job], answers: _Outbox, shared: mmap.mmap, limits: ChildLimits, mappings: Path) -> None:
    mappings_read = _Mappings(mappings, limits)
    allowance, rubbish = _Allowance(), _Rubbish()
    for begun, job in enumerate(jobs, start=1):
        BEGUN.pack_into(shared, 0, begun)
        allowance.allow(limits.cpu_s)
        if job.document is None:
            answer = mappings_read.load(job)
        else:
            answer = mappings_read.read(job, job.document, answers, allowance)
        answers.put(_packed(answer))
        rubbish.collect(job)
        if answer.leaving:
            break
    answers.flush()


def _jobs(descriptor: int, answers: _Outbox) -> Iterator[Job]:
    """The jobs as they come, until the input ends; before it waits for more, all answers go."""
    buffer, wanted = bytearray(), 4
    while True:
        while len(buffer) < wanted:
            answers.flush()
            received = os.read(descriptor, max(_READ_BYTES, min(wanted - len(buffer), _MIB)))
            if not received:
                return
            buffer += received
        wanted = 4 + int.from_bytes(buffer[:4], "big")
        if len(buffer) >= wanted:
            with memoryview(buffer) as view:
                job = unpack_job(view[4:wanted])
            del buffer[:wanted]
            wanted = 4
            yield job


class _Rubbish:
    """Frees what counting references leaves: cycles, which trees of nodes never have and libraries seldom."""

    def __init__(self) -> None:
        gc.disable()
        self._documents = 0
        self._bytes = 0

    def collect(self, job: Job) -> None:
        """After each job: walk the heap where it pays, as that takes as long as reading a dozen small documents."""
        self._documents += 1
        self._bytes += len(job.document.content) if job.document else 0
        if self._documents >= _COLLECT_AFTER or self._bytes >= _COLLECT_BYTES or gc.get_count()[0] >= _COLLECT_OBJECTS:
            gc.collect()
            self._documents = self._bytes = 0


class _Outbox:
    """Answers on their way to the parent, several at a time."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._frames = bytearray()
        self._count = 0
        self._sent = time.monotonic()

    def put(self, frame: bytearray) -> None:
        """Send one frame, now or with those that follow."""
        self._frames += frame
        self._count += 1
        late = time.monotonic() - self._sent > _ANSWER_AFTER_S
        if late or self._count >= _ANSWERS_TOGETHER or len(self._frames) >= _ANSWER_BYTES:
            self.flush()

    def flush(self) -> None:
        """Send what there is."""
        if self._frames:
            rest = memoryview(self._frames)
            while rest:
                rest = rest[os.write(self._descriptor, rest) :]
            self._frames = bytearray()
        self._count = 0
        self._sent = time.monotonic()


class _Mappings:
    """The catalogue this child reads by, and where it compares, the one it reads against."""

    def __init__(self, folder: Path, limits: ChildLimits) -> None:
        self._folder = folder
        self._limits = limits
        self._catalog: Catalog | None = None
        self._against: Catalog | None = None
        self._told: set[str] = set()
        self._keys: object = None

    def load(self, job: Job) -> Answer:
        """Read the mapping files again."""
        self._catalog = None
        try:
            if self._limits.against:
                self._against = load_catalog(Path(self._limits.against))
            self._catalog = load_catalog(self._folder)
        except OrderHubError as error:
            return Answer(job.number, code=error.code, params=error.params)
        # What is loaded stays: a later collection need not walk it.
        gc.collect()
        gc.freeze()
        return Answer(job.number)

    def read(self, job: Job, document: Document, answers: _Outbox, allowance: _Allowance) -> Answer:
        """One document; the orders of a large one go to `answers` while it is read."""
        catalog, limits = self._catalog, self._limits
        if catalog is None:
            return Answer(job.number, code="document.mapping-not-loaded")
        watch = _Watch(job.spent)
        if limits.smime:
            self._take_keys(Path(limits.smime))

        size = len(document.content)

        def hand_on(orders: list[OrderRead]) -> None:
            if (seconds := next_allowance(limits.cpu_s, size, watch.spent().cpu)) > 0:
                allowance.allow(seconds)
            answers.put(pack(Answer(job.number, portion=orders, versions=self._versions(orders, catalog))))
            answers.flush()

        try:
            if limits.budget_s:
                if document.envelope.get(FULLY):
                    watch.lend_more(limits)
                with recognising_within(lambda: watch.left(limits), lambda: watch.lend_more(limits)):
                    reading = self._reading(document, catalog, hand_on)
            else:
                reading = self._reading(document, catalog, hand_on)
        except NeedsOcr:
            return Answer(job.number, needs_ocr=True, spent=watch.spent())
        # After a MemoryError the heap is fragmented and C libraries may have lost their footing: start afresh.
        leaving = any(finding.code == _MEMORY_CODE for finding in reading.findings)
        versions = self._versions(all_orders(reading), catalog)
        return Answer(job.number, reading, leaving=leaving, spent=watch.spent(), versions=versions)

    def _take_keys(self, folder: Path) -> None:
        """Read the keys again where the folder is no longer as it was: a mail tried again then finds the new one."""
        state = changed(folder)
        if state != self._keys:
            self._keys = state
            use(ring_of(folder))

    def _reading(self, document: Document, catalog: Catalog, hand_on: HandOn) -> Reading:
        limits = self._limits
        with keeping_pages(PageFolder(Path(limits.pages)) if limits.pages else None):
            if self._against is not None:
                return compare(document, catalog, self._against, only=limits.only, ocr=limits.ocr)
            return read(document, catalog, ocr=limits.ocr, hand_on=hand_on)

    def _versions(self, orders: Iterable[OrderRead], catalog: Catalog) -> list[MappingVersion]:
        """Versions of the profiles that read these, told once in this child's life."""
        fresh = [one for one in orders if one.profile_sha not in self._told]
        found = []
        for one in fresh:
            if one.profile_sha not in self._told:
                self._told.add(one.profile_sha)
                found.append(version_named(one.profile, one.profile_sha, catalog))
        return found


def next_allowance(cpu_s: int, size: int, spent: float) -> int:
    """CPU seconds a document of `size` bytes gets anew when it hands on orders; 0: what it has must do.

    Whoever delivers gets more time, and no more than an honest document of that size needs.
    """
    most = cpu_s * (1 + size / _MIB / _SHARE)
    return max(0, min(cpu_s, math.ceil(most - spent)))


class _Watch:
    """Counts on from what a document has already taken."""

    def __init__(self, before: Spent) -> None:
        self._before = before
        self._wall = time.monotonic()
        self._cpu = time.process_time()
        self._budget = 0
        """CPU seconds for recognition once they are more than at first."""

    def spent(self) -> Spent:
        return self._before + Spent(time.monotonic() - self._wall, time.process_time() - self._cpu)

    def left(self, limits: ChildLimits) -> float:
        """Seconds for recognition, whichever clock shows fewer."""
        spent = self.spent()
        return min(max(limits.budget_s, self._budget) - spent.cpu, limits.clock_s - spent.wall)

    def lend_more(self, limits: ChildLimits) -> bool:
        """The paper shows an order: it gets the longer budget. Whether that is news, and time is left by the clock."""
        before = max(limits.budget_s, self._budget)
        self._budget = limits.order_budget_s
        return self._budget > before and self.left(limits) > 0


def _packed(answer: Answer) -> bytearray:
    try:
        return pack(answer)
    except (ValueError, TypeError, OverflowError, RecursionError, MemoryError) as error:
        # Lone surrogates, a tree too deep or too large for a frame: the parser's fault, and told as such.
        before = answer.reading
        assert before is not None
        finding = Finding("document.parser-failed", params={"parser": before.parser, "error": type(error).__name__})
        broken = Reading(sha256=before.sha256, name="", media_type="", kind=Kind.UNREADABLE, findings=[finding])
        return pack(Answer(answer.number, broken, spent=answer.spent, versions=answer.versions))


def _quiet() -> None:
    """stdin, stdout and stderr lead nowhere, for Python and for C libraries alike."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)
    os.close(nowhere)
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _die_with_parent(lifeline: int) -> None:
    # PR_SET_PDEATHSIG would fire when the *thread* that started us ends. A signal on the breaking of a pipe does not,
    # and reaches us inside a C library that never comes back to the interpreter.
    fcntl.fcntl(lifeline, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(lifeline, fcntl.F_SETSIG, signal.SIGTERM)
    fcntl.fcntl(lifeline, fcntl.F_SETFL, fcntl.fcntl(lifeline, fcntl.F_GETFL) | os.O_ASYNC | os.O_NONBLOCK)
    try:
        ended = os.read(lifeline, 1) == b""
    except BlockingIOError:
        ended = False
    if ended:
        os._exit(0)


def _give_up_network() -> None:
    """An empty network namespace where the kernel lets us, and no socket from Python in any case."""
    unshare = getattr(ctypes.CDLL(None, use_errno=True), "unshare", None)
    if unshare is not None and unshare(_CLONE_NEWNET) != 0:
        unshare(_CLONE_NEWUSER | _CLONE_NEWNET)
    sys.addaudithook(_refuse_sockets)


def _refuse_sockets(event: str, _arguments: tuple[object, ...]) -> None:
    if event.startswith("socket."):
        raise PermissionError(event)


def _limit(limits: ChildLimits) -> None:
    for what, value in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, limits.open_files),
        (resource.RLIMIT_FSIZE, limits.file_size),
        (resource.RLIMIT_AS, limits.memory),
    ):
        hard = resource.getrlimit(what)[1]
        ceiling = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(what, (ceiling, ceiling))


class _Allowance:
    """CPU seconds this process may use from some moment on; then the kernel sends SIGXCPU."""

    def __init__(self) -> None:
        self._hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        self._soft = 0

    def allow(self, seconds: int) -> None:
        """From now on `seconds` more."""
        # The limit counts whole seconds of the process's life; one more keeps a fresh document from paying for old
        # ones. For most documents it stays what it is, and the kernel need not be told.
        soft = int(time.process_time()) + seconds + 1
        if soft != self._soft:
            self._soft = soft
            ceiling = soft if self._hard == resource.RLIM_INFINITY else min(soft, self._hard)
            resource.setrlimit(resource.RLIMIT_CPU, (ceiling, self._hard))


if __name__ == "__main__":
    main(sys.argv[1:])
