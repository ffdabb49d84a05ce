"""Reads documents in child processes with limits; a document that kills its child harms no other.

Children are started when first needed and read one document after the other; a few wait in each child's pipe, so that
no time is lost between them. A child that dies or overruns is replaced: the document it was reading gets the finding
`document.limit-time`, `document.limit-memory` or `document.parser-died`, those behind it go to another child.
Scanned pages go to children of a second kind with more memory and time.
"""

from __future__ import annotations

import os
import selectors
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final, Self

import msgspec

from orderhub.capturing.frames import Answer, ChildLimits, Job, Spent, pack
from orderhub.capturing.reading import OrderRead, Reading
from orderhub.capturing.worker import Worker, reason_of_death
from orderhub.document import Document, Finding, Kind
from orderhub.errors import MappingError
from orderhub.mapping.version import MappingVersion
from orderhub.settings import Settings

_AHEAD: Final = 32
"""Documents given to a child at a time, the one it reads included."""
_AHEAD_BYTES: Final = 4 * 1024 * 1024
_RECYCLE_AFTER: Final = 10_000
"""Documents after which a child is replaced, so that a library's leaks stay small."""
_STARTS: Final = 3
"""Children in a row that may die before their first answer until the installation is at fault."""
_OCR_PROCESSES: Final = 4
"""Recognising children at most, where the setting leaves the number to us; each takes about a gigabyte."""
_GRACE_S: Final = 3
"""Seconds by the clock after which a child that has overrun its budget of recognition is ended."""
_OUTSIDE: Final = (-signal.SIGKILL, -signal.SIGTERM)
_MIB: Final = 1024 * 1024

Tell = Callable[[int, Reading, Spent], None]
"""Gets a document's place in its batch, its reading and the seconds it took in the children."""


class ParserPool:
    """A pool of parser processes. Safe to share between threads: batches then follow one another."""

    def __init__(
        self, settings: Settings, *, against: Path | None = None, only: str = "", own_names: Sequence[str] = ()
    ) -> None:
        """With `against`, the pool compares: readings tell what that folder's mappings read otherwise.

        `own_names` are those of the house which is ordered from.
        """
        self.versions: dict[str, MappingVersion] = {}
        """Every mapping version that has read something here, by sha."""
        self._mappings = settings.mappings_dir
        keys = str(settings.smime_keys.resolve()) if settings.smime_keys else ""
        other = str(against.resolve()) if against else ""
        self._largest = settings.max_document_mib * _MIB
        self._normal = _Group(
            settings.parser_processes,
            ChildLimits(
                memory=settings.parser_memory_mib * _MIB,
                cpu_s=settings.parser_cpu_s,
                against=other,
                only=only,
                smime=keys,
                own_names=tuple(own_names),
            ),
            settings.parser_wall_s,
        )
        longest = max(settings.ocr_budget_s, settings.ocr_order_budget_s)
        self._ocr = _Group(
            settings.ocr_processes or min(_OCR_PROCESSES, os.cpu_count() or 1),
            ChildLimits(
                settings.ocr_memory_mib * _MIB,
                longest * 3 // 2,
                ocr=True,
                budget_s=settings.ocr_budget_s,
                order_budget_s=longest,
                clock_s=settings.ocr_wall_s,
                against=other,
                only=only,
                smime=keys,
                pages=str((settings.home / "pages").resolve()),
                own_names=tuple(own_names),
            ),
            settings.ocr_wall_s + _GRACE_S,
            # A page takes seconds: whoever has none yet gets it.
            ahead=1,
        )
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def read_many(self, documents: Sequence[Document], tell: Tell | None = None) -> list[Reading]:
        """One reading per document, in their order. Raises: MappingError when the mappings cannot be loaded at all.

        `tell` hears of each document as soon as its reading is there, in whatever order they end.
        """
        with self._lock:
            batch = _Batch(documents, (self._normal, self._ocr), self._mappings, self._largest, tell)
            batch.versions = self.versions
            try:
                return batch.run()
            except BaseException:
                # Answers of an abandoned batch would be taken for those of the next one.
                self._end()
                raise

    def close(self) -> None:
        """End all children. The pool may be used again; it then starts new ones."""
        with self._lock:
            self._end()

    def _end(self) -> None:
        for group in (self._normal, self._ocr):
            for worker in group.workers:
                if worker.waiting:
                    worker.kill()
                worker.end()
            group.workers.clear()


class _Group:
    """The children of one kind."""

    def __init__(self, processes: int, limits: ChildLimits, wall_s: int, ahead: int = _AHEAD) -> None:
        self.processes = max(1, processes)
        self.limits = limits
        self.wall_s = wall_s
        self.ahead = ahead
        """Documents given to a child at a time."""
        self.workers: list[Worker] = []
        self.queue: deque[int] = deque()
        self.failed_starts = 0


