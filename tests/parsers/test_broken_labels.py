"""What a narrow column breaks: labels below an order line, titles of two columns set close, a date beside a count."""

from __future__ import annotations

import pytest

from orderhub.document import Document, Kind
from parsers.page_order import extract
from parsers.page_titles import find_header
from parsers.page_words import Page
from tests.parsers.drawn_pages import lines_of, page_of, read

_PLACES = (50, 90, 170, 350, 390, 430, 500)
_HEAD = "Purchase Order No. 4711\nDate 10 September 2026\n\n"


@pytest.mark.parametrize(
    "below",
    [
        "Supplier product code: 25430 Deliver by:^\n|||01.12.26",
        "Supplier product^\n|||code: 25430 Deliver by: 01.12.26",
    ],
    ids=["value", "label"],
)
def test_a_label_below_a_line_may_go_on_in_the_next(below: str) -> None:
    table = (
        "Line|Our code||Description|Quantity|UoM|Unit Price|Line Value\n"
        f"1|WK/1011||Two-part epoxy adhesive|4|off|12.39|49.56^\n|||{below}\n"
        "2|WK/3474||Disposable gloves black|2|box|10.55|21.10^\n|||Supplier product code: 83589^\n"
        "|||Deliver by: 23.11.26"
    )
    lines = lines_of(read(_HEAD + table, (40, 70, 80, 130, 370, 420, 470, 530)))
    assert [(one["article"], one["delivery_date"]) for one in lines] == [("25430", "01.12.26"), ("83589", "23.11.26")]
    assert [one["description"] for one in lines] == ["Two-part epoxy adhesive", "Disposable gloves black"]


@pytest.mark.parametrize(
    "below", ["Account: 43110 Taxable: no Commodity^\n|||code: 41120000", "Tax: 20 Cost^\n|||centre: 4711"]
)
def test_a_label_of_a_note_may_be_broken(below: str) -> None:
    table = (
        "Line|Our code||Description|Quantity|UoM|Unit Price|Line Value\n"
        f"1|WK/1011||Two-part epoxy adhesive|4|off|12.39|49.56^\n|||{below}\n"
        f"2|WK/3474||Disposable gloves black|2|box|10.55|21.10^\n|||{below}"
    )
    found = read(_HEAD + table, (40, 70, 80, 130, 370, 420, 470, 530))
    assert [one["description"] for one in lines_of(found)] == ["Two-part epoxy adhesive", "Disposable gloves black"]
    assert not [one for one in found.findings if one.code == "pdf.number-unexplained"]


def test_two_titles_close_by_are_two_where_codes_stand_below_the_one() -> None:
    table = (
        "Line|Product|Description|Quantity|UoM|Unit Price|Line Value\n"
        "1|Q9273|Science goggles|30|each|1.53|45.90\n2|Q2098|Clock dial|20|set|18.71|374.20"
    )
    lines = lines_of(read(_HEAD + table, (40, 70, 107, 330, 390, 440, 510)))
    assert [(one["article"], one["description"]) for one in lines] == [
        ("Q9273", "Science goggles"), ("Q2098", "Clock dial"),
    ]  # fmt: skip


def test_a_whole_date_takes_no_count_that_stands_close_to_it() -> None:
    table = "Description|Taxes|Date Req.|Qty|Unit Price|Amount\n" + "\n".join(
        f"{text}|8.25%|10/{day}/2026|{count} SET|{price}|{amount}"
        for text, day, count, price, amount in (
            ("Lapboards plain", 21, 20, "42.89", "857.80"), ("Scissors round", 28, 20, "26.07", "521.40"),
            ("Poster paint", 24, 12, "21.31", "255.72"),
        )
    )  # fmt: skip
    lines = lines_of(read(_HEAD + table, (50, 240, 290, 344, 440, 510)))
    assert [(one["delivery_date"], one["quantity"]) for one in lines] == [
        ("10/21/2026", "20"), ("10/28/2026", "20"), ("10/24/2026", "12"),
    ]  # fmt: skip


def test_a_heading_below_the_titles_is_none_of_them() -> None:
    page = page_of(
        "Cat. ref.|Item|No. off|Per|Unit cost|Cost^\nGround floor - first delivery^\nESH71|Cable|120|m|3,43|411,60",
        (50, 116, 400, 450, 490, 540),
    )
    header = find_header(page.lines, 0, fuzzy=False)
    assert header is not None
    assert (header.last, header.columns[2].kind) == (0, "quantity")
    assert "delivery_date" not in header.kinds()


def test_an_order_speaks_of_an_invoice_in_the_end_of_a_sentence() -> None:
    told = "Please state the commodity codes and country of origin on the^\ncommercial invoice.\n\n"
    goods = "Item|Description|Qty|Unit|Price|Amount\nA-1043|Cable gland|12|pcs|2.50|30.00"
    assert read(f"Works order 4711\n{told}{goods}", (50, 150, 320, 370, 420, 480)).kind is Kind.ORDER


def test_unit_and_unit_price_are_two_titles() -> None:
    table = (
        "ITEM #|DESCRIPTION|QTY|UNIT|UNIT|PRICE|TOTAL\n2874030|Insulation board|6|EA||41.87|251.22\n"
        "1914913|Frame fixing|1000|EA||0.13|130.00\n3960547|Cement|50|EA||4.97|248.50"
    )
    lines = lines_of(read(_HEAD + table, (50, 110, 370, 409, 434, 457, 520)))
    assert [(one["quantity"], one["unit"], one["price"]) for one in lines] == [
        ("6", "EA", "41.87"), ("1000", "EA", "0.13"), ("50", "EA", "4.97"),
    ]  # fmt: skip


