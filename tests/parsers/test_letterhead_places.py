"""Who orders and where goods go: colons that stand apart, labels in two lines, lines for the window, asked days."""

from __future__ import annotations

import pytest

from orderhub.document import Document
from parsers.page_order import extract
from parsers.page_words import Page, Word
from tests.parsers.drawn_pages import page_of, read

PLACES = (40, 110, 330, 380, 440, 500)
TABLE = "\n\nCode|Description|Qty|Unit|Price|Total\nAB-1001|Drill bit|2|EA|1.00|2.00"
HEAD = "Brockless Merchants Ltd\nStation Approach\nNewton Abbot TQ12 8RF\n\n"
MERCHANT = "TO|: Nordwind Handel GmbH\n|Hafenstraße 8, 20457 Hamburg, Germany\nFAX|: +49 40 5550 188\n\n"


def _value(head: str, name: str) -> str:
    found = read(head + TABLE, PLACES).root.values
    return found[name][0].raw if name in found else "-"


def test_a_colon_that_stands_apart_belongs_to_its_label() -> None:
    assert _value(HEAD + MERCHANT, "buyer_name") == "Brockless Merchants Ltd"


def test_whoever_tells_how_to_be_reached_is_no_addressee() -> None:
    """A letterhead down the side of a page, its name in great letters over two lines, the addressee beside it."""

    def put(text: str, x: float, y: float, high: float) -> list[Word]:
        words = []
        for one in text.split():
            words.append(Word(one, x, y, x + 5 * len(one), y + high, 1000))
            x += 5 * len(one) + 3
        return words

    side = ["Bahnhofstrasse 14", "5600 Lenzburg", "Tel. 062"]
    to = ["Nordwind Handel GmbH", "Hafenstrasse 8", "20457 Hamburg", "Deutschland"]
    words = put("Zahnpraxis", 43, 51, 16) + put("Aabach", 43, 68, 16)
    words += [word for at, one in enumerate(side) for word in put(one, 43, 134 + 12 * at, 10)]
    words += [word for at, one in enumerate(to) for word in put(one, 260, 52 + 13 * at, 11)]
    words += page_of("\n" * 10 + TABLE, PLACES).words
    found = extract([Page(1, 595, 842, words, "text-layer")], Document(b"", "order.pdf"), "pdf", fuzzy=False)
    assert found.root.values["buyer_name"][0].raw == "Zahnpraxis Aabach"


def test_words_before_a_colon_are_no_name_of_the_sender() -> None:
    sender = "If undelivered return to: Oakfield Trading plc, Parkgate\nCentre, Ring Road West, Northampton NN4 9ZU\n"
    assert _value(sender + "Nordwind Handel GmbH\nHafenstraße 8\n20457 Hamburg", "buyer_name") == "Oakfield Trading plc"


def test_a_label_in_two_lines_stands_beside_its_place() -> None:
    place = "Delivery|Brockless Totnes Branch\naddress:|Riverside Yard\n|Totnes TQ9 7GT\nGate:|Goods In"
    assert _value(HEAD + place, "delivery_name") == "Brockless Totnes Branch"
    assert _value(HEAD + "Goods to be delivered to\nTotnes Depot\n9 Mill Row\nTotnes TQ9 7GT", "delivery_name") == (
        "Totnes Depot"
    )


@pytest.mark.parametrize("terms", ["Lieferung frei Rampe an", "Anlieferung franko Lager an"])
def test_terms_may_lead_to_the_place_of_delivery(terms: str) -> None:
    assert _value(HEAD + f"{terms}\nBaumarkt Soest\nRing 30\n59494 Soest", "delivery_name") == "Baumarkt Soest"


@pytest.mark.parametrize(
    "said",
    [
        "Goods to arrive not later than 2026-10-19. Invoice by e-mail.",
        "With reference to your quotation, please supply the following goods for delivery on 2026-10-19:",
    ],
)
def test_a_sentence_asks_for_a_day(said: str) -> None:
    assert _value(HEAD + said, "delivery_date") == "2026-10-19"
    assert _value(HEAD + "As agreed with you on 2026-10-19 we need the goods", "delivery_date") == "-"


