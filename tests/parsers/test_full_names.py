"""Heads of papers that show a word of the buyer's name: the whole name stands elsewhere; the addressee never buys."""

from __future__ import annotations

import pytest

from orderhub.document import Document
from parsers.full_names import with_addressees
from parsers.page_order import extract
from parsers.page_words import Page, Word
from parsers.postal_lines import Address, Part, is_office
from tests.parsers.drawn_pages import line_of, page_of, read

_GOODS = """Pos|Artikel-Nr.|Bezeichnung|Menge|Preis|Betrag
1|4711|Kugelhahn|2|10,00|20,00
2|4712|Rohrschelle|3|10,00|30,00"""
_PLACES = (50, 100, 200, 330, 400, 470)


def _buyer(head: str, foot: str) -> str:
    found = read(f"{head}\n\n{_GOODS}\n\n{foot}", _PLACES)
    return found.root.values["buyer_name"][0].raw


_WINDOW = "Nordwind Handel GmbH\nHafenstraße 8\n20457 Hamburg"


@pytest.mark.parametrize(("head", "foot", "name"), [
    ("Wennemann", "Baustoff Wennemann GmbH & Co. KG", "Baustoff Wennemann GmbH & Co. KG"),
    ("Steinbock", "Hotel Goldener Steinbock Familie Prantner KG", "Hotel Goldener Steinbock Familie Prantner KG"),
    ("Grothkopp", "Malermeister Uwe Grothkopp Inh. Sven Grothkopp", "Malermeister Uwe Grothkopp Inh. Sven Grothkopp"),
    ("BRENDAN FOLEY", "B.J. Foley t/a Brendan Foley Tyres", "B.J. Foley t/a Brendan Foley Tyres"),
    ("ORSUND", "Send back to: Orsund Ship Management A/S, Kai 7", "Orsund Ship Management A/S"),
])  # fmt: skip
def test_the_whole_name_is_told_elsewhere(head: str, foot: str, name: str) -> None:
    assert _buyer(f"{head}\n\nLieferant:\n{_WINDOW}\n\nBestellung 4500 vom 12.10.2026", foot) == name


@pytest.mark.parametrize("window", [f"{_WINDOW}\nLieferanten-Nr. 104477", f"Per E-Mail: a@nordwind.example\n{_WINDOW}"])
def test_who_is_addressed_by_number_or_by_mail_does_not_buy(window: str) -> None:
    head = f"Grothkopp\n\n{window}\n\nBestellung 4500 vom 12.10.2026"
    assert _buyer(head, "Malermeister Uwe Grothkopp Inh. Sven Grothkopp").startswith("Malermeister")


def test_the_initials_of_a_name_are_told_by_an_address() -> None:
    head = f"Aldermoor DC\n\nSupplier:\n{_WINDOW}\n\nPurchase Order 4500"
    assert _buyer(head, "Invoice to:\nAldermoor District Council\nMarket Hill 1\n20095 Hamburg") == (
        "Aldermoor District Council"
    )


def test_the_head_says_in_full_what_an_address_cuts_short() -> None:
    head = f"West Moor Hospitals Foundation Trust | Trust GLN 5055220310008\n\nSupplier:\n{_WINDOW}\n\nOrder 4500"
    head = head.replace(" | ", " – ")
    assert _buyer(head, "Invoice to:\nWest Moor Hospitals FT\nMarket Hill 1\n20095 Hamburg") == (
        "West Moor Hospitals Foundation Trust"
    )


def test_the_head_has_the_name_without_an_office_before_what_the_paper_is() -> None:
    head = f"Fenmoor Learning Trust – Purchase Order\n\nSupplier:\n{_WINDOW}\n\nOrder 4500"
    foot = "Invoice to:\nFenmoor Learning Trust, Central\nMarket Hill 1\n20095 Hamburg"
    assert _buyer(head, foot) == "Fenmoor Learning Trust"


def test_a_comma_in_the_head_stands_within_the_name() -> None:
    head = f"Landmaschinen Ebersbach, Inh. R. Zieger\nWeg 3, 20095 Hamburg\n\nLieferant:\n{_WINDOW}\n\nBestellung 4500"
    assert _buyer(head, "") == "Landmaschinen Ebersbach, Inh. R. Zieger"


@pytest.mark.parametrize(("text", "office"), [
    ("Kirchenbüro", True), ("Kirchengemeindebüro", True), ("Ratsbüro", True), ("Ingenieurbüro", False),
])  # fmt: skip
def test_the_office_of_a_parish_names_nobody(text: str, office: bool) -> None:
    line = line_of(text)
    assert is_office(Part(line, line.words)) is office


def test_an_office_is_none_of_the_name() -> None:
    head = f"Quillmark Schools Cooperative\n\nSupplier:\n{_WINDOW}\n\nPurchase Order 4500"
    foot = "Invoice to:\nQuillmark Schools Cooperative, Purchase Ledger\nMarket Hill 1\n20095 Hamburg"
    assert _buyer(head, foot) == "Quillmark Schools Cooperative"


@pytest.mark.parametrize("name", ["KÜHN FARBEN INH. PAUL KÜHN E.K.", "TUS KÜHNHEIM 1910 E.V.", "HOF KÜHN E. U."])
def test_legal_forms_in_capitals_tell_who_heads_the_paper(name: str) -> None:
    tops = [(name, 40), ("WEG 4   57462 OLPE", 52), ("NORDWIND HANDEL GMBH", 80), ("HAFENSTRASSE 8", 92),
            ("20457 HAMBURG", 104), ("BESTELLUNG 4500 VOM 12.10.2026", 140)]  # fmt: skip
    goods = page_of("\n" * 9 + _GOODS, _PLACES).words
    words = [Word(one, 50 + at * 70, y, 110 + at * 70, y + 10, 1000)
             for text, y in tops for at, one in enumerate(text.split())]  # fmt: skip
    found = extract([Page(1, 595, 842, [*words, *goods], "text-layer")], Document(b"", "order.pdf"), "pdf", fuzzy=False)
    assert found.root.values["buyer_name"][0].raw == name


