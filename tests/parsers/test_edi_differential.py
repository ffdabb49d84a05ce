"""The envelope as other tools see it: counts of segments, and whether UNT, UNZ, SE, GE and IEA are right.

Each tool is asked only about files that it can read; what it cannot is skipped by name.
"""

from __future__ import annotations

import io
import os
import warnings
from pathlib import Path

import pytest

from orderhub.document import Document
from parsers import edifact_message, edifact_syntax, x12_message, x12_syntax

CORPORA = Path(os.environ.get("ORDERHUB_CORPORA", Path(__file__).parents[3] / "shared" / "corpora"))
HERE = Path(__file__).parent / "golden"
FILES = sorted(path for root in (CORPORA / "edi", HERE) for path in root.rglob("*") if path.is_file())
PYX12 = {
    ("st", "4"): "edi.se-count", ("st", "3"): "edi.se-reference", ("gs", "5"): "edi.ge-count",
    ("gs", "4"): "edi.ge-reference", ("isa", "021"): "edi.iea-count", ("isa", "001"): "edi.iea-reference",
}  # fmt: skip
PYX12_DIFFERS = {
    "820_Example5_Wikipedia.x12": "the blank before the terminator counts as part of the reference",
    "x12.850.issue135.edi": "a line break inside a segment, where a terminator was left out, counts as its end",
}
PYDIFACT_DIFFERS = {"edifact/two_messages_80_columns/input.edi": "keeps the line breaks of wrapped files in values"}
ENVELOPE = set(PYX12.values())


def _claimed(parser) -> list[Path]:
    return [path for path in FILES if (parser.sniff(Document(path.read_bytes())) or 0) >= 90]


def _id(path: Path) -> str:
    return str(path.relative_to(CORPORA if path.is_relative_to(CORPORA) else HERE))


def _codes(parsed) -> set[str]:
    return {one.code for one in (*parsed.findings, *(one for each in parsed.extracts for one in each.findings))}


def _segments(content: bytes) -> int:
    count = 0
    for one in x12_syntax.read_interchanges(content):
        count += sum(len(message.segments) for message in one.messages) + len(one.services)
        count += sum(part is not None for part in (one.header, one.trailer))
    return count


@pytest.mark.parametrize("path", _claimed(x12_message), ids=_id)
def test_the_x12_envelope_is_as_pyx12_sees_it(path):
    from pyx12.errors import X12Error
    from pyx12.x12file import X12Reader

    content = path.read_bytes().removeprefix(b"\xef\xbb\xbf").lstrip()
    try:
        reader = X12Reader(io.StringIO(content.decode("latin-1"), newline=""))
        tags = [segment.get_seg_id() for segment in reader]
        said = {PYX12[one[:2]] for one in reader.pop_errors() if one[:2] in PYX12}
    except (X12Error, AssertionError, ValueError, IndexError, TypeError, AttributeError):
        pytest.skip("pyx12 does not read it")
    interchanges = list(x12_syntax.read_interchanges(content))
    if path.name in PYX12_DIFFERS:
        pytest.skip(PYX12_DIFFERS[path.name])
    if len(interchanges) != 1 or "" in tags or "TA1" in tags or not (last := interchanges[0].trailer) or not last.end:
        pytest.skip("pyx12 counts other things here: further interchanges, or a last segment without its end")
    assert _segments(content) == len(tags)
    assert _codes(x12_message.parse(Document(content))) & ENVELOPE == said


@pytest.mark.parametrize("path", _claimed(x12_message), ids=_id)
def test_the_x12_envelope_is_as_ansi_x12_sees_it(path):
    from x12 import X12Error, parse_x12_interchange, tokenize_x12

    content = path.read_bytes().removeprefix(b"\xef\xbb\xbf").lstrip()
    try:
        document = tokenize_x12(content)
    except (X12Error, ValueError):
        pytest.skip("ansi-x12 does not split it")
    (interchange, *more) = x12_syntax.read_interchanges(content)
    if more:
        pytest.skip("ansi-x12 reads one interchange")
    assert _segments(content) == len(document.segments)
    kept = [interchange.header, *interchange.services, interchange.trailer]
    kept += [segment for message in interchange.messages for segment in message.segments]
    ours = [segment.text.encode("latin-1") for segment in sorted(filter(None, kept), key=lambda one: one.offset)]
    assert ours == [segment.raw for segment in document.segments]
    try:
        parse_x12_interchange(document)
    except (X12Error, ValueError):
        return
    assert not _codes(x12_message.parse(Document(content))) & ENVELOPE


@pytest.mark.parametrize("path", _claimed(edifact_message), ids=_id)
def test_unt_and_unz_are_as_counted_with_the_tokens_of_pydifact(path):
    content = path.read_bytes().removeprefix(b"\xef\xbb\xbf").lstrip()
    theirs = _pydifact_flags(content)
    (interchange, *more) = edifact_syntax.read_interchanges(content)
    if theirs is None or more or interchange.groups or "\n" in interchange.separators.terminator:
        pytest.skip("pydifact does not read it as one interchange of messages")
    if any(message.header is None for message in interchange.messages):
        pytest.skip("segments outside of messages")
    if _id(path) in PYDIFACT_DIFFERS:
        pytest.skip(PYDIFACT_DIFFERS[_id(path)])
    ours = _codes(edifact_message.parse(Document(content)))
    flags = {"edi.unt-count", "edi.unt-reference", "edi.unz-count", "edi.unz-reference"}
    assert ours & flags == theirs


def _pydifact_flags(content: bytes) -> set[str] | None:
    from pydifact.parser import Parser

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            segments = [(one.tag, one.elements) for one in Parser().parse(content.decode("latin-1"))]
        except Exception:  # noqa: BLE001 -- whatever it raises: then it is no oracle for this file
            return None
    flags: set[str] = set()
    header = message = ""
    count = messages = 0
    for tag, elements in segments:
        said = [one if isinstance(one, str) else one[0] for one in elements] + ["", "", "", "", ""]
        if tag == "UNB":
            header = said[4]
        elif tag == "UNH":
            message, count, messages = said[0], 0, messages + 1
        count += 1
        if tag == "UNT":
            flags |= {"edi.unt-count"} if said[0].lstrip("0") != str(count) else set()
            flags |= {"edi.unt-reference"} if said[1] != message else set()
        if tag == "UNZ":
            flags |= {"edi.unz-count"} if (said[0].lstrip("0") or "0") != str(messages) else set()
            flags |= {"edi.unz-reference"} if said[1] != header else set()
    return flags
