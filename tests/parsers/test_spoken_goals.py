"""Where goods go, told in sentences that break at the end of a line."""

from __future__ import annotations

import pytest

from parsers.postal_lines import Part, town_of
from parsers.spoken_goals import asks_to_deliver, goes_to
from tests.parsers.drawn_pages import line_of, read

_TABLE = """Pos.|Artikel-Nr.|Bezeichnung|Menge|ME|Preis|Wert
1|12-3456|Besen|5|ST|2,00|10,00
2|98-7654|Eimer|20|ST|3,00|60,00"""
_PLACES = (50, 90, 180, 330, 380, 420, 480)


@pytest.mark.parametrize(
    ("said", "address"),
    [
        (
            "Lieferung bis 2.10.2026 an: Bauhof Aschbach, Wiener Straße 54, 3599^\nSankt Wolfram. Bitte um Avis.",
            ("Bauhof Aschbach", "Wiener Straße 54", "3599", "Sankt Wolfram"),
        ),
        (
            "Lieferung frei Verwendungsstelle an: Bürgerbüro Nord, Kasseler Straße^\n112, 37688 Drosselau, 1. OG.",
            ("Bürgerbüro Nord", "Kasseler Straße 112", "37688", "Drosselau"),
        ),
        (
            "Lieferung bis 3.12.2026 an: Bauhof Nord, Zum Klärwerk 2,^\n21698 Kleinhollern (Mo–Do 7 Uhr, Fr 8 Uhr).",
            ("Bauhof Nord", "Zum Klärwerk 2", "21698", "Kleinhollern"),
        ),
        (
            "Bitte liefern Sie die Ware, wie besprochen, an die Turnhalle, Schulweg^\n2, 20457 Hamburg.",
            ("Turnhalle", "Schulweg 2", "20457", "Hamburg"),
        ),
        (
            "Lieferung bis 3.12.2026 an das Gemeindehaus Nord, Am Deich 14^\n(Küche, gegenüber der Kita), 25813 Husum.",
            ("Gemeindehaus Nord", "Am Deich 14", "25813", "Husum"),
        ),
        (
            "Bitte liefern Sie an die Schule: Grundschule Nord, Frau Bült,^\nErdgeschoss, Weg 2, 38110 Braunschweig.",
            ("Grundschule Nord", "Weg 2", "38110", "Braunschweig"),
        ),
        (
            "Delivery by 8 November 2026 to The Fox & Lantern, 2 Market Square,^\nLudlow SY8 1AZ. Ring the bell.",
            ("The Fox & Lantern", "2 Market Square", "SY8 1AZ", "Ludlow"),
        ),
        (
            "Delivery is to be made to St Oswin's School, Beck Lane, Barnard Castle,^\nDL12 8RQ, for Mr Kay.",
            ("St Oswin's School", "Beck Lane", "DL12 8RQ", "Barnard Castle"),
        ),
        (
            "Please send the goods to St Oswin's School, Beck Lane, Barnard^\nCastle, DL12 8RQ.",
            ("St Oswin's School", "Beck Lane", "DL12 8RQ", "Barnard Castle"),
        ),
        (
            "Please deliver all the goods to Riverside Home, 12 Mill Street, Durham^\nDH1 3AB by Friday.",
            ("Riverside Home", "12 Mill Street", "DH1 3AB", "Durham"),
        ),
        (
            "Please deliver to Riverside Home, 12 Mill Street, Durham DH1 3AB by Friday.",
            ("Riverside Home", "12 Mill Street", "DH1 3AB", "Durham"),
        ),
        (
            "Goods to be delivered to Riverside Home, 12 Mill Street, Durham, DH1 3AB before noon^\non any day.",
            ("Riverside Home", "12 Mill Street", "DH1 3AB", "Durham"),
        ),
        (
            "Deliver to Riverside Home, 12 Mill Street, Durham DH1^\n3AB before noon please.",
            ("Riverside Home", "12 Mill Street", "DH1 3AB", "Durham"),
        ),
    ],
)
def test_a_sentence_of_two_lines_says_where_the_goods_go(said: str, address: tuple[str, ...]) -> None:
    head = "Gemeinde Aschbach · Kirchplatz 1 · 84098 Aschbach"
    values = read(f"{head}\n\nBestell-Nr.: 4711/26\n\n{said}\n\n{_TABLE}", _PLACES).root.values
    names = ("delivery_name", "delivery_street", "delivery_postal_code", "delivery_city")
    assert tuple(values[one][0].raw for one in names) == address


