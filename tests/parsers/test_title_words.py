"""Titles and labels nobody listed are understood by the parts they are made of, and others are left alone."""

from __future__ import annotations

import pytest

from parsers.column_titles import COLUMN_TITLES
from parsers.label_words import ADDRESS_PARTS, HEADER_PARTS, TOTAL_PARTS
from parsers.page_titles import find_header
from parsers.page_words import Page, Word, key_of
from parsers.title_words import TITLE_PARTS, kind_by_head


def joined(title: str) -> str:
    return "".join(key_of(one) for one in title.split())


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Bestellte Menge", "quantity"), ("Qty Ordered", "quantity"), ("Abrufmenge", "quantity"),
        ("Lief.-Art.-Nr.", "article"), ("Mfr. Part No.", "article"), ("Bestell-Nr.", "article"),
        ("PO Line Description", "description"), ("Order Line No.", "position"),
        ("Unsere interne Artikelnr.", "buyer_article"), ("Our internal item no.", "buyer_article"),
        ("Our own part number", "buyer_article"), ("Interne Artikelnr.", "buyer_article"),
        ("Our Item Code", "buyer_article"), ("GTIN/EAN", "gtin"),
        ("Nettopreis/Einheit", "price"), ("Direct Unit Cost", "price"), ("Preis/PE", "price"),
        ("Preis-einheit", "price_unit"), ("Price per", "price_unit"), ("Ext. Cost", "amount"),
        ("Line Amount Excl. VAT", "amount"), ("Zeilensumme", "amount"), ("Rab. %", "discount"),
        ("Unit of Measure", "unit"), ("Gewünschtes Lieferdatum", "delivery_date"), ("Need By", "delivery_date"),
        ("Materialkurztext", "description"), ("VAT Rate", "tax"), ("Line #", "position"),
        ("Unsere Magazinnr.", "buyer_article"), ("Our SAP no.", "buyer_article"), ("Unsere Lager-Nr.", "buyer_article"),
        ("Artikelbeschrieb", "description"), ("Beschrieb", "description"),
        ("Haus-Art.-Nr.", "buyer_article"), ("Verbund-Nr.", "buyer_article"), ("SAP-Material", "buyer_article"),
        ("Art.-Nr. intern", "buyer_article"), ("Store Item No.", "buyer_article"), ("Fremdartikelnr.", "article"),
        ("VENDOR P/N", "article"), ("Anb.-Art.-Nr.", "article"),
        ("Mfg/Vendor #", "article"), ("Artikel-Nr. des Auftragnehmers", "article"),
        ("Art.-Nr. des Verkäufers", "article"), ("Artikelnummer des Auftraggebers", "buyer_article"),
        ("Art.-Nr. Lieferant", "article"), ("Gesamt-AEP", "amount"),
        ("Rabatt in Prozent", "discount"),
        ("Unit price excl. GST", "price"), ("Req'd Date", "delivery_date"),
        ("Einsatztermin", "delivery_date"), ("Goods and your reference", "description"),


        ("Preis exkl. USt", "price"), ("Einzelpreis ohne MwSt.", "price"), ("Unit Price excl. GST", "price"),
        ("EK-Preis o. MwSt.", "price"), ("Price w/o VAT", "price"), ("Total w/o Tax", "amount"),
    ],
)  # fmt: skip
def test_a_title_is_understood_by_its_parts(title: str, kind: str) -> None:
    assert TITLE_PARTS.meaning_of(joined(title)) == kind
    assert COLUMN_TITLES.get(joined(title)) is not None


@pytest.mark.parametrize(
    "title",
    [
        "Xyzzy",
        "Store No.",
        "Unsere Kundennummer",
        "Product branch",
        "Sehr geehrte",
        "Bestellung",
        "Menge Einzelpreis",
        "Hafenstraße",
        "2026",
        "",
    ],
)
def test_words_that_are_no_title_have_no_kind(title: str) -> None:
    assert TITLE_PARTS.meaning_of(joined(title)) is None


def test_an_unknown_beginning_leaves_the_head_of_a_word() -> None:
    assert kind_by_head("dispositionsmenge") == "quantity"
    assert kind_by_head("zeichnungsnummer") is None


