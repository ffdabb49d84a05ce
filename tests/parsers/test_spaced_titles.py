"""Lines whose letters are set apart, with their figures and signs."""

from __future__ import annotations

import pytest

from parsers.page_words import Line, Page, Word

SIZE = 14.0


def _spaced(text: str, *, gap: float = 4.0, blank: float = 11.0, size: float = SIZE) -> list[Word]:
    """Each letter a word, `gap` apart; a blank is wider."""
    words: list[Word] = []
    x = 50.0
    for char in text:
        if char == " ":
            x += blank - gap
        else:
            words.append(Word(char, x, 100, x + 6, 100 + size, 1000))
            x += 6 + gap
    return words


def _lines(*words: Word) -> list[Line]:
    return Page(1, 595, 842, list(words), "text-layer").lines


@pytest.mark.parametrize(
    "said",
    [
        "BESTELLUNG Nr. 26-56456",
        "PURCHASE ORDER 4500123",
        "Auftrag: B26/118 vom 20.11.2026",
        "ORDER # 4711",
        "26/3 ORDER",
    ],
)
def test_figures_are_set_apart_as_letters_are(said: str) -> None:
    assert _lines(*_spaced(said))[0].text == said


def test_figures_in_other_letters_or_alone_remain_apart() -> None:
    small = [Word(one, 300 + 5.0 * at, 104, 303 + 5.0 * at, 112, 1000) for at, one in enumerate("1/2")]
    assert _lines(*_spaced("BESTELLUNG"), *small)[0].text == "BESTELLUNG 1 / 2"
    assert _lines(*_spaced("4711"))[0].text == "4 7 1 1"
