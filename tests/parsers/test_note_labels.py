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
