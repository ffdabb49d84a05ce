"""Words whose letters are set apart are one word each, whatever signs and kerned letters stand among them."""

from __future__ import annotations

import pytest

from parsers.page_words import Page, Word


def _line(text: str, *, between: float, blank: float) -> str:
    """How a line is read whose words are set letter by letter, two letters together where ~ joins them."""
    words: list[Word] = []
    x = 40.0
    for word in text.split():
        for letter in word.replace("~", " ").split() if "~" in word else word:
            words += [Word(one, x, 60, x := x + 6.0 * len(one), 72, 1000) for one in [letter]]
            x += between
        x += blank
    return Page(1, 595, 842, words, "text-layer").lines[0].text


@pytest.mark.parametrize(("between", "blank"), [(1.9, 4.8), (2.3, 5.0), (4.2, 7.0)])
@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Atelier Combe-Varin SA", "Atelier Combe-Varin SA"),
        ("Werk der Stadt", "Werk der Stadt"),
        ("Maschinenbau T~a~u~b~e~r & Co.", "Maschinenbau Tauber & Co."),
        ("A~t~e~l~i~e~r C~o~m~b~e~-~Va~r~i~n", "Atelier Combe-Varin"),
        ("BESTELLUNG", "BESTELLUNG"),
        ("O'Brien Bros. Ltd", "O'Brien Bros. Ltd"),
    ],
)
def test_words_set_letter_by_letter_are_whole(between: float, blank: float, text: str, read: str) -> None:
    assert _line(text, between=between, blank=blank) == read


def test_single_letters_among_words_stay_alone() -> None:
    words = [("Typ", 40), ("A", 61), ("B", 70), ("C", 79), ("300", 88), ("x", 109), ("20", 118)]
    page = Page(1, 595, 842, [Word(text, x, 60, x + 6.0 * len(text), 72, 1000) for text, x in words], "text-layer")
    assert page.lines[0].text == "Typ A B C 300 x 20"


@pytest.mark.parametrize(
    "text",
    [
        "SHIP TO / BILL TO   PO NO. / NO B.C.",
        "QTY / MENGE   PART # / ART.-NR.   UNIT / EINH.",
        "ORDERED BY & FOR   VAT NO. - UID",
        "Rolle 24 V DC 50 W, mit Leitung",
    ],
)
def test_signs_and_letters_in_narrow_print_stay_alone(text: str) -> None:
    words: list[Word] = []
    x = 40.0
    for run in text.split("   "):
        for word in run.split():
            words.append(Word(word, x, 60, x + 4.4 * len(word), 68.6, 1000))
            x += 4.4 * len(word) + 1.7
        x += 60
    assert Page(1, 595, 842, words, "text-layer").lines[0].text == " ".join(text.split())


def test_capitals_in_pieces_as_near_as_in_narrow_print_are_one_word() -> None:
    words: list[Word] = []
    x = 40.0
    for piece in ["B", "ES", "TEL", "LSCH", "EI", "N"]:
        words.append(Word(piece, x, 60, x + 6.0 * len(piece), 72, 1000))
        x += 6.0 * len(piece) + 2.0
    assert Page(1, 595, 842, words, "text-layer").lines[0].text == "BESTELLSCHEIN"
