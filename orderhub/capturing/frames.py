"""What parent and child of the parser pool say to each other: msgpack arrays behind a 4-byte big-endian length."""

from __future__ import annotations

import struct

import msgspec

from orderhub.capturing.reading import OrderRead, Reading
from orderhub.document import Document
from orderhub.mapping.version import MappingVersion


class ChildLimits(msgspec.Struct, frozen=True, array_like=True):
    """What a child may use; sizes in bytes, CPU seconds per document."""

    memory: int
    cpu_s: int
    file_size: int = 16 * 1024 * 1024
    open_files: int = 128
    ocr: bool = False
    budget_s: int = 0
    """CPU seconds for recognising the pages of a document that shows no order; 0: no limit for any."""
    order_budget_s: int = 0
    """The same for one that shows an order."""
    clock_s: int = 0
    """The same by the clock; counts where `budget_s` is set."""
    against: str = ""
    """Folder of other mappings: the child then answers with what they would read otherwise, and no order."""
    only: str = ""
    """The one profile whose orders are compared; empty: all."""
    smime: str = ""
    """Folder of the keys for encrypted and signed mails; empty: none."""
    pages: str = ""
    """Folder in which recognised pages are kept; empty: nowhere."""
    own_names: tuple[str, ...] = ()
    """How papers call the house that is ordered from."""


class Spent(msgspec.Struct, frozen=True, array_like=True):
    """Seconds that the reading of one document took: by the clock, and of a processor."""

    wall: float = 0.0
    cpu: float = 0.0

    def __add__(self, other: Spent) -> Spent:
        return Spent(self.wall + other.wall, self.cpu + other.cpu)


class Job(msgspec.Struct, array_like=True):
    """One document to read; without a document: load the mappings again."""

    number: int
    document: Document | None = None
    spent: Spent = Spent()
    """What another child has already used up on it."""


class Answer(msgspec.Struct, array_like=True):
    """One answer per job, in order, behind any number with a `portion`. `code`: the mappings could not be loaded."""

    number: int
    reading: Reading | None = None
    needs_ocr: bool = False
    code: str = ""
    params: dict[str, str] = {}
    leaving: bool = False
    """The child met its memory limit and ends after this answer."""
    spent: Spent = Spent()
    """What this document has taken so far, in all children."""
    versions: list[MappingVersion] = []
    """The mapping versions of this reading that this child has not told before."""
    portion: list[OrderRead] = []
    """Orders of a large document that is still being read; its answer follows, and says whether they hold."""


BEGUN = struct.Struct("<Q")
"""How many jobs a child has begun in its life, in memory that it shares with its parent."""
_ENCODER = msgspec.msgpack.Encoder()
_JOBS = msgspec.msgpack.Decoder(Job)
_ANSWERS = msgspec.msgpack.Decoder(Answer)


def pack(frame: Job | Answer) -> bytearray:
    """The bytes of one frame."""
    buffer = bytearray(4)
    _ENCODER.encode_into(frame, buffer, 4)
    buffer[:4] = (len(buffer) - 4).to_bytes(4, "big")
    return buffer


def take(buffer: bytearray) -> Answer | None:
    """Cut the first whole answer from `buffer`; None while it is not all there. Raises: msgspec.MsgspecError."""
    if len(buffer) < 4:
        return None
    end = 4 + int.from_bytes(buffer[:4], "big")
    if len(buffer) < end:
        return None
    with memoryview(buffer) as view:
        answer = _ANSWERS.decode(view[4:end])
    del buffer[:end]
    return answer


def unpack_job(body: bytes | memoryview) -> Job:
    """The job in the body of a frame. Raises: msgspec.MsgspecError."""
    return _JOBS.decode(body)
