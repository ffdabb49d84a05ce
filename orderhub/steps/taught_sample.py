"""The test case of a lesson, beside the mapping file it belongs to: the paper it was learned from and the right value.

    partners/weber-pdf.test/learned-12.pdf             the document, as it arrived
    partners/weber-pdf.test/learned-12.envelope.yaml   what the transport said, as far as a match may look at it
    partners/weber-pdf.test/learned-12.expected.yaml   the one field that was corrected

`orderhub mapping test` runs it like every other.
"""

from __future__ import annotations

import json
import re
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

from orderhub.document import Document
from orderhub.mapping.lessons import Lesson
from orderhub.mapping_files import replace_file

MAX_BYTES: Final = 5_000_000
"""Larger documents stay in the hub alone."""
MAX_ORDERS: Final = 50
_FACTS: Final = ("sender", "sender_domain", "caller", "called", "shop", "recipient", "forwarded_by")
_HEADS: Final = ((b"%PDF", ".pdf"), (b"II*\0", ".tif"), (b"MM\0*", ".tif"), (b"\x89PNG", ".png"), (b"\xff\xd8", ".jpg"))


class Case(NamedTuple):
    """What a test case is made of."""

    document: Document
    position: int
    """Of the order among the `orders` of its document, from 1."""
    orders: int
    lines: int
    """How many lines of the order are read."""


def write_sample(folder: Path, lesson: Lesson, case: Case, learned_id: int, value: str) -> str:
    """Write the three files; returns the name of the document's, "" where it is too large for a test case."""
    document, position, orders, lines = case
    if len(document.content) > MAX_BYTES or orders > MAX_ORDERS or not document.content:
        return ""
    stem = f"{PurePosixPath(lesson.profile.file).with_suffix('.test')}/learned-{learned_id}"
    name = f"{stem}{_suffix(document)}"
    expected = _expected(lesson.path, value, lines)
    if orders > 1:
        expected = "".join(f"- {expected if at == position else '{}'}\n" for at in range(1, orders + 1))
    facts = {"channel": document.channel} | {key: document.envelope[key] for key in _FACTS if key in document.envelope}
    envelope = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in facts.items() if value)
    replace_file(folder, f"{stem}.envelope.yaml", envelope)
    replace_file(folder, f"{stem}.expected.yaml", expected.rstrip("\n") + "\n")
    replace_file(folder, name, document.content)
    return name


def _suffix(document: Document) -> str:
    head = document.content[:1024]
    found = next((suffix for start, suffix in _HEADS if head.startswith(start)), "")
    if found:
        return found
    named = re.fullmatch(r".*(\.[A-Za-z0-9]{1,5})", document.name)
    return ".pdf" if b"%PDF" in head else named[1].lower() if named and named[1] != ".yaml" else ".txt"


def _expected(path: str, value: str, lines: int) -> str:
    """The one field as flow YAML: `{lines: [{}, {quantity: {unit: "CT"}}]}`."""
    text = json.dumps(value, ensure_ascii=False)
    for name in reversed(re.sub(r"^lines\[\d+\]\.", "", path).split(".")):
        text = f"{{{name}: {text}}}"
    match = re.match(r"lines\[(\d+)\]\.", path)
    if match is None:
        return text
    entries = [text if at == int(match[1]) else "{}" for at in range(1, lines + 1)]
    return f"{{lines: [{', '.join(entries)}]}}"
