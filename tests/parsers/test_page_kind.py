"""What a page is: an order speaks of quotations and invoices, and remains one."""

from __future__ import annotations

import pytest

from orderhub.document import Kind
from parsers.page_kind import kind_of
from parsers.page_words import Page, Word
from tests.parsers.drawn_pages import page_of, read

PLACES = (50, 150, 320, 370, 420, 480)
GOODS = """Item|Description|Qty|Unit|Price|Amount
A-1043|Cable gland brass|12|pcs|2.50|30.00
A-1044|Lock nut|24|pcs|0.50|12.00
Nett total|||||42.00"""


@pytest.mark.parametrize(
    "head",
    [
        "Your ref: quotation 2287/B\nOrder No. Q-68370",
        "Quotation 2287/B of 2 May\n\nOrder No. Q-68370",
        "Quotation: Q-2287\nOrder: PO-68370",
        "PURCHASE ORDER\nORDER NO: 4502629328|ORDER DATE: 20.10.2026|DUE DATE: 23.11.2026",
        "Ship To||Invoice To\nNordvarde Base||Nordvarde Subsea\n\nORDER NO: 4502629328",
    ],
    ids=["your quotation", "quotation", "labels", "due date", "invoice to"],
)
def test_speaks_of_other_papers(head: str) -> None:
    """What an order refers to, and where its invoice is sent, does not make it one of these."""
    found = read(f"Quillon Components Ltd\n{head}\n\n{GOODS}", PLACES)

    assert found.kind is Kind.ORDER
    assert len(found.root.children) == 2


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("QUOTATION|Q-2287\nYour enquiry 12 May", Kind.NOT_AN_ORDER),
        ("Quotation: Q-2287\nOrder follows", Kind.NOT_AN_ORDER),
        ("Anfrage: 2287\nBestellung: 4711", Kind.NOT_AN_ORDER),
        ("INVOICE|4711\nInvoice date: 2 May|Your order no: 815", Kind.INVOICE),
    ],
    ids=["quotation", "label", "enquiry", "invoice"],
)
def test_says_what_it_is(head: str, kind: Kind) -> None:
    """A paper that calls itself something else is that, with lines or without."""
    assert read(f"{head}\n\n{GOODS}", PLACES).kind is kind


def test_a_large_title_beside_an_address_says_more_than_a_label_below() -> None:
    def line(y: float, size: float, *parts: tuple[float, str]) -> list[Word]:
        return [
            Word(
                word,
                x + 0.6 * size * part.index(word),
                y,
                x + 0.6 * size * (part.index(word) + len(word)),
                y + size,
                1000,
            )
            for x, part in parts
            for word in part.split()
        ]

    words = line(100, 8, (50, "Lieferant 70418")) + line(97, 12, (340, "Bestellung / Purchase Order"))
    words += line(120, 8, (340, "Bestell-Nr. / PO no."), (500, "7111989"))
    words += line(135, 8, (340, "Anfrage / RFQ"), (500, "60018342"))
    words += [word for at in range(20) for word in line(200 + 12 * at, 8, (50, "Nordwind Handel"))]
    assert kind_of([Page(1, 595, 842, words, "text-layer")], set(), 0, fuzzy=False).kind is Kind.ORDER


@pytest.mark.parametrize(
    ("title", "asked"),
    [
        ("Bestellübersicht", "Rechnung per E-Mail"),
        ("Lieferantenauftrag 707183", "Rechnung per E-Mail"),
        ("Bestellnummer 4711", "Invoice by e-mail"),
    ],
)
def test_an_order_that_says_how_it_wants_its_invoice_stays_an_order(title: str, asked: str) -> None:
    page = page_of(f"{asked}|kreditoren@hof.example\n{title}", (50, 200))
    assert kind_of([page], set(), 2, fuzzy=False).kind is Kind.ORDER


@pytest.mark.parametrize(
    "title", ["Marktbestellung Nr. 217-67623", "Parts order|12575", "Supply Order Form", "Auftrag Nr. 10.3-1112/2026"]
)
def test_whatever_is_ordered_a_word_that_ends_as_an_order_is_its_title(title: str) -> None:
    """An address or terms headed "Rechnung" below it do not make it an invoice."""
    found = read(f"Huber & Lang\n{title}\n\nBestelldatum|Rechnung\n05.11.26|zentral\n\n{GOODS}", PLACES)

    assert found.kind is Kind.ORDER
    assert "pdf.kind-unsure" not in {one.code for one in found.findings}


@pytest.mark.parametrize("said", ["Please confirm your order", "Sales order 4711", "Total order value 42.00"])
def test_a_sentence_with_an_order_in_it_is_no_title(said: str) -> None:
    found = read(f"Quillon Components Ltd\n\nINVOICE|4711\n\n{said}\n\n{GOODS}", PLACES)

    assert found.kind is Kind.INVOICE


@pytest.mark.parametrize("title", ["Auftragsschein", "Auftragszettel", "Bestellvordruck", "Order slip"])
def test_a_slip_to_order_with_is_an_order(title: str) -> None:
    found = read(f"Huber & Lang\n{title}\n\n05.11.26\n\n{GOODS}", PLACES)

    assert found.kind is Kind.ORDER
    assert "pdf.kind-unsure" not in {one.code for one in found.findings}


