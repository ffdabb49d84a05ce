"""Labels of an order line that say nothing of its goods."""

from __future__ import annotations

import pytest

from parsers.note_labels import note_label
from tests.parsers.drawn_pages import line_of, raws, read


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


@pytest.mark.parametrize(
    "said",
    ["Unser Auftrag: 240117", "Kundenauftrag: 240117", "Auftrag: 240117", "Unsere Auftragsnummer: 240117",
     "Customer order no.: 240117", "Our project: P-114", "Zeichnung: Z-1047-22 Rev. B", "Drawing No.: D-1047-22"],
)  # fmt: skip
def test_what_the_goods_are_ordered_for_is_no_number_of_theirs(said: str) -> None:
    found = read(
        "Bestellung 4711\n\nPos|Artikel|Bezeichnung|Menge|ME|Preis|Wert\n1|A-471|Halskragen|12|Stk|1,50|18,00^\n"
        f"||{said}\n2|A-472|Flohkamm|10|Stk|2,00|20,00\nNetto||||||38,00",
        (40, 80, 150, 330, 370, 410, 470),
    )
    assert [one.values.keys() & {"buyer_article", "gtin"} for one in found.root.children] == [set(), set()]
    assert (raws(found, "description"), raws(found, "article")) == (["Halskragen", "Flohkamm"], ["A-471", "A-472"])
    assert raws(found, "note") == [said]
    assert not found.findings


@pytest.mark.parametrize("said", ["Kundenauftrag 240117", "for customer order 240117", "Unser Projekt 4711"])
def test_an_order_of_the_buyers_customer_without_a_colon_is_text(said: str) -> None:
    found = read(
        "Bestellung 4711\n\nPos|Artikel|Bezeichnung|Menge|ME|Preis|Wert\n1|A-471|Halskragen|12|Stk|1,50|18,00^\n"
        f"||{said}\n2|A-472|Flohkamm|10|Stk|2,00|20,00\nNetto||||||38,00",
        (40, 80, 150, 330, 370, 410, 470),
    )
    assert raws(found, "description")[0] == f"Halskragen {said}"
    assert not raws(found, "buyer_article")
