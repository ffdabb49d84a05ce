"""Two engines read what one left in doubt: the second one on drawn pictures, and what their agreement settles."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from orderhub.budget import OutOfTime, recognising_within
from parsers import ocr_second_engine
from parsers.fax_gates import is_confirmed
from parsers.header_agreement import agree_on_header
from parsers.order_fields import Fields
from parsers.order_table import Row
from parsers.page_lines import LineRead, read_line
from parsers.page_words import BOTH_ENGINES, OTHER_ENGINE, Page, Word
from parsers.second_reading import reread
from parsers.two_readers import agree

installed = pytest.mark.skipif(not ocr_second_engine.is_installed(), reason="tesserocr is not installed here")


def drawn(text: str) -> ocr_second_engine.Grey:
    from PIL import Image, ImageDraw, ImageFont

    sheet = Image.new("L", (260, 34), 255)
    ImageDraw.Draw(sheet).text((8, 5), text, 0, ImageFont.load_default(22))
    return np.asarray(sheet, dtype=np.uint8)


@installed
@pytest.mark.parametrize("text", ["TB-67510", "1.234,56", "28.09.2026"])
def test_the_engine_reads_a_place(text: str) -> None:
    read = ocr_second_engine.read_zone(drawn(text))
    assert (read.text, read.confidence > 700) == (text, True)


@installed
def test_an_empty_place_says_nothing_and_no_time_is_no_reading() -> None:
    assert ocr_second_engine.read_zone(np.full((30, 200), 255, dtype=np.uint8)).text == ""
    assert ocr_second_engine.read_zone(np.full((2, 200), 255, dtype=np.uint8)).text == ""
    with recognising_within(lambda: 0.0), pytest.raises(OutOfTime):
        ocr_second_engine.read_zone(drawn("4711"))


@pytest.mark.parametrize(
    ("first", "second", "least", "form"),
    [
        (["F27511", "F2751", "F27511", "F27511"], ["F27511", "F27511", "F2751I1"], 3, "F27511"),
        (["F27511", "F2751", "F2751", "F27511"], ["F27511", "F27511", "F27511"], 3, ""),
        (["F27511"] * 4, ["F27511", "F275H1", ""], 3, ""),
        (["984-068"] * 4 + ["984-06B"], ["984-068"] * 3, 3, ""),
        (["868-03.B"] * 4, ["868-03-B"] * 3, 3, ""),
    ],
)
def test_both_engines_must_say_the_same(first: list[str], second: list[str], least: int, form: str) -> None:
    assert agree(first, second, least).form == form


def page_of(
    texts: dict[str, str], again: dict[str, Sequence[str]], other: dict[str, Sequence[str]], confidence: int = 970
) -> tuple[Page, dict[str, list[Word]]]:
    words = {
        kind: [Word(text, 50 + 100 * at, 100, 100 + 100 * at, 110, confidence)]
        for at, (kind, text) in enumerate(texts.items())
    }
    filler = [Word("x", 20, 20 * at, 30, 20 * at + 10, 980) for at in range(20, 40)]
    page = Page(1, 595, 842, [*(word for one in words.values() for word in one), *filler], "rapidocr")

    def reader(said: dict[str, Sequence[str]]) -> object:
        return lambda asked: next((said.get(kind, ()) for kind, one in words.items() if one[0] is asked[0]), ())

    page.second = reader(again)  # type: ignore[assignment]  # a reader of the places above
    page.other = reader(other)  # type: ignore[assignment]  # a reader of the places above
    return page, words


def line(again: dict[str, Sequence[str]], other: dict[str, Sequence[str]], **texts: str) -> LineRead:
    said = {"article": "TB-67510", "quantity": "5", "price": "7,76", "amount": "38,80"} | texts
    page, words = page_of(said, again, other)
    return read_line(Row(page, next(one for one in page.lines if len(one.words) == 4), words), "de")


def test_an_article_that_the_votes_leave_open_is_settled_by_two_engines() -> None:
    again = {"article": ("TB-67510", "TB-67510", "TB-675", "TB-67")}
    result = reread([line(again, {"article": ["TB-67510", "TB-67510", ""]})], "de")
    found = result.lines[0].values["article"][0]
    assert (result.voted, found.raw, found.engine) == ({1}, "TB-67510", BOTH_ENGINES)
    assert [one.code for one in result.notes] == ["pdf.read-by-other"]
    assert reread([line(again, {"article": ["TB-67570"] * 3})], "de").voted == set()
    assert reread([line(again, {})], "de").voted == set()


def test_a_vote_that_the_second_engine_contradicts_is_a_finding_with_both() -> None:
    again = {"article": ["15901-A"] * 4}
    result = reread([line(again, {"article": ["159-01-A", "159 01-A", ""]}, article="15901-A")], "de")
    assert result.voted == set()
    assert [(one.code, one.severity, one.params["other"]) for one in result.notes] == [
        ("pdf.readers-differ", "warning", "159-01-A")
    ]


def test_a_number_of_the_second_engine_counts_where_it_multiplies_and_cannot_confirm_itself() -> None:
    doubtful = line({"price": ["7,76"]}, {"amount": ["38,80"] * 3, "price": ["7,76"]}, amount="33,80")
    (proven,) = reread([doubtful], "de").lines
    assert (proven.closes, proven.values["amount"][0].raw, proven.values["amount"][0].engine) == (
        True, "38,80", OTHER_ENGINE,
    )  # fmt: skip
    assert not is_confirmed(proven, "de")
    plain = line({}, {"amount": ["38,80"], "price": ["7,76"]})
    assert is_confirmed(plain, "de")
    assert not is_confirmed(line({}, {"amount": ["38,80"]}), "de")


def header(raw: str, name: str, again: Sequence[str], other: Sequence[str], **beside: str) -> tuple[Fields, list[str]]:
    page, words = page_of({**beside, name: raw}, {name: again}, {name: other})
    fields = Fields()
    fields.values[name] = [page.found(words[name])]
    return fields, [one.code for one in agree_on_header(fields, [page])]


def test_a_header_value_is_settled_by_two_engines_or_named_with_both() -> None:
    fields, codes = header("09.01,2026", "issue_date", ["09.01.2026"] * 4, ["09.01.2026"] * 3)
    assert (fields.values["issue_date"][0].raw, codes) == ("09.01.2026", ["pdf.value-read-by-other"])
    fields, codes = header("B-4711", "number", ["B-4711"] * 4, ["B-4711"] * 3)
    assert (fields.values["number"][0].engine, codes) == (BOTH_ENGINES, [])
    fields, codes = header("66584", "customer_number", ["66584"] * 4, ["66585"] * 3)
    assert (fields.values["customer_number"][0].engine, codes) == ("rapidocr", ["pdf.readers-differ"])


def test_a_day_and_a_month_in_figures_are_left_to_who_knows_the_country() -> None:
    fields, codes = header("07/11/2026", "delivery_date", ["07/11/2026"] * 4, ["07/11/2026"] * 3)
    assert (fields.values["delivery_date"][0].engine, codes) == ("rapidocr", [])