def test_a_day_may_stand_in_the_line_below_its_sentence() -> None:
    said = "With reference to your quotation please supply the following goods for delivery on\n2026-10-19:"
    assert _value(HEAD + said, "delivery_date") == "2026-10-19"


def test_a_long_month_stands_before_its_day() -> None:
    assert _value(HEAD + "Due Date: October 11, 2026", "delivery_date") == "October 11, 2026"


def test_a_colon_of_its_own_follows_the_number_of_the_writer() -> None:
    assert _value(HEAD + "OUR P.O.|: 2659008", "number") == "2659008"


def test_four_figures_before_a_street_are_no_postal_code() -> None:
    place = "Ship to:\nWhitney School, c/o Office\n1201 Sixth Street North\nSaint Cloud, MN 56303"
    assert _value(HEAD + place, "delivery_name") == "Whitney School, c/o Office"


@pytest.mark.parametrize(
    ("great", "beside", "name"),
    [
        ("Kestrel Strand Hotel", "Hill House", "Kestrel Strand Hotel"),
        ("OSGOOD STATE", "Osgood State University", "Osgood State University"),
    ],
)
def test_the_name_in_great_letters_is_told_whole(great: str, beside: str, name: str) -> None:
    words = []
    x = 40.0
    for word in great.split():
        words.append(Word(word, x, 62, x + 9 * len(word), 80, 1000))
        x += 9 * len(word) + 4
    for row, line in enumerate((beside, "12 Strand Road", "Osgood, IA 50133", "Tel: 515-555-0177")):
        x = 360.0
        for word in line.split():
            words.append(Word(word, x, 50 + 10 * row, x + 4 * len(word), 58 + 10 * row, 1000))
            x += 4 * len(word) + 2
    page = Page(1, 595, 842, words, "text-layer")
    assert extract([page], Document(b"", "order.pdf"), "pdf", fuzzy=False).root.values["buyer_name"][0].raw == name


def test_the_sign_of_a_firm_is_no_part_of_the_address_below_it() -> None:
    said = "Obermoser Installationen Ges.m.b.H. bestellt zu den vereinbarten Bedingungen dieses Jahres:"
    body = "Nordwind Handel GmbH\nHafenstraße 8\n20457 Hamburg\n\nBestellung 2026-19246\n\n" + said
    page = page_of(body + TABLE, PLACES)
    words = [one._replace(y0=one.y0 + 40, y1=one.y1 + 40) for one in page.words]
    great = Word("OBERMOSER", 40, 63, 185, 88, 1000)
    trades = ["Gas", "·", "Wasser", "·", "Heizung", "·", "Bäder"]
    places = ["5201", "Seekirchen", "am", "Wallersee,", "Moosstraße", "18"]
    words += [Word(text, 400 + 30 * at, 61, 425 + 30 * at, 70, 1000) for at, text in enumerate(trades)]
    words += [Word(text, 380 + 36 * at, 75, 414 + 36 * at, 84, 1000) for at, text in enumerate(places)]
    found = extract([Page(1, 700, 842, [great, *words], "text-layer")], Document(b"", "a.pdf"), "pdf", fuzzy=False)
    assert found.root.values["buyer_name"][0].raw == "Obermoser Installationen Ges.m.b.H."


def test_a_name_in_capitals_is_read_as_the_foot_writes_it() -> None:
    head = "BROCKLESS MERCHANTS LTD\nStation Approach\nNewton Abbot TQ12 8RF\n\n" + MERCHANT
    foot = "\n\n\nBrockless Merchants Ltd, registered in England 1234567"
    found = read(head + TABLE + foot, PLACES)
    assert found.root.values["buyer_name"][0].raw == "Brockless Merchants Ltd"