@pytest.mark.parametrize(
    "said",
    [
        "Auftragsnummer (auf Rechnung und\nLieferschein angeben!)",
        "Our number (to show on your\ndelivery note state it!)",
    ],
)
@pytest.mark.parametrize("again", ["Angabe (in Rechnung, Lieferschein)", "Copies (2 x invoice)"])
def test_papers_named_in_a_bracket_are_asked_for(said: str, again: str) -> None:
    page = page_of(f"Stadt Hallingen\n{said}\n4711\n{again}\nBedarf", (50, 200))
    assert kind_of([page], set(), 2, fuzzy=False) == (Kind.ORDER, None, False)


@pytest.mark.parametrize(
    "said",
    [
        "*** keine Rechnung ***",
        "Dies ist keine Rechnung",
        "THIS IS NOT A TAX INVOICE",
        "- no invoice -",
        "KEIN LIEFERSCHEIN",
    ],
)
def test_a_paper_that_says_what_it_is_not_is_none_of_that(said: str) -> None:
    found = read(f"Gasthof Adler\n\nKundennr: 77007\n\n{GOODS}\n\n{said}", PLACES)
    assert found.kind is Kind.ORDER


@pytest.mark.parametrize(
    "title",
    [
        "BESTELLBON Nr. 7013",
        "Küchenbestellzettel Nr. 7013",
        "Bestellbogen 7013",
        "Order slip 7013",
        "ORDER FORM No. 7013",
    ],
)
def test_slips_to_order_on_are_orders_and_tell_their_number(title: str) -> None:
    found = read(f"Gasthof Adler\n{title}\n\n{GOODS}", PLACES)
    assert found.kind is Kind.ORDER
    assert found.root.values["number"][0].raw == "7013"
    assert [one.code for one in found.findings] == []


@pytest.mark.parametrize(("title", "unsure"), [("PURCHASE ORDER - STOCK", False), ("Purchase order - for you", True)])
def test_a_title_may_say_behind_a_dash_which_order_it_is(title: str, unsure: bool) -> None:
    found = read(
        f"{title}|Gaspereau Building Supplies Ltd.|Page: 1\n\n"
        "Qty|Vendor SKU|Description|Cost|Ext Cost\n15|3159-214|Duct tape|3.96|59.40\n3|9255-197|Sandpaper|11.44|34.32",
        (40, 200, 460, 480, 530),
    )
    assert ("pdf.kind-unsure" in {one.code for one in found.findings}) == unsure


@pytest.mark.parametrize(
    "title",
    ["*** BESTELLUNG 082789 ***", "--- BESTELLUNG NR. 082789 ---", ">> ORDER 082789 <<", "=== AUFTRAG === NR 082789",
     "* * * PURCHASE ORDER 082789 * * *"],
)  # fmt: skip
def test_signs_about_a_title_are_no_words_before_it(title: str) -> None:
    found = read(f"Huber & Lang\n{title}\n\n{GOODS}", PLACES)

    assert found.kind is Kind.ORDER
    assert found.root.values["number"][0].raw == "082789"
    assert "pdf.kind-unsure" not in {one.code for one in found.findings}


@pytest.mark.parametrize(
    "asked",
    ["RECHNUNG 2-FACH AN OBIGE ADRESSE", "INVOICE IN DUPLICATE TO ABOVE ADDRESS", "INVOICE 2 COPIES",
     "LIEFERSCHEIN ZWEIFACH", "AUFTRAGSBESTAETIGUNG IN DREIFACHER AUSFERTIGUNG"],
)  # fmt: skip
def test_papers_asked_for_in_copies_are_others(asked: str) -> None:
    page = page_of(f"Auftrag und mehr ueber viele Dinge\n{asked}", (50,))
    assert kind_of([page], set(), 2, fuzzy=False).kind is Kind.ORDER


@pytest.mark.parametrize("asked", ["RECHNUNG 30 TAGE NETTO", "LIEFERSCHEIN", "INVOICE 4 WEEKS"])
def test_what_an_order_names_below_its_goods_is_asked_for(asked: str) -> None:
    page = page_of(f"Auftrag und mehr ueber viele Dinge\n{GOODS}\n{asked}", PLACES)
    goods = {id(line) for line in page.lines[1:-1]}
    assert kind_of([page], goods, 2, fuzzy=False).kind is Kind.ORDER
    bill = page_of(f"Rechnung 4711\n{GOODS}\n{asked}", PLACES)
    assert kind_of([bill], {id(line) for line in bill.lines[1:-1]}, 2, fuzzy=False).kind is not Kind.ORDER


@pytest.mark.parametrize(
    "head",
    [
        "CALL-UP AGAINST A STANDING OFFER\nStanding offer No. E60-250118",
        "Drawdown order 17\nUnder our framework quotation 4711",
        "Abruf Nr. 17\nZU UNSEREM ANGEBOT 4711",
        "Fax\nAccepted quotation|4711\n\nOrder No. Q-68370",
    ],
)
def test_an_offer_that_goods_are_called_off_from_is_a_contract(head: str) -> None:
    assert read(f"Quillon Components Ltd\n{head}\n\n{GOODS}", PLACES).kind is Kind.ORDER


@pytest.mark.parametrize("head", ["Our offer|4711", "Angebot 4711 zu Ihrer Anfrage", "Offer No. 17 of 2 May"])
def test_an_offer_alone_stays_one(head: str) -> None:
    assert read(f"Quillon Components Ltd\n{head}\n\n{GOODS}", PLACES).kind is Kind.NOT_AN_ORDER
