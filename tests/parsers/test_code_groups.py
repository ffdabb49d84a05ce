"""Article numbers in two groups behind a label."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import raws, read

_PLACES = (40, 70, 300, 350, 400, 460)


def _order(first: str, second: str) -> str:
    return f"""Bestellung 4711-20
Datum 12.10.2026
Pos|Bezeichnung|Menge|ME|Preis|Betrag
1|Topfband vernickelt|5|Stk|4,20|21,00^
|{first}
2|Schubladenschiene|10|Stk|5,00|50,00^
|{second}
|||Summe netto||71,00"""


@pytest.mark.parametrize(("one", "two"), [("785 4798", "771 4792"), ("RHB 975", "RHB 997"), ("K 40-312", "K 40-313")])
def test_two_groups_are_all_of_a_number(one: str, two: str) -> None:
    found = read(_order(f"Art. Nr. {one}", f"Art. Nr. {two}"), _PLACES)
    assert raws(found, "article") == [one, two]
    assert raws(found, "description") == ["Topfband vernickelt", "Schubladenschiene"]


def test_two_groups_stand_behind_the_second_label_of_a_line_too() -> None:
    found = read(
        _order("Ihre Art.-Nr. BR-6309 / unsere Nr. RHB 975", "Ihre Art.-Nr. BR-5095 / unsere Nr. RHB 997"), _PLACES
    )
    assert raws(found, "article") == ["BR-6309", "BR-5095"]
    assert raws(found, "buyer_article") == ["RHB 975", "RHB 997"]


def test_a_count_behind_a_number_is_no_group_of_it() -> None:
    found = read(_order("Art. Nr. 785 12", "Art. Nr. 771 12"), _PLACES)
    assert "785 12" not in raws(found, "article")
