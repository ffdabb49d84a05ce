"""Words that run on from the text below a title that nobody knows: they are text, or somebody is asked."""

from __future__ import annotations

import pytest

from orderhub.document import Document
from parsers.page_order import extract
from tests.parsers.drawn_pages import page_of, raws, read
from tests.parsers.test_lost_words import doubted

_TITLES = "Purchase Order 4711\n\nPos|Item No|Description|{}|Qty|UM|Price|Amount\n"
_FIRST, _SECOND = "Tooth, bucket, size 45, with pin", "V-belt banded 5VX1000 x 4"
_ROWS = (
    f"1|A-1001|{_FIRST}||5|EA|4.50|22.50\n2|A-1002|{_SECOND}||2|EA|6.00|12.00\n"
    "3|A-1003|Ball bearing||1|EA|7.00|7.00\n\n||Subtotal||||41.50\n"
)


@pytest.mark.parametrize("title", ["Zorv", "Kostenstelle", "Remarks", "Lagerort"])
def test_a_title_over_the_middle_of_texts_parts_none(title: str) -> None:
    found = read(_TITLES.format(title) + _ROWS, (50, 80, 140, 243, 350, 400, 450, 510))
    assert raws(found, "description") == [_FIRST, _SECOND, "Ball bearing"]
    assert doubted(found) == set()


def test_one_text_that_runs_on_below_such_a_title_is_looked_at() -> None:
    rows = _ROWS.replace(_FIRST, "Tooth, bucket")
    found = read(_TITLES.format("Zorv") + rows, (50, 80, 140, 246, 350, 400, 450, 510))
    assert doubted(found) == {"lines[2]"}


def test_what_stands_below_its_title_in_all_rows_is_a_column() -> None:
    rows = (
        "1|A-1001|Tooth, bucket, size|Hall A 4|5|EA|4.50|22.50\n2|A-1002|Belt|Hall B 17|2|EA|6.00|12.00\n\n"
        "||Subtotal|||||34.50\n"
    )
    found = read(_TITLES.format("Zorv") + rows, (50, 80, 140, 247, 350, 400, 450, 510))
    assert raws(found, "description") == ["Tooth, bucket, size", "Belt"]
    assert raws(found, "note") == ["Zorv Hall A 4", "Zorv Hall B 17"]
    assert doubted(found) == set()


def test_one_typed_text_cut_by_such_a_title_is_looked_at() -> None:
    rows = _ROWS.replace(_FIRST, "Tooth, bucket")
    text = _TITLES.format("Zorv") + rows
    # A typewriter's blank is as wide as a letter.
    found = extract(
        [page_of(text, (50, 80, 140, 255, 350, 400, 450, 510), blank=5)], Document(b"", "o.pdf"), "pdf", fuzzy=False
    )
    assert doubted(found) == {"lines[2]"}


@pytest.mark.parametrize(("label", "asked"), [("QTX Item:", True), ("Quast Artikel:", True), ("HS Code:", False)])
def test_a_word_for_goods_behind_a_name_that_nobody_knows_is_asked_about(label: str, *, asked: bool) -> None:
    rows = (
        f"1|Valve knife gate||5|EA|4.20|21.00^\n|Supplier Item: 88123|{label} 497.9778\n"
        f"2|Gasket spiral wound||2|EA|4.00|8.00^\n|Supplier Item: 88124|{label} 409.5226\n"
    )
    page = f"Purchase Order 4711\n\nLine|Description||Qty|UM|Price|Amount\n{rows}||||Total||29.00\n"
    found = read(page, (40, 70, 220, 350, 390, 430, 490))
    assert raws(found, "description") == ["Valve knife gate", "Gasket spiral wound"]
    assert doubted(found) == ({"lines[1]", "lines[2]"} if asked else set())
