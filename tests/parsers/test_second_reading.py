"""Second readings: articles are settled by vote, numbers by arithmetic, and what stays in doubt is left as it was."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest

from parsers.order_table import Row
from parsers.page_lines import LineRead, read_line
from parsers.page_words import CROSSED, Page, Word
from parsers.second_reading import agrees, odd_codes, reread


def line(
    article: str = "TB-67510",
    *,
    again: Sequence[str] = (),
    confidence: int = 970,
    amount: str = "38,80",
    numbers: dict[str, Sequence[str]] | None = None,
    page_confidence: int = 980,
) -> LineRead:
    """A recognised line whose places give `again` (the article) and `numbers` when they are read again."""
    texts = {"article": article, "quantity": "5", "price": "7,76", "amount": amount}
    words = {
        kind: [Word(text, 50 + 100 * at, 100, 100 + 100 * at, 110, confidence)]
        for at, (kind, text) in enumerate(texts.items())
    }
    filler = [Word("x", 20, 20 * at, 30, 20 * at + 10, page_confidence) for at in range(20, 40)]
    page = Page(1, 595, 842, [*(word for one in words.values() for word in one), *filler], "rapidocr")
    later = {"article": again, **(numbers or {})}
    page.second = lambda asked: next((later.get(kind, ()) for kind, one in words.items() if one[0] is asked[0]), ())
    row = Row(page, next(one for one in page.lines if len(one.words) == 4), words)
    return read_line(row, "de")


def article_of(read: LineRead) -> str:
    return read.values["article"][0].raw


def test_four_of_five_readings_settle_an_article() -> None:
    result = reread([line("TB · 67510", again=["TB-67510"] * 4)], "de")
    assert article_of(result.lines[0]) == "TB-67510"
    assert result.voted == {1}
    assert [(one.code, one.severity) for one in result.notes] == [("pdf.read-again", "info")]


@pytest.mark.parametrize(
    ("first", "again"),
    [
        ("WHI-9158", ["WIHI-9158", "WII-9158", "WHI-9158", "WHI-9158"]),
        ("46.597 16", ["46.597 16", "46.59716", "46.59716", "46.59716"]),
        ("TB-67510", ["TB-67510", "TB-67510"]),
    ],
)
def test_readings_that_differ_or_are_missing_settle_nothing(first: str, again: list[str]) -> None:
    result = reread([line(first, again=again)], "de")
    assert (article_of(result.lines[0]), result.voted, result.notes) == (first, set(), [])


def test_on_a_page_that_is_hard_to_read_no_vote_counts() -> None:
    result = reread([line("TB-6/510", again=["TB-6/510"] * 4, page_confidence=900)], "de")
    assert result.voted == set()


def test_a_sign_nobody_saw_is_taken_from_the_codes_of_other_lines() -> None:
    others = [line(code, again=[code] * 4) for code in ("MO-64640", "TB-87415")]
    result = reread([*others, line("MB 35503", again=["MB 35503"] * 4)], "de")
    assert article_of(result.lines[2]) == "MB-35503"
    alone = reread([line("MB 35503", again=["MB 35503"] * 4)], "de")
    assert (article_of(alone.lines[0]), alone.voted) == ("MB 35503", set())


def test_a_line_is_proven_by_a_number_that_was_read_again() -> None:
    doubtful = line(amount="33,80", numbers={"amount": ["38,80", "33,80"]})
    assert doubtful.closes is False
    (proven,) = reread([doubtful], "de").lines
    assert (proven.closes, proven.amount) == (True, Decimal("38.80"))
    assert proven.values["amount"][0].raw == "38,80"


def test_no_number_is_derived_and_two_ways_to_close_prove_nothing() -> None:
    assert reread([line(amount="33,80")], "de").lines[0].closes is False
    twofold = line(amount="33,80", numbers={"amount": ["38,80", "46,56"], "quantity": ["5", "6"]})
    assert reread([twofold], "de").lines[0].closes is False


def test_no_vote_makes_an_article_sure_that_lost_a_part() -> None:
    damaged = line("TR-10424", again=["TR-10424"] * 4, confidence=CROSSED)
    assert reread([damaged], "de").voted == set()


def test_a_plus_sign_before_figures_is_a_four_where_that_multiplies() -> None:
    read = line(amount="+3,80", numbers={"amount": ["+3,80"], "price": ["8,76"]})
    result = reread([read], "de")
    assert result.lines[0].amount == Decimal("43.80")


@pytest.mark.parametrize(
    ("articles", "odd"),
    [
        (["TB-1", "TR-2", "TB-3"], {2}),
        (["TB-112", "TB-6/2", "TB-534"], {2}),
        (["AB-112", "CD-6/2", "EF-534"], {2}),
        (["TB-1", "TR-2", "TS-3"], set()),
        (["TB-1", "TR-22", "TB-3"], set()),
        (["A1", "B2", "C3", "D4"], set()),
        (["TB-1", "TR-2"], set()),
    ],
)
def test_an_article_alone_in_its_letters_or_shape_is_odd(articles: list[str], odd: set[int]) -> None:
    assert odd_codes([line(one) for one in articles]) == odd


def test_on_a_page_that_is_hard_to_read_every_reading_must_agree() -> None:
    doubtful = line("TB-67510", again=["TB-67510", "TB-6/510"])
    assert agrees(doubtful.row, "TB-67510")
    assert not agrees(doubtful.row, "TB-67510", every=True)
    assert agrees(line("TB-67510", again=["TB-67510", "TB 67510"]).row, "TB-67510", every=True)
