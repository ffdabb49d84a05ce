"""Days and numbers of an order beside those of other papers, and titles that stand across the page or close by."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import raws, read

_TABLE = (
    "\n\nPos|Artikel-Nr.|Bezeichnung|Menge|Preis|Wert\n1|4711-20|Lager|2 Stk|3,00|6,00\n2|4711-21|Lager|2 Stk|3,00|6,00"
)
_PLACES = (50, 90, 170, 350, 420, 500)


@pytest.mark.parametrize(
    ("said", "issued"),
    [
        ("Wiesenroda, den 05.10.2026\n\nBestellung Nr. P123\nIhr Angebot 2026-3381 vom 24.08.2026", "05.10.2026"),
        ("Wiesenroda, den 05.10.2026\n\nBestellung Nr. P123\nIhre Preisliste vom 24.08.2026", "05.10.2026"),
        ("Bestellung Nr. P123\n\nIhr Angebot:||vom 3. August 2026\nDatum:||05.10.2026", "05.10.2026"),
        ("Order no. P123\n\nYour quotation 4711||dated 3 August 2026\nDate||05/10/2026", "05/10/2026"),
        ("Bestellung Nr. P123\n\nRahmenvertrag|||vom 03.08.2026\nBestellung|||vom 05.10.2026", "05.10.2026"),
        ("Bestellung Nr. P123|||vom 05.10.2026\nIhre Anfrage|||vom 03.08.2026", "05.10.2026"),
        ("Bestellung Nr. P123\nIhre Anfrage:|||vom 03.08.2026", None),
        ("Bestellung Nr. P123\nwir bestellen gemäß Angebot vom 03.08.2026", None),
        ("Bestellung Nr. P123 vom 05.10.2026\nzu Ihrem Angebot 27 vom 03.08.2026", "05.10.2026"),
        ("Bestellung Nr. P123\nIhr Angebot vom: 03.08.2026\nDatum: 05.10.2026", "05.10.2026"),
        ("Bestellung Nr. P123\nDatum Ihres Angebots: 03.08.2026\nDatum: 05.10.2026", "05.10.2026"),
        ("Bestellung Nr. P123\nAngebot / Datum:||AN-881 / 03.08.2026\nDatum:||05.10.2026", "05.10.2026"),
        ("Bestellung Nr. P123\nIhre Auftragsbestätigung vom 03.08.2026\nDatum: 05.10.2026", "05.10.2026"),
        ("Bestellung Nr. P123\nBestellt gemäß Ihrem Angebot vom 03.08.2026\nDatum: 05.10.2026", "05.10.2026"),
        ("Purchase Order No. P123\nQuote date: 03/08/2026\nDate: 05/10/2026", "05/10/2026"),
        ("Purchase Order No. P123\nOrdered as per your quotation of 03/08/2026\nDate: 05/10/2026", "05/10/2026"),
        ("Purchase Order No. P123\nOrdered against contract C-17 of 03/08/2026\nDate: 05/10/2026", "05/10/2026"),
        ("BESTELLUNG\nAngebot:|AN-881|Datum: 03.08.2026\nBestellung:|P123-5|Datum: 05.10.2026", "05.10.2026"),
        ("Angebot||Datum|Unsere Bestellung||Datum\nAN-881||03.08.2026|P123-5||05.10.2026", "05.10.2026"),
        ("Ihr Angebot||vom|Unsere Bestellung||vom\nAN-881||03.08.2026|P123-5||05.10.2026", "05.10.2026"),
        ("Your ref||Date|Our order no.||Date\nQ-881||03/08/2026|P123-5||05/10/2026", "05/10/2026"),
        ("Bestellung Nr. P123\nIhr Zeichen||Unser Zeichen||Datum\nQ-881||mh||05.10.2026", "05.10.2026"),
        ("Bestellung P123-5 (Änderung 1 vom 07.10.2026)\nDatum: 05.10.2026", "05.10.2026"),
        ("Bestellung P123-5, Nachtrag vom 07.10.2026\nBestelldatum: 05.10.2026", "05.10.2026"),
        ("Bestellung Nr. P123\nBestellt gemäß Ihrem Angebot vom 03.08.2026", None),
        ("Bestellung Nr. P123\nBestellt wie besprochen am 03.08.2026", None),
        ("Bestellung Nr. P123\nAngebotsdatum: 03.08.2026", None),
        ("Purchase Order No. P123\nContract date: 03/08/2026", None),
        ("Purchase Order No. P123 dated 05.10.2026\nYour quotation 27 dated 03.08.2026", "05.10.2026"),
    ],
)
def test_the_day_of_another_paper_is_not_that_of_the_order(said: str, issued: str | None) -> None:
    values = read(said + _TABLE, _PLACES).root.values
    assert [one.raw for one in values.get("issue_date", [])] == ([] if issued is None else [issued])


@pytest.mark.parametrize(
    "said",
    [
        "Ihr Zeichen: AN-881||Datum: 03.08.2026\nBestelldatum: 05.10.2026",
        "Gültigkeitsstand Datum: 03.08.2026\nDatum: 05.10.2026",
        "Effective date: 03.08.2026\nOrder date: 05.10.2026",
        "Requisition date: 03.08.2026\nDate: 05.10.2026",
    ],
)
def test_the_day_whose_label_says_more_is_that_of_the_order(said: str) -> None:
    assert [one.raw for one in read(f"Bestellung Nr. P123\n{said}{_TABLE}", _PLACES).root.values["issue_date"]] == [
        "05.10.2026"
    ]


def test_a_delivery_as_a_paper_says_it_is_on_that_day_and_not_on_the_papers() -> None:
    values = read(f"Bestellung Nr. P123\nLiefertermin laut Angebot 05.10.2026{_TABLE}", _PLACES).root.values
    assert [one.raw for one in values["delivery_date"]] == ["05.10.2026"]
    values = read(f"Bestellung Nr. P123\nLieferung laut Angebot vom 03.08.2026{_TABLE}", _PLACES).root.values
    assert "delivery_date" not in values


@pytest.mark.parametrize(
    "said",
    [
        "Änderungsstand: 03.08.2026\nWiesenroda, den 05.10.2026",
        "Änderungsstand: 03.08.2026\n05.10.2026",
        "Druckdatum: 03.08.2026\nWiesenroda, 05.10.2026",
        "Approved: 03.08.2026\nBad Wiesenroda, 05.10.2026",
    ],
)
def test_a_day_at_a_town_or_alone_is_that_of_the_order_before_one_behind_words_nobody_knows(said: str) -> None:
    assert [one.raw for one in read(f"Bestellung Nr. P123\n{said}{_TABLE}", _PLACES).root.values["issue_date"]] == [
        "05.10.2026"
    ]


def test_the_number_may_stand_across_the_page_from_the_title() -> None:
    values = read(f"Materialbestellung||||Nr. 514940\nBestelldatum:|18.09.2026{_TABLE}", _PLACES).root.values
    assert [one.raw for one in values["number"]] == ["514940"]


def test_of_two_titles_that_touch_one_is_the_suppliers_number() -> None:
    found = read(
        "Bestellung Nr. 4711\n\nPos|Mat.-Nr.|Lief.-Art.-Nr.|GTIN|Materialkurztext|Menge|Preis|Wert\n"
        "10|V-35|53943|4066674683488|Handtuchpapier|4 Stk|34,21|136,84\n"
        "20|V-75|75480|4061566327938|Scheuermilch|6 Stk|2,38|14,28\n\nSumme netto|||||||151,12\n"
        "Warenannahme:|6.30 - 15.00|100|Mo - Do\n|1896|134 200|53 21\n|1897|136 300|53 21",
        (50, 75, 121, 194, 270, 380, 430, 490),
    )
    assert raws(found, "article") == ["53943", "75480"]
    assert raws(found, "buyer_article") == ["V-35", "V-75"]
