"""Labels of an order line that say nothing of its goods."""

from __future__ import annotations

import pytest

from parsers.note_labels import note_label
from tests.parsers.drawn_pages import line_of


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Warengruppe eCl@ss 24-21-03-01", True),
        ("ECLASS 24210301", True),
        ("ETIM EC000034", True),
        ("CPV 30125110-5", True),
        ("Product group 12-4", True),
        ("Etimo brush 12", False),
        ("Produktgruppe Bohrer", False),
    ],
)
def test_a_class_of_goods_with_its_code_is_a_note(text: str, *, told: bool) -> None:
    assert (note_label(line_of(text).words) is not None) is told


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Account 3410 Clothing | Cost centre: E2207 | Tax: standard", "account"),
        ("Projekt 5518 Halle 2 / Kostenstelle: 41200", "projekt"),
        ("Job 7719 · Department: Stores", "job"),
        ("Account 3410 Clothing | red", None),
        ("Budget 3410 Clothing", None),
        ("Konto Clothing | Cost centre: E2207", None),
    ],
)
def test_an_account_without_a_colon_is_one_beside_other_labels(text: str, label: str | None) -> None:
    words = line_of(text).words
    hit = note_label(words)
    assert (hit.key if hit else None) == label
