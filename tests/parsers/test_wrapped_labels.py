"""Labels of a header that a narrow column breaks."""

from __future__ import annotations

import pytest

from orderhub.document import Document
from parsers.page_order import extract
from parsers.page_words import Page, Word
from tests.parsers.drawn_pages import page_of, read

TABLE = """

Pos|Item No|Description|Qty|Price|Amount
1|A-1001|Valve|5|4.50|22.50
2|A-1002|Pipe|2|6.00|12.00
"""
PLACES = (40, 80, 160, 330, 400, 500)


def test_a_label_goes_on_below_beside_its_value() -> None:
    head = "Example Marin Ltd\nPurchase Order 4711\n||||Approval Date|19-Nov-2026\n"
    head += "||||Required Delivery^\n||||Date|03-Dec-2026"
    values = read(head + TABLE, PLACES).root.values
    assert values["delivery_date"][0].raw == "03-Dec-2026"
    assert values["issue_date"][0].raw == "19-Nov-2026"


def test_a_value_stands_at_the_middle_of_its_label() -> None:
    head = "Example Marin Ltd\nPurchase Order\n\n||||Official Order~\n|||||11561~\n||||Number\n\n"
    head += "||||Order placed|12/09/2026"
    assert read(head + TABLE, PLACES).root.values["number"][0].raw == "11561"


@pytest.mark.parametrize(
    "head",
    [
        "||||Unsere Kd.-Nr. bei^\n||||Ihnen|D-58431",
        "||||Kunden-Nr. bei~\n|||||D-58431~\n||||Ihnen:",
        "|||Our account no. at||D-58431^\n|||supplier",
        "||||Unsere Kundennum-^\n||||mer|D-58431",
        "||Rahmenvertrag|Our account^\n|||with you\n||RV 24/17|D-58431",
    ],
)
def test_the_number_of_the_customer_stands_beside_or_below_a_label_in_two_lines(head: str) -> None:
    values = read("Example Marin Ltd\nPurchase Order 4711\n" + head + TABLE, PLACES).root.values
    assert values["customer_number"][0].raw == "D-58431"


@pytest.mark.parametrize("label", ["Kd.-Nr. dort", "Kd-Nr b. Lief.", "School's account number at the supplier"])
def test_a_number_of_the_customer_may_be_told_by_where_it_is_kept(label: str) -> None:
    values = read(f"Example Marin Ltd\nPurchase Order 4711\n{label}|||D-58431" + TABLE, PLACES).root.values
    assert values["customer_number"][0].raw == "D-58431"


def test_the_title_of_a_form_breaks_beside_its_number() -> None:
    head = "Example Marin Ltd\n\nPurchase||SA-PO-72034||Date|07 Nov 2026^\nOrder\nVessel||MV Pioneer"
    assert read(head + TABLE, PLACES).root.values["number"][0].raw == "SA-PO-72034"


@pytest.mark.parametrize("label", ["Aktenzeichen / Auftrags-Nr.", "Bestellnummer"])
def test_the_bracket_behind_a_label_ends_above_its_value(label: str) -> None:
    head = f"Example Marin GmbH\nAuftragsschein\n\n||{label} (bei Rechnungslegung^\n||bitte angeben)^\n||40.2-2026/902"
    assert read(head + TABLE, PLACES).root.values["number"][0].raw == "40.2-2026/902"


@pytest.mark.parametrize(("begun", "ended"), [("Deliver on or", "before"), ("Required", "on or before")])
def test_a_label_breaks_above_its_value_in_a_box_beside_other_boxes(begun: str, ended: str) -> None:
    boxes = f"F.O.B. Point|||{begun}||Terms^\nHamburg|||{ended}||NET 30^\n|||11/08/2026"
    head = f"Example Marin Ltd\nPurchase Order 4711\n\n{boxes}"
    assert read(head + TABLE, PLACES).root.values["delivery_date"][0].raw == "11/08/2026"


@pytest.mark.parametrize(
    ("head", "number"),
    [
        ("Unsere Kundennummer bei Ihnen:|||34123 Kassel^\nDE-164587", "DE-164587"),
        ("Our account no.|||12 High Street^\n0164587|||London", "0164587"),
        ("Kundennummer|||DE-34123 Kassel^\n164587", "164587"),
        ("Kundennummer bei Ihnen:|||12 High Street^\n|||London^\nDE-164587", "DE-164587"),
        ("Customer No||||WHITBURN BAY^\n|||Quay|SR6 7QW^\nC-0013|||UNITED KINGDOM", "C-0013"),
        ("Our account number|||A2 Trade Park^\nHAR 26/118|||Goole", "HAR 26/118"),
        ("Account number|||TEL 0191 555 0127^\n100013|||Whitburn Bay", "100013"),
        ("Kundennummer|||D2 Gewerbehof Süd^\n|||Neustadt^\n100013", "100013"),
        ("Kundennummer:|||55211 Herr Meier^\nBestelldatum:|||12.10.2026", "55211"),
        ("Kundennummer:|||55211^\n12345", "55211"),
        ("Kundennummer:|||55211 (bitte angeben)^\n12345", "55211"),
    ],
)
def test_a_code_below_its_label_weighs_more_than_an_address_in_the_next_column(head: str, number: str) -> None:
    values = read("Example Marin Ltd\nPurchase Order 4711\n\n" + head + TABLE, (40, 80, 160, 280, 400, 500)).root.values
    assert values["customer_number"][0].raw == number