def test_a_letterhead_at_the_right_may_be_flush_right() -> None:
    page = page_of("Nordwind Handel GmbH\nHafenstraße 8\n20457 Hamburg\n\nBestellung 4711\n" + TABLE, PLACES)
    for at, said in enumerate(("Klima Jansen GmbH", "Gewerbestr. 30", "26789 Leer")):
        x, y = 550.0, 60.0 + 14 * at
        for text in reversed(said.split()):
            page.words.append(Word(text, x - 5 * len(text), y, x, y + 10, 1000))
            x -= 5 * len(text) + 3
    page = Page(1, 595, 842, sorted(page.words, key=lambda one: (one.y0, one.x0)), "text-layer")
    found = extract([page], Document(b"", "a.pdf"), "pdf", fuzzy=False).root.values
    assert found["buyer_name"][0].raw == "Klima Jansen GmbH"
    assert found["buyer_street"][0].raw == "Gewerbestr. 30"


def test_the_number_stands_below_the_title_though_the_date_is_near() -> None:
    page = page_of(
        HEAD + "Bestellung|Datum|Kd.-Nr.\nEB202612345|03.11.2026|7349" + TABLE, (40, 100, 160, 380, 440, 500)
    )
    found = extract([page], Document(b"", "a.pdf"), "pdf", fuzzy=False).root.values
    assert found["number"][0].raw == "EB202612345"


def test_a_lone_sum_that_holds_the_tax_is_the_gross() -> None:
    found = read(HEAD + MERCHANT + TABLE + "\n\nGesamtsumme inkl. 19 % MwSt.: 2.38 €", PLACES).root.values
    assert "net_total" not in found
    assert found["gross_total"][0].raw == "2.38"


def test_words_that_go_on_with_the_line_above_begin_no_name() -> None:
    found = read(
        "|Kindertagesstätte Regenbogenland^\n|der Gemeinde St. Petri · Kirchweg 4 · 31224 Peine\n\n"
        "Nordwind Handel GmbH^\nHafenstraße 8^\n20457 Hamburg\n\nBestellung 4711\n\n"
        "Pos|Artikel-Nr.|Bezeichnung|Menge\n1|4711-20|Lager|2 Stk\n2|4711-21|Lager|2 Stk",
        (50, 150, 250, 400),
    )
    assert found.root.values["buyer_name"][0].raw == "Kindertagesstätte Regenbogenland"


def test_a_sentence_may_break_between_the_street_and_the_town_of_a_place() -> None:
    said = "Kunde 22280, Lieferung an Huber Möbel, Lager Ost, Hafenweg 30,^\n9900 Lienz, erbeten bis 9.11.2026."
    assert _value(HEAD + said, "delivery_name") == "Huber Möbel, Lager Ost"


@pytest.mark.parametrize(
    ("over", "name"),
    [
        ("Tourismusschulen am Waldsee", "Tourismusschulen am Waldsee"),
        ("Republik Österreich", "Höhere Bundeslehranstalt für Tourismus"),
    ],
)
def test_the_kind_of_a_school_stands_below_its_name(over: str, name: str) -> None:
    head = f"{over}^\nHöhere Bundeslehranstalt für Tourismus^\nSeeweg 15, 9580 Villach\n\n"
    assert _value(head + "Lieferant: Nordwind Handel GmbH\nHafenstraße 8\n20457 Hamburg", "buyer_name") == name


def test_a_registered_office_names_nobody_but_who_stands_over_its_code() -> None:
    head = "|||Priory Care Shops Ltd\n|||Priory House\n|||HEXHAM\n|||NE46 1PL\n\n" + MERCHANT
    foot = "\n\nCompany No 05772310. Registered Office: Priory House, Hexham, NE46 1PL."
    values = read(head + "\nPurchase Order 4711\n" + TABLE + foot, PLACES).root.values
    assert values["buyer_name"][0].raw == "Priory Care Shops Ltd"


def test_a_title_in_great_letters_over_two_lines_is_no_buyer() -> None:
    words = [Word("PURCHASE", 40, 50, 140, 70, 1000), Word("ORDER", 40, 74, 100, 94, 1000)]
    body = "\n\n\n\n\n|||Unit 4\n|||Mill Lane\n|||Newton Abbot TQ12 8RF\n\n" + MERCHANT
    words += page_of("\n" * 3 + body + "\n\n|||Order Date|1 Oct 2026\n" + TABLE, PLACES).words
    found = extract([Page(1, 595, 842, words, "text-layer")], Document(b"", "order.pdf"), "pdf", fuzzy=False)
    assert "buyer_name" not in found.root.values


