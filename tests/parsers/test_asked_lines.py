"""Lines that multiply and yet ask for a look, and counters that stand in the text."""

from __future__ import annotations

from tests.parsers.drawn_pages import lines_of, raws, read

PLACES = (40, 90, 170, 330, 400, 460)


def codes(text: str) -> set[tuple[str, str | None]]:
    """Code and field of each finding."""
    return {(one.code, one.field) for one in read(text, PLACES).findings}


def test_own_name_of_a_lone_number() -> None:
    """Whose number stands below "Material", nobody can tell; below "Art.-Nr." it is the supplier's."""
    text = """BESTELLUNG||Nr. 4711
Pos.|{}|Bezeichnung|Menge|Preis|Gesamt
1|325956-8|Teelichter weiß|3 Stk|6,28|18,84
2|158822-2|Kleiderbügel Holz|6 Stk|7,48|44,88"""

    assert ("pdf.article-owner", "lines") in codes(text.format("Material"))
    assert ("pdf.article-owner", "lines") not in codes(text.format("Art.-Nr."))


def test_word_beside_the_quantity() -> None:
    """A word with the number of each line that is no known unit is looked at, though no line has a unit."""
    text = """PURCHASE ORDER||No. 4711
Pos|Item no.|Description|Qty|Each|Total
1|365910|Cable gland brass|12 x Each|2.50|30.00
2|352693|Proximity sensor|2 x Each|25.00|50.00"""
    found = read(text, PLACES)

    units = {line.get("unit") for line in lines_of(found)}
    asked = {one.field for one in found.findings if one.code == "pdf.line-incomplete"}
    assert units == {"Each"} or asked >= {"lines[1].unit", "lines[2].unit"}


def test_two_numbers_with_a_unit_between() -> None:
    """A quantity and a price in one column are two numbers, even where they look like thousands."""
    text = """BESTELLUNG||Nr. 4711
#|Art.-Nr.|Artikel|Menge Netto/Einh.||Netto
1|03166247|Bettschutzeinlage|6 ST 167,99||1007,94
2|06162336|Wundverband|2 ST 120,50||241,00"""
    found = read(text, PLACES)

    assert "6167.99" not in raws(found, "quantity")
    assert raws(found, "price") == ["167,99", "120,50"] or any(
        one.code == "pdf.number-unexplained" and one.field == "lines[1].quantity" for one in found.findings
    )


def test_counter_in_the_text() -> None:
    """Numbers that count on before the texts are positions, and the GTINs behind them are GTINs."""
    text = """BESTELLUNG||Nr. 4711
Pos. Beschreibung|||Menge|Preis|Gesamt
10 4006381333931 Topfband|||3 Stk|6,28|18,84
20 4013602427041 Dübel|||6 Stk|7,48|44,88"""

    assert [(one["position"], one["gtin"], one["description"]) for one in lines_of(read(text, PLACES))] == [
        ("10", "4006381333931", "Topfband"),
        ("20", "4013602427041", "Dübel"),
    ]


def test_sums_below_a_title_of_something_else() -> None:
    """Where no line has a price, sums below a title that names none are asked about; weights are not."""
    text = """BESTELLUNG||Nr. 4711
Pos.|Art.-Nr.|Bezeichnung|Menge|{}|
1|325956-8|Teelichter weiß|3 Stk|6,28|
2|158822-2|Kleiderbügel Holz|6 Stk|7,48|"""
    asked = {("pdf.number-unexplained", f"lines[{at}].price") for at in (1, 2)}

    assert asked <= codes(text.format("RRP"))
    assert not asked & codes(text.format("Gewicht kg"))


def test_price_and_unit_side_by_side() -> None:
    """ "EK-Preis" and "Einheit" one blank apart are two titles where a price and a unit stand below."""
    text = """BESTELLUNG||Nr. 4711
Pos.|Art.-Nr.|Bezeichnung|Menge|EK-Preis Einheit|Betrag
1|325956-8|Teelichter weiß|3|1.126,28 Stück|3.378,84
2|158822-2|Kleiderbügel Holz|6|1.107,48 Stück|6.644,88"""

    assert raws(read(text, PLACES), "unit") == ["Stück", "Stück"]


def test_currency_behind_a_price_left_of_a_number() -> None:
    """It belongs to the price, though the title of the number begins before it ends."""
    text = """PURCHASE ORDER||No. 4711
Line|Qty|Description|Unit Price||Catalog No|Ext. Price
1|4 EA|Wash bottle LDPE||8.08 USD KKL-310-26||32.32 USD
2|2 PK|Filter paper||11.26 USD HDD-325-56||22.52 USD"""

    found = read(text, (40, 80, 130, 330, 358, 388, 460))
    assert raws(found, "article") == ["KKL-310-26", "HDD-325-56"]
