"""Labels that say in words of their own under what number one house is known to the other."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import raws, read

_ORDER = """Bestellung 4711

Datum|{}
05.10.2026|51410

Pos|Artikel|Bezeichnung|Menge|Einh.|Preis|Betrag
1|387080|Umwälzpumpe lang|2|Stk|100,00|200,00
"""


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Brauerei als Kunde bei Ihnen geführt unter", "51410"),
        ("Unser Verein bei Ihnen als Kunde geführt unter", "51410"),
        ("Praxis bei Ihnen als Kunde", "51410"),
        ("School as customer with you under", "51410"),
        ("Bitte bei allen Fragen nur noch unser Kunde", ""),
        ("Bestellung für unseren besten Kunden", ""),
    ],
)
def test_a_label_may_begin_with_what_the_buyer_is(label: str, name: str) -> None:
    found = read(_ORDER.format(label), (20, 100, 150, 300, 340, 390, 450))
    assert [one.raw for one in found.root.values.get("customer_number", ())] == ([name] if name else [])
    assert raws(found, "article") == ["387080"]
