"""Opens a ZIP archive under limits; its entries become documents, their names are labels and never paths.

The central directory is judged before anything is inflated, and what is inflated is counted: at most 1,000 entries,
200 MB in all, 100 times the packed size per entry beyond 1 MB, no overlapping entries, no doubled names. Encrypted
entries, links and entries of a compression nobody reads are listed as skipped. Office files are no archives here.
"""

from __future__ import annotations

import stat
import zipfile
import zlib
from io import BytesIO
from typing import Final

from orderhub.document import Document, Skipped, Unpacked
from orderhub.errors import BrokenDocument, LimitExceeded
from parsers.mail_header import safe_label

NAME = "zip-archive"

MAX_ENTRIES: Final = 1000
MAX_BYTES: Final = 200 * 1000 * 1000
MAX_RATIO: Final = 100
_RATIO_FROM: Final = 1000 * 1000
_CHUNK: Final = 256 * 1024
_LOCAL_HEADER: Final = 30
_SYSTEM_FILES: Final = ("__MACOSX/", "Thumbs.db", ".DS_Store", "desktop.ini")


def sniff(document: Document) -> int | None:
    """PK at the start, and no office document."""
    if document.content[:4] not in (b"PK\x03\x04", b"PK\x05\x06"):
        return None
    return None if b"[Content_Types].xml" in document.content[-65_536:] else 60


def unpack(document: Document) -> Unpacked:
    """The entries in the order of the directory. Raises: BrokenDocument, LimitExceeded document.zip-limit."""
    try:
        archive = zipfile.ZipFile(BytesIO(document.content))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as broken:
        raise BrokenDocument("document.zip-broken", reason=type(broken).__name__) from broken
    with archive:
        entries = archive.infolist()
        _judge(entries)
        unpacked = Unpacked(parts=[])
        left = MAX_BYTES
        for entry in entries:
            if not entry.is_dir():
                left -= _take(archive, entry, document, unpacked, left)
    return unpacked


def _judge(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MAX_ENTRIES:
        raise LimitExceeded("document.zip-limit", what="entries", limit=MAX_ENTRIES)
    if len({entry.filename for entry in entries}) < len(entries):
        raise LimitExceeded("document.zip-limit", what="entries of one name", limit=1)
    if sum(entry.file_size for entry in entries) > MAX_BYTES:
        raise LimitExceeded("document.zip-limit", what="bytes", limit=MAX_BYTES)
    last_end = 0
    for entry in sorted(entries, key=lambda one: one.header_offset):
        if entry.header_offset < last_end:
            raise LimitExceeded("document.zip-limit", what="overlapping entries", limit=0)
        last_end = entry.header_offset + _LOCAL_HEADER + entry.compress_size
        if entry.file_size > _RATIO_FROM and entry.file_size > MAX_RATIO * max(1, entry.compress_size):
            raise LimitExceeded("document.zip-limit", what="ratio", limit=MAX_RATIO)


def _take(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, document: Document, unpacked: Unpacked, left: int) -> int:
    """Inflate one entry into a part or say why not; the bytes used."""
    label = safe_label(entry.filename) or "entry"
    reason = _reason_to_skip(entry)
    if reason is not None:
        unpacked.skipped.append(Skipped(label, *reason))
        return 0
    try:
        content = _inflate(archive, entry, left)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as broken:
        params = {"name": label, "reason": type(broken).__name__}
        unpacked.skipped.append(Skipped(label, "document.zip-entry", params))
        return 0
    unpacked.parts.append(Document(content=content, name=label, channel=document.channel))
    return len(content)


def _reason_to_skip(entry: zipfile.ZipInfo) -> tuple[str, dict[str, str]] | None:
    name = safe_label(entry.filename)
    if entry.flag_bits & 0x1:
        return "document.zip-encrypted", {"name": name}
    if stat.S_ISLNK(entry.external_attr >> 16):
        return "document.zip-entry", {"name": name, "reason": "link"}
    if entry.filename.startswith(_SYSTEM_FILES) or entry.filename.endswith(_SYSTEM_FILES):
        return "document.zip-entry", {"name": name, "reason": "system file"}
    if entry.file_size == 0:
        return "mail.skipped-empty", {}
    return None


def _inflate(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, left: int) -> bytes:
    """The bytes of one entry, counted as they come: a directory may lie about sizes."""
    pieces: list[bytes] = []
    size = 0
    allowed = min(left, max(_RATIO_FROM, MAX_RATIO * entry.compress_size))
    with archive.open(entry) as stream:
        while piece := stream.read(_CHUNK):
            size += len(piece)
            if size > allowed:
                raise LimitExceeded("document.zip-limit", what="bytes", limit=allowed)
            pieces.append(piece)
    return b"".join(pieces)
