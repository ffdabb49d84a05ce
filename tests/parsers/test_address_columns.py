"""Runs of words cut at columns of the lines beside them, in letters that are all as wide as one another."""

from __future__ import annotations

import pytest

from parsers.address_columns import in_columns
from parsers.page_words import Line, Page, Word


def _line(text: str, y: float) -> Line:
    """Letters six points wide, so is each blank."""
    page, words, at = Page(1, 595, 842, [], "text-layer"), list[Word](), 0
    for word in text.split(" "):
        if word:
            words.append(Word(word, 40 + 6 * at, y, 40 + 6 * (at + len(word)), y + 10, 1000))
        at += len(word) + 1
    return Line(page, words)


@pytest.mark.parametrize(
    ("below", "parts"),
    [
        ("NORDWIND TRADING LTD, UNIT 7 CALLOWAY COURT, IMMINGHAM", 1),
        ("NORDWIND TRADING LTD  UNIT 7 CALLOWAY COURT, IMMINGHAM", 2),
        ("NORDWIND TRADING INC  UNIT 7", 2),
    ],
)
def test_what_a_comma_goes_on_with_begins_no_column(below: str, parts: int) -> None:
    above, line = _line("VAT NO 339 5528 01    REG NO", 60), _line(below, 72)
    runs = [above.words[:5], above.words[5:]]
    assert runs[1][0].x0 == line.words[3].x0
    cut = in_columns([(above, runs), (line, [line.words])])
    assert len(cut[1][1]) == parts