@pytest.mark.parametrize(
    ("head", "name", "value"),
    [
        ("|||Unsere~\n|||||D-58431~\n|||Kundennummer", "customer_number", "D-58431"),
        ("|||Our||D-58431^\n|||account no.", "customer_number", "D-58431"),
        ("|||Unsere||D-66100^\n|||Kundennummer||D-58431", "customer_number", "D-58431"),
        ("|||Gewünschter~\n|||||12.11.2026~\n|||Liefertermin", "delivery_date", "12.11.2026"),
        ("|||Requested~\n|||||12.11.2026~\n|||delivery date", "delivery_date", "12.11.2026"),
    ],
)
def test_a_value_stands_beside_or_above_a_second_line_that_is_a_label_by_itself(
    head: str, name: str, value: str
) -> None:
    values = read("Example Marin Ltd\nPurchase Order 4711\n\n" + head + TABLE, PLACES).root.values
    assert values[name][0].raw == value


@pytest.mark.parametrize(
    "head",
    [
        "||Ihre Kundennummer für diesen^\n||Kunden: D-58431",
        "||Your customer no. for this^\n||buyer: D-58431",
        "||Kundennr. bei Ihnen /^\n||our customer no.: D-58431",
        "||Unsere Kd.-Nr. bei^\n||Ihnen D-58431",
        "Data||Ns. cod. cliente / Our customer^\n12.10.2026||code^\n||D-58431",
        "Data||Our customer||VAT^\n12.10.2026||code||DE123^\n||D-58431",
    ],
)
def test_a_label_ends_before_a_colon_or_over_the_number_in_the_last_of_its_languages(head: str) -> None:
    values = read("Example Marin Ltd\nPurchase Order 4711\n" + head + TABLE, PLACES).root.values
    assert values["customer_number"][0].raw == "D-58431"


@pytest.mark.parametrize(
    ("begun", "ended", "name"),
    [
        ("Our customer no.", "at vendor:", "customer_number"),
        ("Unsere Kundennummer", "bei Ihnen:", "customer_number"),
        ("Unsere Kd.-Nr. bei", "Ihnen", "customer_number"),
        ("Purchase order", "number:", "number"),
    ],
)
def test_a_column_of_labels_is_flush_on_the_right(begun: str, ended: str, name: str) -> None:
    page = page_of("Example Marin Ltd\nPurchase Order\n\n\n\n" + TABLE, PLACES)
    words = [*page.words]
    for at, (label, value) in enumerate((("Order Date:", "5-Nov-2026"), (begun, ""), (ended, "D-58431"))):
        x = 400.0
        for word in reversed(label.split()):
            words.append(Word(word, x - 5 * len(word), 90 + 11 * at, x, 100 + 11 * at, 1000))
            x -= 5 * len(word) + 3
        words.append(Word(value, 412, 90 + 11 * at, 412 + 5 * len(value), 100 + 11 * at, 1000))
    drawn = Page(1, 595, 842, [one for one in words if one.text], "text-layer")
    values = extract([drawn], Document(b"", "order.pdf"), "pdf", fuzzy=False).root.values
    assert values[name][0].raw == "D-58431"


@pytest.mark.parametrize("postcode", ["SR6 7QW", "SW1A 1AA", "B1 1AA", "D02 XY45"])
def test_a_postcode_is_no_number(postcode: str) -> None:
    found = read(f"Example Marin Ltd\nPurchase Order Number|||{postcode}^\nnot yet given" + TABLE, PLACES)
    assert "number" not in found.root.values


@pytest.mark.parametrize("week", ["KW 40, Tag nach Absprache", "KW 40", "KW 40/2026 Montag", "CW 40, Tuesday"])
def test_a_week_below_a_label_is_its_value(week: str) -> None:
    head = f"Example Marin Ltd\nPurchase Order 4711\n\nBestelldatum|||Liefertermin^\n19.09.26|||{week}"
    values = read(head + TABLE, PLACES).root.values
    assert values["delivery_date"][0].raw in {"KW 40/2026", "CW 40/2026"}
    assert values["issue_date"][0].raw == "19.09.26"