@pytest.mark.parametrize(
    ("label", "meaning"),
    [
        ("Unsere Bestellnummer", "number"), ("P.O. Number", "number"), ("Order Reference", "number"),
        ("Vorgangs-Nr.", "number2"), ("Date Raised", "issue_date"), ("Datum der Bestellung", "issue_date"),
        ("Gewünschtes Wareneingangsdatum", "delivery_date"), ("Date Required", "delivery_date"),
        ("zu liefern bis", "delivery_date"), ("Ihre Kundennummer für uns", "customer_number"),
        ("Lieferanten-Nr. bei uns", "supplier_number"), ("Ihre Kd.Nr.f.uns", "customer_number"),
        ("Kd-Nr b. Lief.", "customer_number"), ("Kd.-Nr. in Ihrem Hause", "customer_number"),
        ("Cust. no. w/ you", "customer_number"), ("Acct no. at supplier", "customer_number"),
        ("Lief.-Nr. b. uns", "supplier_number"), ("Vendor no. w/ us", "supplier_number"),
        ("On board not later than", "delivery_date"), ("An Bord bis", "delivery_date"),
        ("Supplier's ref. for us", "customer_number"), ("Your code for this store", "customer_number"),
        ("Ihr Kürzel für uns", "customer_number"), ("Our ref. with you", "customer_number"),
        ("Unser Zeichen bei Ihnen", "customer_number"), ("Unsere Nr. bei euch", "customer_number"),
        ("als Kunde bei Ihnen geführt unter", "customer_number"), ("Our number at supplier", "customer_number"),
        ("Customer code", "customer_number"), ("Unsere Bestellnr. bei euch", "number"),
        ("Kunden-Nr. beim Anbieter", "customer_number"), ("Our customer reference with you", "customer_number"),
        ("Unser Kundenzeichen bei Ihnen", "customer_number"), ("Customer ref. at supplier", "customer_number"),
        ("Drop day", "delivery_date"), ("Gebraucht bis", "delivery_date"),
        ("Alongside by", "delivery_date"), ("Lieferung nicht später als", "delivery_date"),
    ],
)  # fmt: skip
def test_a_label_is_understood_by_its_parts(label: str, meaning: str) -> None:
    assert HEADER_PARTS.meaning_of(joined(label)) == meaning


@pytest.mark.parametrize("label", ["Have", "Would", "Bring", "Wir", "Unser Zeichen", "Unter", "Bitte"])
def test_words_of_a_sentence_are_no_label(label: str) -> None:
    assert HEADER_PARTS.meaning_of(joined(label)) is None


@pytest.mark.parametrize(
    ("words", "meaning"),
    [
        ("Gesamtnettowert ohne MwSt EUR", "net"), ("Total Excl. VAT", "net"), ("Goods Total", "net"),
        ("Total incl. VAT", "gross"), ("Zu zahlender Betrag", "gross"), ("Order Total", "gross"),
        ("VAT Amount", "tax"), ("Fracht und Verpackung", "charge"), ("Small order surcharge", "charge"),
        ("Abrufwert netto EUR", "net"), ("Call-off Total", "gross"), ("Sonderrabatt", "discount"),
        ("Seitenübertrag", "carry"), ("Rollgeld und Maut", "charge"),
    ],
)  # fmt: skip
def test_a_total_is_understood_by_its_parts(words: str, meaning: str) -> None:
    assert TOTAL_PARTS.meaning_of(joined(words)) == meaning


def test_an_address_is_named_by_the_parts_of_its_title() -> None:
    assert ADDRESS_PARTS.meaning_of(joined("Bitte liefern Sie an:")) == "delivery"
    assert ADDRESS_PARTS.meaning_of(joined("Ship-to Address")) == "delivery"
    assert ADDRESS_PARTS.meaning_of(joined("Sehr geehrte Damen")) is None


def page(*lines: str) -> Page:
    """Lines of cells: "50@Pos.  90@Menge"."""
    words = []
    for row, line in enumerate(lines):
        for cell in line.split("  "):
            left, _, text = cell.partition("@")
            x = float(left)
            for word in text.split():
                words.append(Word(word, x, 100 + 11 * row, x + 4.5 * len(word), 109 + 11 * row))
                x += 4.5 * len(word) + 2.5
    return Page(1, 595, 842, words, "text-layer")


