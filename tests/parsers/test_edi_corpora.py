"""Every EDI and XML file of the corpora: read or refused by name, nothing lost, and as pydifact reads it."""

from __future__ import annotations

import os
import warnings
from pathlib import Path

import pytest

from orderhub.document import Document, Parsed, Where
from orderhub.errors import BrokenDocument
from parsers import edifact_message, edifact_syntax, x12_message, x12_syntax, xml_order

CORPORA = Path(os.environ.get("ORDERHUB_CORPORA", Path(__file__).parents[3] / "shared" / "corpora"))
FOLDERS = ("edi", "hostile/edi", "hostile/xml", "hostile/svg")
FILES = sorted(path for folder in FOLDERS for path in (CORPORA / folder).rglob("*") if path.is_file())
PARSERS = (edifact_message, x12_message, xml_order)
PYDIFACT_DIFFERS = {
    "edifact_wrapped_invoic_d97b.edi": "keeps the line breaks of wrapped files in values",
    "edifact_wrapped_invoic_d97b_una.edi": "keeps the line breaks of wrapped files in values",
    "Apperak_edi_out_issue235.edi": "drops the first of two headers",
}

pytestmark = pytest.mark.skipif(not FILES, reason=f"no corpora under {CORPORA}")


def _ids(path: Path) -> str:
    return str(path.relative_to(CORPORA))


@pytest.mark.parametrize("path", FILES, ids=_ids)
def test_every_file_is_read_or_refused_with_a_place(path):
    document = Document(path.read_bytes())
    for parser in PARSERS:
        if parser.sniff(document) is None:
            continue
        try:
            parsed = parser.parse(document)
        except BrokenDocument as broken:
            refused = broken
        else:
            _check(parsed)
            continue
        assert parser is xml_order
        assert refused.text("de") != refused.code


def _check(parsed: Parsed) -> None:
    assert parsed.extracts or parsed.findings
    for finding in (*parsed.findings, *(one for extract in parsed.extracts for one in extract.findings)):
        assert finding.where != Where()
        assert finding.message("de") != finding.message("en")
    for extract in parsed.extracts:
        assert extract.root.children or extract.root.values


def _claimed(parser) -> list[Path]:
    return [path for path in FILES if parser.sniff(Document(path.read_bytes())) is not None]


@pytest.mark.parametrize("path", _claimed(edifact_message), ids=_ids)
def test_edifact_files_come_back_byte_for_byte(path):
    content = path.read_bytes()
    assert edifact_syntax.serialise(list(edifact_syntax.read_interchanges(content))) == content


@pytest.mark.parametrize("path", _claimed(x12_message), ids=_ids)
def test_x12_files_come_back_byte_for_byte(path):
    content = path.read_bytes()
    assert x12_syntax.serialise(list(x12_syntax.read_interchanges(content))) == content


def test_the_usual_edi_files_are_claimed():
    assert len(_claimed(edifact_message)) >= 60
    assert len(_claimed(x12_message)) >= 90
    assert not [path.name for path in _claimed(edifact_message) if "tradacoms" in path.name]


@pytest.mark.parametrize("path", _claimed(edifact_message), ids=_ids)
def test_segments_are_those_of_pydifact(path):
    if path.name in PYDIFACT_DIFFERS:
        pytest.skip(PYDIFACT_DIFFERS[path.name])
    content = path.read_bytes()
    theirs = _pydifact(content)
    if theirs is None:
        pytest.skip("pydifact does not read it")
    ours = [
        [segment.tag, *([piece.text for piece in one[0]] for one in message.elements(segment))]
        for interchange in edifact_syntax.read_interchanges(content)
        for message in interchange.messages
        for segment in message.segments
        if segment.tag not in ("UNH", "UNT")
    ]
    assert [_folded(one) for one in ours] == [_folded(one) for one in theirs]


def _folded(segment: list) -> list:
    """pydifact makes a list of one component a string and drops empty ends."""
    folded = []
    for element in segment:
        parts = [element] if isinstance(element, str) else list(element)
        while parts and not parts[-1]:
            parts.pop()
        folded.append(parts)
    while folded and not folded[-1]:
        folded.pop()
    return folded


def _pydifact(content: bytes) -> list | None:
    from pydifact.segmentcollection import Interchange

    encoding = "utf-8"
    try:
        content.decode(encoding)
    except UnicodeDecodeError:
        encoding = "latin-1"
    text = content.decode(encoding).removeprefix("\ufeff").strip()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            read = Interchange.from_str(text)
            return [
                [segment.tag, *segment.elements]
                for message in read.get_messages()
                for segment in message.segments
                if segment.tag not in ("UNH", "UNT")
            ]
        except Exception:  # noqa: BLE001 -- whatever it raises: then it is no oracle for this file
            return None
