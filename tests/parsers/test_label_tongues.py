"""Labels that say one thing in two languages, of which one is known, in either order."""

from __future__ import annotations

import pytest

from parsers.header_labels import LABELS
from parsers.label_tongues import in_tongues
from tests.parsers.drawn_pages import line_of, read

_PAGE = """Muster Industrie GmbH|PURCHASE ORDER|
Weg 1||
70173 Stuttgart||

{labels}
{values}
{street}||
24103 Kiel||

Pos|Bezeichnung|Menge
1|Schraube M8|10 Stk
2|Mutter M8|5 Stk
"""


@pytest.mark.parametrize(
    "labels",
    [
        "SHIP TO / EXPÉDIER À|PO NO. / NO B.C.|REQUIRED / REQUIS LE",
        "EXPÉDIER À / SHIP TO|NO B.C. / PO NO.|REQUIS LE / REQUIRED",
        "Lieferung an / Consegna a|Bestellnr. / Ordine n.|Liefertermin / Data di consegna",
        "Leveringsadresse / Lieferadresse|Innkjøpsnummer / Bestellnummer|Ønsket levering / Lieferdatum",
        "Consegna a / Lieferung an:|Ordine n. / Bestellnr.: BC-01888|Data di consegna / Liefertermin: 06.12.2026",
    ],
)
def test_a_label_in_a_known_language_and_an_unknown_one_is_one(labels: str) -> None:
    values = "Lager Nord||" if labels.endswith("2026") else "Lager Nord|BC-01888|06.12.2026"
    found = read(_PAGE.format(labels=labels, values=values, street="Am Kai 3"), (40, 240, 430)).root.values
    told = {name: found[name][0].raw for name in ("delivery_name", "number", "delivery_date")}
    assert told == {"delivery_name": "Lager Nord", "number": "BC-01888", "delivery_date": "06.12.2026"}
    assert "issue_date" not in found


@pytest.mark.parametrize(
    "line",
    [
        "Bestellnummer / Datum",
        "Bestellnr. 4711 / Müller",
        "Besteller / Huber GmbH",
        "PO No. / ",
        "Bestellnr. Werk Nord",
    ],
)
def test_what_is_known_or_a_value_is_no_label_in_another_language(line: str) -> None:
    assert in_tongues(line_of(line).words, LABELS) == []