def kinds(*lines: str) -> list[str]:
    header = find_header(page(*lines).lines, 0, fuzzy=False)
    return header.kinds() if header is not None else []


def test_titles_in_two_lines_are_one_where_they_stand_under_one_another() -> None:
    assert kinds(
        "50@Pos.  80@Material-  150@Bezeichnung  300@Bestell-  360@Mengen-  420@Netto-  480@Netto-",
        "80@nummer  300@menge  360@einheit  420@preis  480@wert EUR",
    ) == ["position", "article", "description", "quantity", "unit", "price", "amount"]


@pytest.mark.parametrize("counted", ["required", "req'd", "wanted", "ordered"])
def test_a_number_wanted_is_a_quantity(counted: str) -> None:
    assert kinds("80@Item  150@Description  300@No.  420@Unit", f"80@code  300@{counted}  420@price") == [
        "article", "description", "quantity", "price",
    ]  # fmt: skip


def test_what_the_texts_are_of_belongs_to_their_title_in_titles_of_several_lines() -> None:
    assert kinds(
        "50@Lfd.  420@Preis  480@Betrag",
        "50@Nr.  80@Menge  150@Genaue Bezeichnung der Lieferung oder Leistung  420@EUR  480@EUR",
    ) == ["position", "quantity", "description", "price", "amount"]


def test_a_title_that_goes_on_below_does_not_go_on_beside() -> None:
    """ "Bezeichnung der Lieferung oder" ends before "Artikel-Nr. des", whatever that ends with."""
    assert kinds(
        "50@Menge  150@Bezeichnung der Lieferung oder  320@Artikel-Nr. des  420@Preis  480@Betrag",
        "150@Leistung  320@Auftragnehmers  420@EUR  480@EUR",
    ) == ["quantity", "description", "article", "price", "amount"]


def test_two_lines_of_titles_over_one_another_are_rows_in_two_lines() -> None:
    found = find_header(page(
        "50@Pos.  85@Material  190@Bezeichnung", "86@Bestellmenge  160@Einheit  328@Preis pro Einheit  499@Nettowert",
    ).lines, 0, fuzzy=False)  # fmt: skip
    assert found is not None
    assert [one.kind for one in found.columns] == ["position", "article", "description"]
    assert [one.kind for one in found.second or ()] == ["quantity", "unit", "price", "amount"]


def test_titles_that_nearly_touch_stay_apart() -> None:
    assert kinds("50@Pos.  80@Part Number  160@Goods  307@Order Quantity UOM  455@Price  510@Total") == [
        "position", "article", "description", "quantity", "unit", "price", "amount",
    ]  # fmt: skip


def test_labels_with_values_are_no_title() -> None:
    assert kinds("50@Order Reference: BE18732/26  200@Date Ordered: 2026-09-13") == []
    assert kinds("50@Order Number  200@Date Ordered  330@Required By") == []


@pytest.mark.parametrize(
    "named", ["Drg No", "Veh. Fleet No.", "Kfz Nr.", "Van Reg. No", "Kran Nr.", "Batch No", "Cost Centre No."]
)
def test_numbers_of_what_nobody_knows_do_not_count_the_lines(named: str) -> None:
    words: list[Word] = []
    x = 40.0
    for title in ("Our Part No", "Description", "Qty", "Price", "Amount", named):
        for one in title.split():
            words.append(Word(one, x, 60, x + 5 * len(one), 70, 1000))
            x += 5 * len(one) + 3
        x += 30
    header = find_header(Page(1, 595, 842, words, "text-layer").lines, 0, fuzzy=False)
    assert header is not None
    assert header.kinds()[-1] in {"other", "aside"}


@pytest.mark.parametrize("named", ["Line No.", "Lfd. Nr.", "Running Line No.", "Pos. Nr.", "No."])
def test_numbers_of_the_lines_count_them(named: str) -> None:
    assert kinds(f"30@{named}  130@Part Code  200@Description  307@Qty  455@Price  510@Total")[0] == "position"