@pytest.mark.parametrize(
    "said",
    [
        "Bitte senden Sie die Rechnung mit dem Lieferschein an Huber KG, Wiener Straße 54, 3599^\nSankt Wolfram.",
        "Die Rechnung senden Sie bitte an das Rentamt, Postfach 11 20, 25801 Husum.",
        "Neubau Nord, Eingang B^\n(= Lieferanschrift), mit Kran,^\nund zwar bald, bitte.",
        "Lieferscheine bitte an das Rentamt, Postfach 11 20, 25801 Husum.",
        "Please send all invoices to Finance, 2 Market Square, Ludlow SY8 1AZ.",
    ],
)
def test_papers_go_elsewhere(said: str) -> None:
    head = "Gemeinde Aschbach · Kirchplatz 1 · 84098 Aschbach"
    values = read(f"{head}\n\nBestell-Nr.: 4711/26\n\n{said}\n\n{_TABLE}", _PLACES).root.values
    assert "delivery_name" not in values


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Deliver to The Fox & Lantern", "The Fox & Lantern"),
        ("Deliver to the Fox & Lantern", "Fox & Lantern"),
        ("Lieferung an Gasthof zum Löwen", "Gasthof zum Löwen"),
        ("Lieferung am 3.10. zum Bauhof", "Bauhof"),
        ("Lieferung in Kisten an die Schule", "Schule"),
    ],
)
def test_words_of_a_name_are_none_of_the_sentence(said: str, name: str) -> None:
    line = line_of(said)
    goal = goes_to(Part(line, line.words))
    assert goal is not None
    assert goal.text == name


@pytest.mark.parametrize(
    ("said", "asks"),
    [
        ("Bitte liefern Sie die Ware bis zum 17. Oktober 2026 an folgende Anschrift:", True),
        ("Bitte schicken Sie alles in einem Paket bis spätestens 10. Dezember 2026 an:", True),
        ("Bitte verschicken Sie die bestellten Sachen direkt an:", True),
        ("Please forward everything in one parcel by 10 December 2026 at the latest to:", True),
        ("Bitte schicken Sie die Rechnung an:", False),
        ("Please forward all invoices to:", False),
        ("Bitte schicken Sie alles bis spätestens 10. Dezember 2026:", False),
    ],
)
def test_a_sentence_with_its_day_leads_to_the_address_below_it(said: str, asks: bool) -> None:
    """The day is none of the words that make a sentence too long; papers are not goods."""
    assert asks_to_deliver(line_of(said).words) is asks


@pytest.mark.parametrize(
    ("said", "town"),
    [
        ("24105 Kiel bis Freitag", "Kiel"),
        ("24105 Kiel spätestens Freitag", "Kiel"),
        ("24105 Kiel vormittags", "Kiel"),
        ("78462 Konstanz per Spedition", "Konstanz"),
        ("1010 Wien by Friday", "Wien"),
        ("24105 Kiel zu liefern.", "Kiel"),
        ("60311 Frankfurt am Main", "Frankfurt am Main"),
        ("61348 Bad Homburg vor der Höhe", "Bad Homburg vor der Höhe"),
        ("91541 Rothenburg ob der Tauber", "Rothenburg ob der Tauber"),
    ],
)
def test_what_a_sentence_says_behind_a_town_is_none_of_its_name(said: str, town: str) -> None:
    found = town_of(said)
    assert found is not None
    assert found[1] == town


@pytest.mark.parametrize(
    "said",
    ["Liefertermin: KW 42/2026, an {}", "Lieferung: KW 42/2026, an {}", "Liefertermin: 12.10.2026, {}",
     "Liefertermin 12.10.2026 an {}", "Delivery: 12 Oct 2026 to {}", "Delivery date: 12 Oct 2026, to {}",
     "Lieferung bis KW 42, {}"],
)  # fmt: skip
def test_the_place_may_stand_behind_the_day(said: str) -> None:
    goods = "Pos|Art. no.|Description|Qty|Price|Value\n10|7788-1|Pipe|12|1,50|18,00\n20|7788-2|Gauge|2|27,50|55,00"
    head = "Quast Werke GmbH, Weg 1, 12345 Berlin\n\nNorda Handel GmbH\nHafenstr 8\n20457 Hamburg\n\nBestellung 4711-20"
    goal = said.format("Kita Nord, Wiesenweg 50, 63110 Rodau-Tal")
    values = read(f"{head}\n\n{goods}\n\n{goal}", (50, 80, 150, 430, 490, 550)).root.values
    assert [values[f"delivery_{one}"][0].raw for one in ("name", "street", "city")] == [
        "Kita Nord", "Wiesenweg 50", "Rodau-Tal",
    ]  # fmt: skip
    bill = read(f"{head}\n\n{goods}\n\nRechnung: {goal.partition(' ')[2]}", (50, 80, 150, 430, 490, 550))
    assert "delivery_name" not in bill.root.values
