"""Cuts EDI files at every byte and changes every byte, and reads each result: no crash, no lost byte, none over 1 s.

    .venv/bin/python tools/edi_fuzz.py FILE...        all places; a second argument such as --step 7 takes every 7th

Each byte is replaced by a flipped bit, by each of the signs that mean something in EDI, and by a byte beyond ASCII.
The normal test run takes a sample of the places (`tests/parsers/test_edi_fuzz.py`).
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from orderhub.document import Document
from parsers import edifact_message, edifact_syntax, x12_message, x12_syntax

LIMIT_S = 1.0
_SIGNS = b"'+:?*~>\n\x00\xe9"
_READERS = (
    (edifact_message, edifact_syntax.read_interchanges, edifact_syntax.serialise),
    (x12_message, x12_syntax.read_interchanges, x12_syntax.serialise),
)


def mutations(content: bytes, step: int = 1) -> Iterator[bytes]:
    """The content cut at every `step`-th byte, and with that byte changed."""
    for at in range(0, len(content), step):
        yield content[:at]
        for sign in (content[at] ^ 1, *_SIGNS):
            if sign != content[at]:
                yield content[:at] + bytes([sign]) + content[at + 1 :]


def faults(content: bytes) -> list[str]:
    """What is wrong with how these bytes are read; [] when all is well. A file nobody claims is well, too."""
    document = Document(content)
    found: list[str] = []
    for module, read, serialise in _READERS:
        if module.sniff(document) is None:
            continue
        started = time.perf_counter()
        try:
            parsed = module.parse(document)
            if not parsed.extracts and not parsed.findings:
                found.append("neither message nor finding")
            if serialise(list(read(content))) != content:
                found.append("bytes lost or changed")
        except Exception as error:  # noqa: BLE001 -- any exception is what we look for
            found.append(f"{type(error).__name__}: {error}")
        seconds = time.perf_counter() - started
        if seconds > LIMIT_S:
            found.append(f"took {seconds:.2f} s")
    return found


def main() -> int:
    """Exit status 1 when any result is wrong."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("files", nargs="+", type=Path)
    arguments.add_argument("--step", type=int, default=1)
    chosen = arguments.parse_args()
    wrong = read = 0
    slowest = 0.0
    for path in chosen.files:
        for changed in mutations(path.read_bytes(), chosen.step):
            started = time.perf_counter()
            said = faults(changed)
            slowest = max(slowest, time.perf_counter() - started)
            read += 1
            for one in said:
                wrong += 1
                sys.stdout.write(f"{path}: {one}: {changed[:200]!r}\n")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(
        f"{len(chosen.files)} files, {read} readings, {wrong} wrong, slowest {slowest:.3f} s, at most {peak:.0f} MB\n"
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
