"""Golden documents of the EDI and XML parsers: kinds, keys, findings and the whole tree with places."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from orderhub import messages
from orderhub.document import Document, Extract, Found, Node, Parsed
from orderhub.messages import edi
from parsers import edifact_message, edifact_syntax, x12_message, x12_syntax, xml_order

HERE = Path(__file__).parent
PARSERS = {"edifact": edifact_message, "x12": x12_message, "xml": xml_order}
CASES = sorted(path.parent for path in HERE.glob("golden/*/*/input.*") if path.parts[-3] in PARSERS)


def _picture_module() -> ModuleType:
    spec = importlib.util.spec_from_file_location("edi_picture", HERE / "edi_picture.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


picture = _picture_module().picture


def _document(case: Path) -> Document:
    return Document(next(case.glob("input.*")).read_bytes())


def _parse(case: Path) -> Parsed:
    return PARSERS[case.parts[-2]].parse(_document(case))


def _founds(node: Node) -> list[Found]:
    own = [found for founds in node.values.values() for found in founds]
    return own + [found for child in node.children for found in _founds(child)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parts[-2]}-{case.name}")
def test_reads_as_expected(case):
    assert picture(_parse(case)) == (case / "expected.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parts[-2]}-{case.name}")
def test_is_claimed_by_its_parser_alone(case):
    scores = {name: parser.sniff(_document(case)) for name, parser in PARSERS.items()}
    assert scores.pop(case.parts[-2]) >= 90
    assert set(scores.values()) == {None}


@pytest.mark.parametrize("case", [c for c in CASES if c.parts[-2] != "xml"], ids=lambda case: case.name)
def test_places_point_at_the_bytes(case):
    content = _document(case).content
    parsed = _parse(case)
    founds = [found for extract in parsed.extracts for found in _founds(extract.root)]
    assert founds
    for found in founds:
        where = found.where
        sent = content[where.offset : where.offset + where.length]
        plain = sent.replace(b"\r\n", b"")
        assert found.raw in (plain.decode("utf-8", "replace"), plain.decode("latin-1")) or _released(case, plain)
        assert where.message
        assert where.segment
        assert where.tag
        assert where.element


def _released(case: Path, sent: bytes) -> bool:
    return (b"?" in sent and case.name == "released_characters") or (
        b"!" in sent and case.name.startswith("una_custom")
    )


@pytest.mark.parametrize("case", [c for c in CASES if c.parts[-2] == "edifact"], ids=lambda case: case.name)
def test_edifact_segments_give_the_bytes_again(case):
    content = _document(case).content
    assert edifact_syntax.serialise(list(edifact_syntax.read_interchanges(content))) == content


@pytest.mark.parametrize("case", [c for c in CASES if c.parts[-2] == "x12"], ids=lambda case: case.name)
def test_x12_segments_give_the_bytes_again(case):
    content = _document(case).content
    assert x12_syntax.serialise(list(x12_syntax.read_interchanges(content))) == content


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("case", [c for c in CASES if c.parts[-2] != "xml"], ids=lambda case: case.name)
def test_readable_shows_every_segment_in_order(case, language):
    parser = PARSERS[case.parts[-2]]
    content = _document(case).content
    lines = parser.readable(content, language)
    offsets = [line.offset for line in lines]
    assert offsets == sorted(offsets)
    seen = {
        found.where.offset for extract in parser.parse(Document(content)).extracts for found in _founds(extract.root)
    }
    spans = [range(line.offset, line.offset + line.length) for line in lines]
    assert all(any(at in span for span in spans) for at in seen)
    assert all(line.label for line in lines if line.tag not in {"ZZZ", "XYZ"})


def test_labels_speak_both_languages_and_know_the_message():
    content = (HERE / "golden/edifact/orders_full/input.edi").read_bytes()
    german = {line.label for line in edifact_message.readable(content, "de")}
    english = {line.label for line in edifact_message.readable(content, "en")}
    assert {"Käufer", "Lieferanschrift", "Belegdatum", "Bestellmenge", "Nettopreis", "Bestellung"} <= german
    assert {"Buyer", "Delivery address", "Document date", "Quantity ordered", "Net price", "Order"} <= english
    answer = b"UNB+UNOA:3+S+R+260131:1015+1'UNH+1+ORDRSP:D:96A:UN'QTY+12:5'UNT+3+1'UNZ+1+1'"
    assert "Bestätigte Menge" in {line.label for line in edifact_message.readable(answer, "de")}


def test_every_finding_has_words_in_both_languages():
    raised = {finding.code for case in CASES for finding in _all_findings(_parse(case))}
    assert raised
    for code in raised:
        assert code in messages.catalogue()
    for code, entry in edi.MESSAGES.items():
        assert code.startswith("edi.")
        assert entry.en
        assert entry.de
        assert entry.en != entry.de
        assert bool(entry.hint_en) == bool(entry.hint_de)


def _all_findings(parsed: Parsed) -> list:
    extracts: list[Extract] = parsed.extracts
    return [*parsed.findings, *(finding for extract in extracts for finding in extract.findings)]