def test_a_price_may_tell_its_currency_before_what_it_is_for() -> None:
    table = (
        "Item|Material|Description|Order qty|Unit|Price per unit|Net value\n"
        "10|4124862|Silicone tubing|100.000|M|477.53 USD / 100 M|477.53\n"
        "20|4558793|Pipette tips|3.000|BOX|33.01 USD / 1 BOX|99.03"
    )
    lines = lines_of(read(_HEAD + table, (50, 90, 160, 290, 350, 390, 520)))
    assert [one["price_unit"] for one in lines] == ["100", "1"]


def test_an_english_paper_parts_thousands_with_a_comma() -> None:
    table = "No|Code|Description|Req. Qty|Unit\n1|BAR2268|Lager can|6|Case\n2|BAR3676|Mineral water|1,200|Case"
    found = read(f"Please deliver to our cellar the goods of this order\n{_HEAD}{table}", (50, 90, 170, 350, 410))
    assert found.keys["number_format"] == "en"


def test_a_figure_in_a_text_on_the_next_page_is_no_price() -> None:
    titles = "No|Code|Description|Qty|Unit|Price|Total\n"
    first = page_of(f"{_HEAD}{titles}1|HA5330|Shackle bow screw pin|2|ea|15.13|30.26", _PLACES)
    later = page_of("||galvanised SWL 4.75 t^\n2|RT6499|Cotton rags|10|ea|28.48|284.80", _PLACES)
    second = Page(2, later.width, later.height, later.words, later.engine)
    found = extract([first, second], Document(b"", "order.pdf"), "pdf", fuzzy=False)
    assert [one["description"] for one in lines_of(found)] == [
        "Shackle bow screw pin galvanised SWL 4.75 t", "Cotton rags",
    ]  # fmt: skip


def test_a_date_may_stand_below_its_label_in_two_lines() -> None:
    table = (
        "Line|Part Number / Description|Delivery Date|Quantity|Unit Price|Amount\n"
        "1|LH7121|Needed:|20 case|18.82|376.40^\n|Bin liner clear on a roll|05 November^\n|Supplier Item: HK4522|2026\n"
        "2|LH8812|Needed:|30 each|2.14|64.20^\n|Wooden coat hanger|16 October 2026^\n|Supplier Item: HK8582"
    )
    lines = lines_of(read(_HEAD + table, (50, 80, 250, 350, 430, 500)))
    assert ["05 November 2026" in lines[0]["delivery_date"], "16 October" in lines[1]["delivery_date"]] == [True, True]


def test_the_bare_cost_behind_the_unit_cost_is_the_amount() -> None:
    table = (
        "Cat. ref.|Item|No. off|Per|Unit cost|Cost\n25527|Crisps sea salt|1|box|21.42|21.42\n"
        "96245|Line cleaner|1|each|12.23|12.23"
    )
    lines = lines_of(read(_HEAD + table, (50, 116, 380, 430, 470, 540)))
    assert [one["amount"] for one in lines] == ["21.42", "12.23"]


def test_a_label_in_small_print_below_each_line_keeps_the_value_that_stands_below_it() -> None:
    label = "|||Geplantes Wareneingangsdatum:^\n|||"
    page = page_of(
        "Bestellung 4711\n\nNr.|Ihre Art.-Nr.||Beschreibung|Menge|Einheit|Preis|Betrag\n"
        f"1966-A|L-59836||Isopropanol|2|Liter|9,44|18,88^\n{label}15.10.26\n"
        f"1970-A|L-47820||Faltenfilter|3|Packung|21,00|63,00^\n{label}16.11.26\n"
        f"1944-E|L-23313||Handschuh|5|Packung|6,00|30,00^\n{label}21.10.26\n",
        (40, 90, 100, 180, 370, 420, 470, 530),
    )
    small = [
        one._replace(y0=one.y0 + 1.5) if one.text.startswith(("Geplantes", "Wareneingang")) or one.text[2:3] == "."
        else one for one in page.words
    ]  # fmt: skip
    page = Page(1, page.width, page.height, small, "text-layer")
    lines = lines_of(extract([page], Document(b"", "order.pdf"), "pdf", fuzzy=False))
    assert [one["delivery_date"] for one in lines] == ["15.10.26", "16.11.26", "21.10.26"]


def test_a_label_without_a_colon_may_go_on_with_its_number_in_the_next_line() -> None:
    table = "Pos.|Bezeichnung|Menge|Einzelpreis|Gesamtpreis\n" + "\n".join(
        f"{at}|{text}|2|3,00|6,00^\n|Ihre Art.-Nr. BR-630{at} / unsere Nr.^\n|RHB 97{at}\n"
        for at, text in ((1, "Fitting flach"), (2, "Kasten blau"))
    )
    lines = lines_of(read("Bestellung Nr. 4711\n\n" + table, (40, 80, 350, 400, 480)))
    assert [(one["article"], one["buyer_article"]) for one in lines] == [("BR-6301", "RHB 971"), ("BR-6302", "RHB 972")]
    assert [one["description"] for one in lines] == ["Fitting flach", "Kasten blau"]


def test_a_label_that_ends_a_line_takes_no_words_of_the_next() -> None:
    table = "Pos.|Bezeichnung|Menge|Einzelpreis|Gesamtpreis\n" + "\n".join(
        f"{at}|{text}|2|3,00|6,00^\n|passend zu Ihrer Art.-Nr.^\n|4711 und anderen\n"
        for at, text in ((1, "Fitting flach"), (2, "Kasten blau"))
    )
    lines = lines_of(read("Bestellung Nr. 4711\n\n" + table, (40, 80, 350, 400, 480)))
    assert not any({"article", "buyer_article"} & one.keys() for one in lines)
