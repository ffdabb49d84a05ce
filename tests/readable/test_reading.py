"""The labelled tree: nothing of a file is lost, what has no words is marked, places lead both ways."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from orderhub.document import Document, Finding, Severity, Where
from orderhub.readable.form import form_of
from orderhub.readable.reading import format_of, read
from orderhub.readable.tree import ReadableDocument, Segment, all_segments
from orderhub.web.edi_view import Wanted, view
from parsers import edi_words, edifact_directory, x12_directory

HERE = Path(__file__).parent
SAMPLES = sorted((HERE / "samples").iterdir())
GOLDEN = sorted((HERE.parent / "parsers" / "golden").glob("*/*/input.*"))
CORPUS = Path(os.environ.get("ORDERHUB_CORPORA", HERE.parents[2] / "shared" / "corpora")) / "edi"


def edi_files(folder: Path) -> list[Path]:
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()] if folder.exists() else []
    return [path for path in files if format_of(Document(path.read_bytes(), path.name))]


def tree(content: bytes, language: str = "en", **more: object) -> ReadableDocument:
    found = read(content, language, **more)  # type: ignore[arg-type]
    assert found is not None
    return found


def segment(document: ReadableDocument, tag: str, nth: int = 0) -> Segment:
    return [one for one in all_segments(document) if one.tag == tag][nth]


def uncovered(content: bytes, document: ReadableDocument) -> str:
    """The bytes of a file that no value, tag or text of the tree stands for."""
    left = bytearray(content)

    def take(start: int, end: int) -> None:
        for at in range(max(start, 0), min(end, len(left))):
            left[at] = 0x20

    for one in all_segments(document):
        # In a file wrapped at a width even a tag may be cut by a line break.
        size = next(at for at in range(len(one.tag), one.length + 1) if _tag(content, one, at).upper() == one.tag)
        take(one.offset, one.offset + size)
        if one.is_cut or not one.tag:
            take(one.offset, one.offset + one.length)
        for value in one.values:
            take(value.offset, value.offset + value.length)
    # Some senders end segments with a character that takes several bytes of UTF-8.
    return "".join(chr(byte) for byte in left if byte < 0x80 and chr(byte).isalnum())


def _tag(content: bytes, one: Segment, size: int) -> str:
    return content[one.offset : one.offset + size].decode("latin-1").replace("\r", "").replace("\n", "")


@pytest.mark.parametrize("path", [*SAMPLES, *GOLDEN], ids=lambda path: "/".join(path.parts[-3:]))
def test_no_value_of_our_own_samples_is_lost(path: Path) -> None:
    content = path.read_bytes()
    found = read(content, "de")
    if found is not None:
        assert uncovered(content, found) == ""


def test_no_value_of_the_corpus_is_lost_and_every_file_makes_a_form() -> None:
    files = edi_files(CORPUS)
    if not files:
        pytest.skip(f"no corpora at {CORPUS}")
    for path in files:
        content = path.read_bytes()
        for language in ("de", "en"):
            found = tree(content, language)
            assert uncovered(content, found) == "", path
            for message in found.messages:
                form = form_of(message, found.format, language)
                assert form.title or not message.type, path
    assert len(files) > 100


def test_a_lost_value_would_be_seen() -> None:
    content = (HERE / "samples" / "contrl.edi").read_bytes()
    found = tree(content)
    segment(found, "UCI").values.pop()
    assert uncovered(content, found) == "4"


def test_what_has_no_words_is_shown_and_marked() -> None:
    found = tree((HERE / "samples" / "broken.edi").read_bytes(), "de")
    odd = segment(found, "ZZX")
    assert not odd.is_known
    assert [(one.place, one.raw, one.is_known) for one in odd.values] == [
        ("1.1", "eigenes Segment", False),
        ("1.2", "7", False),
    ]
    quantity = segment(found, "QTY")
    assert [value.is_known for value in quantity.values] == [False, True, False]
    assert quantity.values[1].is_wrong
    form = form_of(found.messages[0], "edifact", "de")
    assert [fact.label for fact in form.unknown] == ["ZZX", "QTY Menge"]
    assert form.unknown[0].parts[0].text == "ZZX+eigenes Segment:7"


def test_a_finding_stands_at_its_segment_and_only_once() -> None:
    content = (HERE / "samples" / "broken.edi").read_bytes()
    at = content.index(b"DTM+137")
    more = Finding("order.total-differs", Severity.WARNING, Where(offset=at + 5, length=3))
    found = tree(content, "en", findings=[more, more])
    assert [one.code for one in segment(found, "DTM").findings] == ["order.total-differs"]
    assert len(segment(found, "UNT").findings) == 2


def test_fields_stand_at_the_values_they_were_read_from() -> None:
    content = (HERE / "samples" / "ordrsp.edi").read_bytes()
    value = Where(offset=content.index(b"AB-17"), length=5)
    whole = content.index(b"FTX+ZZZ")
    line = Where(offset=whole, length=content.index(b"'", whole) - whole)
    found = tree(content, "en", places={"number": value, "lines[2].notes": line})
    number = segment(found, "BGM").find("1004")
    assert number is not None
    assert number.fields == ["number"]
    assert segment(found, "FTX").fields == ["lines[2].notes"]


def test_of_the_other_messages_only_the_heading_is_read() -> None:
    content = (HERE.parent / "parsers/golden/edifact/two_messages_80_columns/input.edi").read_bytes()
    found = tree(content, only=2)
    first, second = found.messages
    assert (first.segments, first.title) == ([], "Order")
    assert second.segments
    assert second.offset > first.offset


@pytest.mark.parametrize("content", [b"", b"hello", b"UNB", b"ISA*", b"UNB+UNOC:3", b"UNA", b"\xff\xfe\0"])
def test_no_bytes_make_it_fail(content: bytes) -> None:
    for form in ("", "edifact", "x12"):
        read(content, "de", format_=form)


def test_a_cut_file_is_read_as_far_as_it_goes() -> None:
    for name in ("invoic.edi", "x856.x12"):
        content = (HERE / "samples" / name).read_bytes()
        for end in range(0, len(content), 7):
            found = read(content[:end], "en")
            for message in found.messages if found else ():
                form_of(message, found.format, "en")  # type: ignore[union-attr]


def test_the_words_are_many_and_in_two_languages() -> None:
    tables = [
        (name, edi_words.segments(name), edi_words.elements(name), edi_words.codes(name)) for name in ("edifact", "x12")
    ]
    for _, segments, elements, codes in tables:
        assert len(segments) >= 45
        assert len(elements) >= 120
        assert sum(map(len, codes.values())) >= 300
        words = [*segments.values(), *(one.words for one in elements.values())]
        words += [one for table in codes.values() for one in table.values()]
        assert all(one.en.strip() and one.de.strip() for one in words)
        assert sum(one.en != one.de for one in words) > len(words) * 0.8
        assert not [one for one in words if one.en != one.en.strip() or one.de != one.de.strip()]


def test_the_envelope_of_x12_says_which_kind_of_messages_it_holds() -> None:
    name = next(path for path in SAMPLES if path.name == "x856.x12")
    said = {language: segment(tree(name.read_bytes(), language), "GS").values[0] for language in ("de", "en")}
    assert {one.raw for one in said.values()} == {"SH"}
    assert {language: one.words for language, one in said.items()} == {"de": "Lieferavis", "en": "Despatch advice"}


def test_no_word_stands_twice_in_a_list() -> None:
    folder = Path(edi_words.__file__).parent
    for file in folder.glob("*.csv"):
        rows = [line.split(";") for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
        keys = [tuple(row[: 2 if "codes" in file.name else 1]) for row in rows]
        assert len(keys) == len(set(keys)), file.name


def test_all_that_the_directories_know_has_words() -> None:
    layouts = {
        tag: [[*(codes or (name,))] for name, codes in layout] for tag, layout in edifact_directory.LAYOUTS.items()
    }
    assert set(layouts) <= set(edi_words.segments("edifact"))
    known = edi_words.elements("edifact")
    assert not {one for layout in layouts.values() for codes in layout for one in codes} - set(known)
    assert set(x12_directory.LAYOUTS) <= set(edi_words.segments("x12"))
    known = edi_words.elements("x12")
    for tag, layout in x12_directory.LAYOUTS.items():
        for at, (number, _) in enumerate(layout, 1):
            parts = x12_directory.COMPOSITES.get(number, (number,))
            assert f"{tag}{at:02}" in known or all(one in known for one in parts), (tag, at)


def _long(lines: int) -> bytes:
    body = "BGM+220+G-1+9'DTM+137:20261120:102'NAD+BY+4012345000009::9'CUX+2:EUR:9'"
    body += "".join(f"LIN+{at}++4012345678901:EN'QTY+21:{at}:PCE'PRI+AAA:4.50'" for at in range(1, lines + 1))
    body += "UNS+S'MOA+79:100'"
    count = body.count("'") + 2
    return f"UNB+UNOC:3+A:14+B:14+261120:0900+1'UNH+1+ORDERS:D:96A:UN'{body}UNT+{count}+1'UNZ+1+1'".encode()


def test_a_very_long_message_is_read_in_parts_that_together_hold_every_segment() -> None:
    content = _long(2000)
    seen: list[int] = []
    part, parts = 1, 2
    while part <= parts:
        found = view(content, "edifact", "de", {}, [], Wanted(part=part))
        assert found is not None
        assert found.form is not None
        assert found.form.number is not None
        parts = found.parts
        assert found.part == part
        rows = [row.segment for row in found.rows if row.segment is not None and row.depth]
        assert len(rows) < 500
        if part > 1:
            assert rows[0].tag == "LIN"
        seen += [one.number for one in rows if one.number]
        part += 1
    assert parts > 10
    assert seen == list(range(1, content.count(b"'") - 1))


def test_the_part_is_the_one_in_which_the_field_stands() -> None:
    content = _long(2000)
    offset = content.index(b"LIN+1500+")
    found = view(
        content,
        "edifact",
        "de",
        {"lines[1500].number": Where(offset=offset, message=1)},
        [],
        Wanted(path="lines[1500]"),
    )
    assert found is not None
    assert any(row.segment is not None and row.segment.offset == offset for row in found.rows)
    assert sum(len(one.lines) for one in found.sections) < 200