def test_a_value_behind_a_label_is_no_address() -> None:
    head = "Landkreis Emmerau\nSchlossallee 4\n99768 Emmerau\n\nBestellung KE-2026-82\n\n"
    head += "Rahmenvereinbarung||RV 24/0117 Los 2\nKostenstelle||211010 / Sachkonto 527100"
    assert _value(head, "buyer_name") == "Landkreis Emmerau"


def test_the_owners_stand_below_the_name_of_their_house() -> None:
    head = "Gasthof Dörnbach OHG\nFamilie Rauh & Söhne · Marktplatz 3 · 96187 Dörnbach · Telefon 09207 345\n\n\n"
    head += "Nordwind Handel GmbH\nHafenstraße 8\n20457 Hamburg\n\n\nBestellung D-80/26"
    assert _value(head, "buyer_name") == "Gasthof Dörnbach OHG"


def test_the_second_line_of_a_slogan_is_no_name() -> None:
    head = "Autohaus Ruppert Meisterbetrieb^\ne.K.^\nReparaturen aller Marken ·^\nUnfallinstandsetzung^\n"
    head += "Gewerbering 12, 36251 Hersfeld\n\n\nLieferant:\nNordwind Handel GmbH\nHafenstraße 8\n20457 Hamburg\n"
    assert _value(head + "\nBestellung D-80/26", "buyer_name") == "Autohaus Ruppert Meisterbetrieb e.K."


def test_running_text_over_a_town_names_nobody() -> None:
    foot = "\n\nAcknowledge by return to orders@tdwater.example. Silence is acceptance. Trent Water plc. Seat: Mill^\n"
    foot += "House, Derby DE1 3QB. VAT GB 486."
    assert _value("Trent Water plc\n\n" + MERCHANT + TABLE + foot, "buyer_name") == "Trent Water plc"


def test_a_town_before_its_code_in_one_line_is_no_name() -> None:
    found = read(
        "Supplier:|Lanternlight Hospice Care^\nNordwind Trading Ltd|Shops Ltd^\n7 Humber Quays|Priestpopple House^\n"
        "HULL HU1 2BN|HEXHAM^\n|NE46 1PL\n\nPurchase Order Number PO-0678\n\n"
        "Code|Description|Quantity|Price|Amount\nLR-750|Tea towel|12|5.00|60.00\nAA-552|Apron|5|8.00|40.00\n"
        "|Total|||100.00\n\nRegistered Office: Priestpopple House, Hexham, NE46 1PL. We give our profits away.",
        (50, 300, 400, 440, 500),
    )
    assert found.root.values["buyer_name"][0].raw == "Lanternlight Hospice Care Shops Ltd"


@pytest.mark.parametrize(
    ("head", "town"),
    [
        ("The Parish Office, Church Lane, Thetford IP25 7QT Tel 01953 555 218 (Tue, Thu)", ("IP25 7QT", "Thetford")),
        ("Tischlerei Mensing, Bokeler Weg 17, 26215 Wiefelstede Telefon 04402 61 88", ("26215", "Wiefelstede")),
        ("Parish Office, 318 Chestnut Street, Dunmore, PA 18512 Phone (570) 555-0126", ("18512", "Dunmore")),
    ],
)
def test_a_telephone_right_behind_a_town_is_none_of_it(head: str, town: tuple[str, str]) -> None:
    values = read(
        f"WETHERBY COUNCIL\n{head}\n\n\n\nThe Sales Office^\nNordwind Trading Ltd^\n14 Quayside Park^\nHull HU9 1TA\n\n"
        "ORDER No. WHPC/26/795\n\nItem|Description|Qty|Price|Amount\nA-1043|Cable gland|12|2.50|30.00\n"
        "A-1044|Lock nut|24|0.50|12.00",
        (50, 120, 300, 370, 430),
    ).root.values
    assert (values["buyer_postal_code"][0].raw, values["buyer_city"][0].raw) == town
