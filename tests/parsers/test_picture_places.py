"""What stands in the place of a picture: "kein Bild" beside a card, between two lines of its text."""

from __future__ import annotations

import pytest

from parsers.page_words import Page, Word

CARDS = (
    ("Sanitärreiniger Konzentrat, Kanister", "15 Stück", "je 29,39 €", "440,85 €"),
    ("Wischmopp Baumwolle 50 cm", "50 Stück", "je 8,42 €", "421,00 €"),
    ("Mikrofasertuch gelb", "100 Stück", "je 0,53 €", "53,00 €"),
)


def _set(text: str, x: float, y: float) -> list[Word]:
    words = []
    for word in text.split():
        words.append(Word(word, x, y, x + 5 * len(word), y + 9, 1000))
        x += 5 * len(word) + 3
    return words


def _page(place: str, *, right: bool = False) -> Page:
    """Cards with something beside their names, half a line lower; each of the place's lines below the other."""
    words: list[Word] = []
    for at, card in enumerate(CARDS):
        top = 100.0 + 50 * at
        for text, x in zip(card, (120, 330, 400, 470), strict=True):
            words += _set(text, x, top)
        words += _set("Art.-Nr. 840349" + str(at), 120, top + 11)
        for step, text in enumerate(place.split("/")):
            words += _set(text, 530 if right else 40, top + 5 + 10 * step)
    return Page(1, 595, 842, words, "text-layer")


@pytest.mark.parametrize(
    "place", ["kein Bild", "No image", "[Foto]", "Foto/folgt", "Image/coming/soon", "(Abbildung)", "Vorschau nicht/da"]
)
def test_what_stands_for_a_picture_is_in_no_line(place: str) -> None:
    texts = [line.text for line in _page(place).lines]
    assert texts[:2] == ["Sanitärreiniger Konzentrat, Kanister 15 Stück je 29,39 € 440,85 €", "Art.-Nr. 8403490"]
    assert len(texts) == 2 * len(CARDS)


def test_it_may_stand_right_of_the_values() -> None:
    assert len(_page("kein Bild", right=True).lines) == 2 * len(CARDS)


@pytest.mark.parametrize("place", ["Bild 12", "Bild:", "Karton", "neu"])
def test_what_says_more_stays(place: str) -> None:
    assert place in {line.text for line in _page(place).lines} or any(
        line.text.startswith(place) for line in _page(place).lines
    )


def test_one_alone_is_a_word_like_others() -> None:
    words = _set("Wischmopp 12 Stück", 120, 100) + _set("Bild", 40, 105)
    assert any("Bild" in line.text for line in Page(1, 595, 842, words, "text-layer").lines)
