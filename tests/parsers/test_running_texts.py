"""Words that run on from the text below a title that nobody knows: they are text, or somebody is asked."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import raws, read
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
