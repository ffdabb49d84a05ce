"""Two numbers in one title, which goes on in a second line behind the slash: "Style / unsere" over "SKU"."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import lines_of, raws, read

HEAD = "Bestellung\nBestellnummer 4711-20\n\n"
PLACES = (40, 70, 190, 400, 440, 480, 520)
GOODS = (
    ("NH-SH-8042", "SW966623-15", "Rundhals-T-Shirt", "100", "4,48", "448,00"),
    ("NH-HB-6561", "SW694973-55", "Softshelljacke Damen", "15", "39,76", "596,40"),
    ("NH-AT-5281", "SW156270-46", "Arbeitshose", "10", "29,39", "293,90"),
)
REST = "Bezeichnung|Menge|Einheit|EK|Summe"


def _order(titles: str, label: str = "") -> str:
    rows = "\n".join(
        f"{at}|{first}|{text}|{quantity}|pcs|{price}|{amount}^\n|{label}{second}|Farbe 001"
        for at, (first, second, text, quantity, price, amount) in enumerate(GOODS, 1)
    )
    return f"{HEAD}{titles}\n{rows}"


@pytest.mark.parametrize("place", ["#|{}|{}^\n|{}", "|{0}^\n#|{2}|{1}", "|{0}~\n#||{1}~\n|{2}"])
@pytest.mark.parametrize(
    "title", [("Style / unsere", "SKU"), ("Ihre Nr. / unsere", "Art.-Nr."), ("Supplier /", "own item no.")]
)
@pytest.mark.parametrize("label", ["", "SKU "])
def test_what_stands_behind_the_slash_goes_on_below(place: str, title: tuple[str, str], label: str) -> None:
    found = read(_order(place.format(title[0], REST, title[1]), label), PLACES)
    assert raws(found, "article") == [one[0] for one in GOODS]
    assert raws(found, "buyer_article") == [one[1] for one in GOODS]
    assert [one["description"] for one in lines_of(found)] == [f"{one[2]} Farbe 001" for one in GOODS]


def test_the_buyers_may_come_first() -> None:
    found = read(_order(f"#|Our / your|{REST}^\n|part no."), PLACES)
    assert raws(found, "buyer_article") == [one[0] for one in GOODS]
    assert raws(found, "article") == [one[1] for one in GOODS]


def test_a_bare_owner_behind_a_slash_goes_on_beside_it() -> None:
    """ "Hartwell Part No. / Unsere   Teilenr." is one number in two languages, the buyer's."""
    text = """PURCHASE ORDER||No. 4711
Line|Hartwell Part No. / Unsere Teilenr.|Quantity|UOM|Unit Price|Ext. Price
1|HW-120668-003|5|LITER|2.19|10.95^
|Hydrauliköl HLP 46 Fass^
|Supplier Item / Ihre Artikelnr.: EF592057
2|HW-289028-003|2|EACH|25.89|51.78^
|Drehteil Flansch^
|Supplier Item / Ihre Artikelnr.: DS423995"""
    found = read(text, (40, 65, 300, 350, 400, 480))
    assert raws(found, "article") == ["EF592057", "DS423995"]
    assert raws(found, "buyer_article") == ["HW-120668-003", "HW-289028-003"]
