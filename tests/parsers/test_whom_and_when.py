"""Who is asked for the goods, and when they are to arrive, in words above an address or in a sentence."""

from __future__ import annotations

import pytest

from parsers.postal_lines import Part, company_in, is_name, role_of
from tests.parsers.drawn_pages import line_of, lines_of, read

TABLE = """Pos.|Artikel-Nr.|Bezeichnung|Menge|ME|Preis|Wert
1|12-3456|Besen|5|ST|2,00|10,00
2|98-7654|Eimer|20|ST|3,00|60,00"""
PLACES = (50, 90, 180, 330, 380, 420, 480)
BUYER = "||||Gemeinde Aschbach\n||||Kirchplatz 1\n||||84098 Aschbach\n\n"


def test_the_seller_is_not_who_orders() -> None:
    text = (
        f"{BUYER}Verkauf durch\nNordwind Handel GmbH\nHafenstraße 8\n20457 Hamburg\n\nBestell-Nr.: 4711/26\n\n{TABLE}"
    )
    assert read(text, PLACES).root.values["buyer_name"][0].raw == "Gemeinde Aschbach"


def test_a_number_behind_the_word_for_a_supplier_is_his_and_no_name() -> None:
    line = line_of("Lieferant 70418")
    assert role_of(Part(line, line.words)) == ("supplier", None)


def test_a_sentence_says_when_the_goods_arrive() -> None:
    asked = "Gerne bestellen wir wie folgt. Liefertermin eintreffend: 17.11.2026. Bitte um Anruf."
    text = f"{BUYER}Bestell-Nr.: 4711/26\n\n{asked}\n\n{TABLE}"
    assert read(text, PLACES).root.values["delivery_date"][0].raw == "17.11.2026"


def test_facts_below_a_buyer_of_two_lines_are_none_of_his_address() -> None:
    text = (
        "Ruhrtal Druck GmbH^\nKettwiger Weg 240, 45239 Essen|||||Best.-Nr.|EK9103^\n|||||Datum|14.09.2026^\n"
        "Nordwind Handel GmbH|||||Einkäufer|0201/8409-331 Hr.^\nHafenstraße 8||||||Demir^\n"
        "20457 Hamburg|||||Abwicklung|frei Werk^\n|||||Skonto|14 T. 3 %, 60 T.^\n||||||netto\n\n"
    )
    found = read(f"{text}{TABLE}", PLACES).root.values
    assert (found["buyer_name"][0].raw, found["buyer_street"][0].raw) == ("Ruhrtal Druck GmbH", "Kettwiger Weg 240")


def test_the_number_stands_below_words_that_ask_to_quote_it_in_two_lines() -> None:
    text = f"{BUYER}Bestellung^\nBestellnummer auf Lieferschein und Rechnung unbedingt^\nangeben!^\n26/55002\n\n{TABLE}"
    assert read(text, PLACES).root.values["number"][0].raw == "26/55002"


@pytest.mark.parametrize(
    "text",
    [
        "Guten Tag",
        "Liebes Nordwind-Team,",
        "Liebe Frau Dehl,",
        "Sehr geehrte Damen",
        "Dear Nordwind team,",
        "Dear Sirs",
    ],
)
def test_a_greeting_is_no_name(text: str) -> None:
    line = line_of(text)
    assert not is_name(Part(line, line.words))


@pytest.mark.parametrize("text", ["Lieber Holzbau", "Liebe & Partner", "Dear Green Nursery", "Hi-Tec"])
def test_a_name_may_begin_as_a_greeting_does(text: str) -> None:
    line = line_of(text)
    assert is_name(Part(line, line.words))


def test_a_sentence_says_where_the_goods_go_with_the_part_of_the_firm() -> None:
    said = "Die Ware ist anzuliefern bei: Tischlerei Huber, Werk 2, Am Sägewerk 1, 87509 Immenstadt"
    text = f"{BUYER}Bestell-Nr.: 4711/26\n\n{said}\n\n{TABLE}"
    assert read(text, PLACES).root.values["delivery_name"][0].raw == "Tischlerei Huber, Werk 2"