@pytest.mark.parametrize(
    ("short", "whole", "told"),
    [("AZV Mittlere Rodau", "Abwasserzweckverband Mittlere Rodau", True),
     ("AZV Mittlere Rodau", "ABWASSERZWECKVERBAND MITTLERE RODAU", True),
     ("MVZ Rodautal", "Medizinisches Versorgungszentrum Rodautal", True),
     ("Gde. Wilenbach", "Gemeinde Wilenbach", True), ("VG Aschbach", "Verbandsgemeinde Aschbach", True),
     ("VG Aschbach", "Werkhof Aschbach", False), ("VG Aschbach", "Verbandsgemeinde Rodau", False)],
)  # fmt: skip
def test_the_head_spells_the_letters_of_a_sign(short: str, whole: str, told: bool) -> None:
    head = f"{whole}\n\n{short} · Klärweg 1 · 63110 Rodau-Tal\n\n{_WINDOW}\n\nBestellung KA-93-26"
    assert (_buyer(head, "") == whole) is told


@pytest.mark.parametrize(
    "name",
    [
        "Gasthof Goldener Pflug, Inh. Alois Huber e. K.",
        "Ratskeller Peine, Inh. Thomas Wedekind",
        "Blumen Wiegand, Inhaberin Petra Wiegand",
        "The Fox, Prop. J. Dale",
    ],
)
@pytest.mark.parametrize("title", ["WARENBESTELLUNG", "Bestellschein", "BLUMENHAUS"])
def test_the_owner_behind_a_comma_belongs_to_the_name(name: str, title: str) -> None:
    head = f"{title}\n{name} · Marktplatz 4 · 84066 Mallersdorf\n\nLieferant:\n{_WINDOW}\n\nBestellung 4500"
    assert _buyer(head, "") == name


def test_a_sign_over_the_name_with_its_owner_is_no_other_name() -> None:
    head = f"RATSKELLER PEINE\nRatskeller Peine, Inh. Thomas Wedekind\nAm Markt 1, 31224 Peine\n\nLieferant:\n{_WINDOW}"
    assert _buyer(f"{head}\n\nBestellung 4500", "") == "Ratskeller Peine, Inh. Thomas Wedekind"


@pytest.mark.parametrize("title", ["WARENBESTELLUNG", "Bestellschein", "Purchase Order"])
def test_the_title_in_great_letters_over_an_address_is_no_name(title: str) -> None:
    page = page_of("Gasthof Goldener Pflug · Marktplatz 4 · 84066 Mallersdorf\n\n\n\n" + _GOODS, _PLACES)
    great = [Word(one, 50 + 150 * at, 40, 190 + 150 * at, 58, 1000) for at, one in enumerate(title.split())]
    found = extract(
        [Page(1, 595, 842, [*great, *page.words], "text-layer")], Document(b"", "a.pdf"), "pdf", fuzzy=False
    )
    assert found.root.values["buyer_name"][0].raw == "Gasthof Goldener Pflug"


@pytest.mark.parametrize(
    "block",
    [
        "Gipfelzeug Handel UG (haftungsbeschränkt)\nGewerbehof 14\n87435 Kempten",
        "Gipfelzeug Handel UG\n(haftungsbeschränkt)\nGewerbehof 14\n87435 Kempten",
        "Gipfelzeug Handel UG (haftungsbeschr.)\nGewerbehof 14\n87435 Kempten",
    ],
    ids=["one line", "two lines", "short"],
)
@pytest.mark.parametrize("sender", ["Gipfelzeug Handel UG, Gewerbehof 14, 87435 Kempten\n", ""])
def test_the_law_has_a_ug_say_that_it_is_limited(block: str, sender: str) -> None:
    limit = "(haftungsbeschr.)" if "schr." in block else "(haftungsbeschränkt)"
    head = f"{sender}Lieferant:\n{_WINDOW}\n\nBestellung 4500\n\nRechnung an:\n{block}"
    assert _buyer(head, "") == f"Gipfelzeug Handel UG {limit}"


@pytest.mark.parametrize("below", ["Supplier Nordwind Handel GmbH", "Supplier   Nordwind Ltd", "Vendor Codex Ltd"])
def test_a_label_with_a_name_below_a_town_is_no_suppliers_number(below: str) -> None:
    town = line_of("20095 Hamburg", 100)
    page = Page(1, 595, 842, [*town.words, *line_of(below, 114).words], "text-layer")
    at = Part(page.lines[0], page.lines[0].words)
    one = Address("", False, at, None, at, "20095", "Hamburg", None, at)
    assert with_addressees([one], [page], page)[0].role == ""


@pytest.mark.parametrize(("short", "whole"), [
    ("Shannonvale ETB", "Shannonvale Education and Training Board"),
    ("Wilenbach DBG", "Wilenbach Dienste und Betriebe der Gemeinde"),
    ("Moorside CMT", "Moorside Church and Mission Trust"),
])  # fmt: skip
def test_initials_leave_out_small_words(short: str, whole: str) -> None:
    head = f"{whole}\n\nSupplier:\n{_WINDOW}\n\nInvoice to:\nAccounts Payable, {short}\nMarket Hill 1\n20095 Hamburg"
    assert _buyer(f"{head}\n\nOrder 4500", "") == whole