class _Batch:
    """The documents of one call on their way through the children."""

    def __init__(
        self,
        documents: Sequence[Document],
        groups: tuple[_Group, _Group],
        mappings: Path,
        largest: int,
        tell: Tell | None,
    ) -> None:
        self._documents = documents
        self._groups = groups
        self._mappings = mappings
        self._signature = _signature(mappings)
        self._done: list[Reading | None] = [None] * len(documents)
        self._open = len(documents)
        self._second_chance: set[int] = set()
        self._selector = selectors.DefaultSelector()
        self._tell = tell
        self._spent: dict[int, Spent] = {}
        """Of documents that another child has already looked at."""
        self._portions: dict[int, list[OrderRead]] = {}
        """Orders of documents that are still being read."""
        self.versions: dict[str, MappingVersion] = {}
        groups[0].queue = deque()
        groups[1].queue = deque()
        for number, document in enumerate(documents):
            if len(document.content) <= largest:
                groups[0].queue.append(number)
            else:
                self._settle(
                    number, _unreadable(document, "document.limit-size", {"limit": str(largest // _MIB)}), Spent()
                )

    def run(self) -> list[Reading]:
        try:
            for group in self._groups:
                for worker in group.workers:
                    self._watch(worker, group)
            while self._open:
                for group in self._groups:
                    self._staff(group)
                self._step()
        finally:
            self._selector.close()
        return [reading for reading in self._done if reading is not None]

    def _staff(self, group: _Group) -> None:
        """Give every child of the group work; start children while there is more than they hold."""
        for worker in [one for one in group.workers if one.given >= _RECYCLE_AFTER and not one.waiting]:
            self._dismiss(worker, group)
        most, busy = self._at_once(group), self._busy(group)
        while len(group.queue) > 0 and len(group.workers) < min(most, len(group.queue) + busy):
            worker = Worker(group.limits, self._mappings, group.wall_s)
            group.workers.append(worker)
            self._watch(worker, group)
        # Refilled when half empty, and written in one go: a wake-up costs more than a small document's pipe.
        first_busy = sorted(group.workers, key=lambda one: not one.waiting)
        free = [one for one in first_busy[:most] if len(one.waiting) <= group.ahead // 2]
        while group.queue and free:
            worker = min(free, key=lambda one: len(one.waiting))
            if self._has_room(worker, group):
                self._give(worker, group)
            else:
                free.remove(worker)
        for worker in group.workers:
            if worker.wants_to_write:
                worker.write()

    def _at_once(self, group: _Group) -> int:
        others = sum(self._busy(one) for one in self._groups if one is not group)
        return at_once(group.processes, others, max(one.processes for one in self._groups))

    @staticmethod
    def _busy(group: _Group) -> int:
        return sum(1 for worker in group.workers if worker.waiting)

    @staticmethod
    def _has_room(worker: Worker, group: _Group) -> bool:
        if worker.leaving or worker.killed or worker.given >= _RECYCLE_AFTER:
            return False
        if not worker.waiting:
            return True
        # Towards the end of a batch nobody hoards: what waits behind a slow document could run elsewhere.
        ahead = min(group.ahead, 1 + len(group.queue) // (2 * group.processes))
        return len(worker.waiting) < ahead and worker.held_bytes < _AHEAD_BYTES

    def _give(self, worker: Worker, group: _Group) -> None:
        if worker.signature != self._signature:
            worker.load_mappings(self._signature)
        number = group.queue.popleft()
        spent = self._spent.get(number, Spent())
        job = Job(number, self._documents[number], spent)
        try:
            frame = pack(job)
        except UnicodeEncodeError:
            job = Job(number, _printable(self._documents[number]), spent)
            frame = pack(job)
        worker.give(job, frame)

    def _step(self) -> None:
        """Wait for the next answer, room in a pipe, or deadline."""
        working = [(one, group) for group in self._groups for one in group.workers if one.waiting and not one.killed]
        writing = [(one, group) for one, group in working if one.wants_to_write]
        for worker, group in writing:
            self._selector.register(worker.jobs, selectors.EVENT_WRITE, (worker, group))
        now = time.monotonic()
        due = min((one.deadline for one, _ in working), default=now + 1)
        ready = self._selector.select(max(0.0, due - now))
        for worker, _ in writing:
            self._selector.unregister(worker.jobs)
        for key, event in ready:
            worker, group = key.data
            if event & selectors.EVENT_WRITE:
                worker.write()
            elif worker in group.workers:
                self._receive(worker, group)
        now = time.monotonic()
        for worker, group in working:
            if worker in group.workers and worker.waiting and worker.deadline <= now and not worker.may_go_on():
                worker.kill()

    def _receive(self, worker: Worker, group: _Group) -> None:
        answers, gone = worker.read()
        for answer in answers:
            group.failed_starts = 0
            self._take(answer)
        if gone or worker.leaving:
            self._replace(worker, group)

    def _take(self, answer: Answer) -> None:
        if answer.code:
            raise MappingError(answer.code, **answer.params)
        for version in answer.versions:
            self.versions[version.sha] = version
        if answer.portion:
            self._portions.setdefault(answer.number, []).extend(answer.portion)
            return
        before = self._portions.pop(answer.number, [])
        if answer.needs_ocr:
            self._spent[answer.number] = answer.spent
            self._groups[1].queue.append(answer.number)
        elif answer.reading is not None:
            if answer.reading.kind is not Kind.UNREADABLE:
                answer.reading.orders[:0] = before
            self._settle(answer.number, answer.reading, answer.spent)

    def _settle(self, number: int, reading: Reading, spent: Spent) -> None:
        if self._done[number] is not None:
            return
        self._open -= 1
        self._done[number] = reading
        if self._tell is not None:
            self._tell(number, reading, spent)

    def _replace(self, worker: Worker, group: _Group) -> None:
        """A child has ended: blame the document it was reading and hand the others on."""
        left = list(worker.waiting)
        poison = worker.at_work_on if left and not worker.leaving else None
        status = self._dismiss(worker, group)
        others = [job.number for job in left if job is not poison and job.document is not None]
        group.queue.extendleft(reversed(others))
        for job in left:
            # Whatever it handed on is handed on again when it is read anew.
            self._portions.pop(job.number, None)
        if poison is None:
            return
        if poison.document is None:
            group.failed_starts += 1
            if group.failed_starts >= _STARTS:
                raise MappingError("document.child-does-not-start", status=status)
            return
        if status in _OUTSIDE and not worker.killed and poison.number not in self._second_chance:
            # Killed by somebody else (the kernel's out-of-memory killer, an operator): perhaps not its fault.
            self._second_chance.add(poison.number)
            group.queue.append(poison.number)
            return
        code = reason_of_death(worker, status)
        limit = group.limits.cpu_s if status == -signal.SIGXCPU else group.wall_s
        broken = _unreadable(poison.document, code, {"limit": str(limit), "status": str(-status)})
        self._settle(poison.number, broken, poison.spent + Spent(worker.since_progress))

    def _dismiss(self, worker: Worker, group: _Group) -> int:
        self._selector.unregister(worker.answers)
        group.workers.remove(worker)
        return worker.end()

    def _watch(self, worker: Worker, group: _Group) -> None:
        self._selector.register(worker.answers, selectors.EVENT_READ, (worker, group))


def at_once(processes: int, others: int, side_by_side: int) -> int:
    """Of the `processes` children of a kind, how many get work while `others` of the other kind are at it.

    Together not more than fit `side_by_side`, half of its own at least: two documents on one processor take twice as
    long each, and neither ends sooner.
    """
    return min(processes, max(1, processes // 2, side_by_side - others))


def _unreadable(document: Document, code: str, params: dict[str, str]) -> Reading:
    return Reading(
        sha256=document.sha256,
        name=document.name,
        media_type=document.media_type,
        kind=Kind.UNREADABLE,
        findings=[Finding(code, params=params)],
        envelope=document.envelope,
    )


def _printable(document: Document) -> Document:
    """File names of another encoding hold lone surrogates, which no frame and no database takes."""
    facts = {key: _well_formed(value) for key, value in document.envelope.items()}
    name, media_type = _well_formed(document.name), _well_formed(document.media_type)
    return msgspec.structs.replace(document, name=name, media_type=media_type, envelope=facts)


def _well_formed(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")


def _signature(folder: Path) -> object:
    """Changes when a mapping file does: names, sizes and times of all files below."""
    # Asked before every batch, so without the paths of pathlib.
    return sorted(
        (found.path, (stat := found.stat()).st_mtime_ns, stat.st_size)
        for found in _files(str(folder))
        if found.name.endswith((".yaml", ".yml", ".csv"))
    )


def _files(folder: str) -> Iterator[os.DirEntry[str]]:
    try:
        found = list(os.scandir(folder))
    except OSError:
        # What nobody may read, or is no longer there, the child will speak of.
        return
    for one in found:
        if one.is_dir(follow_symlinks=False):
            yield from _files(one.path)
        else:
            yield one