@pytest.mark.parametrize(
    ("said", "name"), [("to The Fox & Lantern", "The Fox & Lantern"), ("to the Fox & Lantern", "Fox & Lantern")]
)
def test_an_article_with_a_capital_is_of_the_name(said: str, name: str) -> None:
    text = f"{BUYER}Bestell-Nr.: 4711/26\n\nDelivery {said}, 2 Market Square, Ludlow SY8 1AZ.\n\n{TABLE}"
    assert read(text, PLACES).root.values["delivery_name"][0].raw == name


def test_the_facts_of_an_order_are_no_line_of_it_where_their_colons_stand_apart() -> None:
    facts = ["Nummer|: 2026-4698", "vom|: 20.09.2026", "Lieferant|: 104772", "Ihre Kd.-Nr.|: 510747"]
    facts.append("Zahlungsbed.|: 14 Tage 2 %, 30 netto")
    card = """Position {at}0: {text}
Sachnummer|L57-332{at}||Bestellmenge|6 Stk
Lieferantenteil|4313567{at}||Preis je 1 Stk|2,00 EUR
Liefertermin|01.10.2026||Positionswert|12,00 EUR
"""
    cards = [card.format(at=at, text=text) for at, text in enumerate(("Besen", "Eimer", "Lappen"), 1)]
    found = read("\n".join(["BESTELLUNG", *facts, "", *cards]), (50, 150, 200, 320, 420))
    assert [one["article"] for one in lines_of(found)] == ["43135671", "43135672", "43135673"]
    assert found.root.values["number"][0].raw == "2026-4698"


@pytest.mark.parametrize("end", ["; bitte rufen Sie an.", ", bitte rufen Sie an.", ": sonst nicht."])
def test_a_day_without_its_year_may_end_a_part_of_a_sentence(end: str) -> None:
    text = (
        f"{BUYER}Bestellung 4711/26 vom 18.09.2026\n\nWir brauchen die Ware bis spätestens 15. Oktober{end}\n\n{TABLE}"
    )
    assert read(text, PLACES).root.values["delivery_date"][0].raw == "15. Oktober 2026"


def test_an_address_begins_below_the_end_of_its_label() -> None:
    text = """Hardlow Wholesale Hardware Inc||Purchase Order 4711-26
2210 Levee Road
Evansville IN 47711

VENDOR:|04471|SHIP TO:
|NORDWIND HANDEL GMBH||HARDLOW DC 02
|HAFENSTRASSE 8||900 PORT DRIVE
|20457 HAMBURG||MT VERNON IN 47620

Item|Description|Qty|Price|Amount
12-3456|Broom|5|2.00|10.00
98-7654|Bucket|20|3.00|60.00"""
    values = read(text, (50, 120, 330, 375, 450)).root.values
    assert values["delivery_name"][0].raw == "HARDLOW DC 02"


def test_the_account_that_a_supplier_keeps_for_the_writer_is_the_customers() -> None:
    text = f"{BUYER}Order no.: 4711/26\n\nYour account for us^\nACCT-465173\n\n{TABLE}"
    assert read(text, PLACES).root.values["customer_number"][0].raw == "ACCT-465173"


@pytest.mark.parametrize(
    "label",
    ["In store by", "In DC by", "In warehouse by", "INTO DC DATE", "Into depot by", "Due into store",
     "Required in DC by", "Depot delivery date", "In depot date:", "Lagereingang", "Im Lager bis",
     "Eingang Zentrallager:", "Anlieferung ZL bis"],
)  # fmt: skip
def test_the_goods_are_to_be_in_a_house_by_a_day(label: str) -> None:
    text = f"{BUYER}Order|4711/26\nWritten|Sep 21, 2026\n{label}|Sep 28, 2026\n\n{TABLE}"
    assert read(text, (50, 190, *PLACES[3:])).root.values["delivery_date"][0].raw == "Sep 28, 2026"


@pytest.mark.parametrize(
    "label", ["Ship to: name of consignee / address", "Deliver to: name and address", "Lieferung an: Name, Anschrift"]
)
def test_words_that_tell_what_stands_below_a_label_name_nobody(label: str) -> None:
    goal = f"{label}\nRoad & Bridge Shop - District 3\n2281 Gravel Pit Road\nAlder Falls, ID 83830\n\n"
    text = f"{BUYER}Order no.: 4711/26\n\n{goal}{TABLE}"
    assert read(text, PLACES).root.values["delivery_name"][0].raw == "Road & Bridge Shop - District 3"


@pytest.mark.parametrize("label", ["Issuing office", "Ordering agency", "Bestellende Dienststelle"])
def test_the_office_that_issues_an_order_is_the_buyer(label: str) -> None:
    text = f"""Order no.: 4711/26

{label}|||Deliver to
Board of Parks of Tamarack|||Alder Park Depot
75 Courthouse Square|||12 Mill Road
Alder Falls, ID 83830|||Boise, ID 83702

{TABLE}"""
    assert read(text, PLACES).root.values["buyer_name"][0].raw == "Board of Parks of Tamarack"


@pytest.mark.parametrize(
    ("buyer", "supplier"),
    [
        ("Besteller", "Anbieter"),
        ("Auftraggeberin", "Lieferantin"),
        ("Acheteur", "Lieferant / fournisseur"),
        ("Bestellerin", "Auftragnehmerin"),
    ],
)
def test_who_orders_and_who_delivers_are_told_in_any_gender_and_in_a_second_tongue(buyer: str, supplier: str) -> None:
    own = ["Schulgemeinde Oberthal", "Dorfstrasse 30", "8496 Steg"]
    ours = ["Nordwind Handel GmbH", "Hafenstraße 8", "20457 Hamburg"]
    block = "\n".join(f"{left}||||{right}" for left, right in zip([supplier, *ours], [buyer, *own], strict=True))
    text = f"Portal der Volksschulen\n\nBestellung 4711/26\n\n{block}\n\n{TABLE}"
    assert read(text, PLACES).root.values["buyer_name"][0].raw == "Schulgemeinde Oberthal"


@pytest.mark.parametrize(
    "text",
    ["Toitures Kieffer S.à r.l.", "Apotheke Veltens e. Kfr.", "Mining ULC", "Kreiskliniken AöR", "Toitures Roy Ltée"],
)
def test_a_legal_form_tells_a_company(text: str) -> None:
    line = line_of(text)
    assert company_in(Part(line, line.words)) is not None


def test_the_name_of_a_file_is_no_buyer() -> None:
    head = "Bestellliste_Nordwind.xlsx\n\nBestellung – Gartenbau Wulfhorst GbR\nBestell-Nr.|||W-376"
    sides = "Lieferant|||Nordwind Handel GmbH, Hafenstraße 8, 20457 Hamburg"
    assert read(f"{head}\n{sides}\n\n{TABLE}", PLACES).root.values["buyer_name"][0].raw == "Gartenbau Wulfhorst GbR"


def test_a_person_and_the_hours_of_a_practice_are_no_buyer() -> None:
    ordered = "Bestellt von\nFr. Imhof, Assistentin^\nPraxiszeiten^\nMo–Fr 8–12, 13.30–18"
    text = f"{BUYER}Nordwind Handel GmbH\nHafenstraße 8\n20457 Hamburg\n\nBestell-Nr.: 4711/26\n\n{ordered}\n\n{TABLE}"
    assert read(text, PLACES).root.values["buyer_name"][0].raw == "Gemeinde Aschbach"


@pytest.mark.parametrize("text", ["Fr. Imhof, Assistentin", "Hr. Stadler", "Hrn. Petersen", "Mme. Roy"])
def test_a_person_names_no_buyer(text: str) -> None:
    line = line_of(text)
    assert not is_name(Part(line, line.words))
