"""Counters of printed forms, of their boxes and of the columns of their tables, are no words of the order."""

from __future__ import annotations

import pytest

from parsers.page_words import Page
from tests.parsers.drawn_pages import lines_of, page_of, read

_PLACES = (40, 190, 340, 440, 500, 550)
_ROWS = "1|7788-15|Pipe seamless|12|1.50|18.00\n2|7788-21|Gauge|2|27.50|55.00\n"


def _form(mark: str) -> str:
    labels = ("Date of order", "Order no.", "Contract no.", "Account", "Deliver on or before", "Terms", "Total")
    one, two, three, four, five, six, seven = (f"{mark.format(at)} {label}" for at, label in enumerate(labels, 1))
    return (
        f"Order for supplies\n\n{one}|{two}|{three}\n10/28/2026|26-R42278|NASPO-19117\n\n"
        f"{four}|{five}|{six}\n102-43100-560|11/08/2026|Net 30\n\n"
        f"Item|Part no.|Description|Qty|Price|Amount\n{_ROWS}\n{seven}\n$73.00\n"
    )


@pytest.mark.parametrize("mark", ["{}.", "({})", "{}", "{})", "{}a."])
def test_labels_begin_behind_the_numbers_of_their_boxes(mark: str) -> None:
    found = read(_form(mark), _PLACES)
    values = {name: some[0].raw for name, some in found.root.values.items()}
    assert values["number"] == "26-R42278"
    assert values["delivery_date"] == "11/08/2026"
    assert values["issue_date"] == "10/28/2026"


def test_positions_in_one_column_are_no_boxes() -> None:
    rows = "".join(f"{at}.|7788-1{at}|Pipe seamless|12|1.50|18.00\n" for at in range(1, 8))
    found = read(f"Purchase order 4711\n\nPos|Part no.|Description|Qty|Price|Amount\n{rows}", _PLACES)
    assert [one["position"] for one in lines_of(found)] == [f"{at}" for at in range(1, 8)]


def test_letters_that_count_the_parts_of_a_label_go_too() -> None:
    page = page_of("1. Date|2. Ship to: A. Name / B. Address\n3. Number|4. Terms\n5. (Fund)|6. By: A. Huber", _PLACES)
    said = [one.text for one in page.lines]
    assert said == ["Date Ship to: Name / Address", "Number Terms", "(Fund) By: A. Huber"]
    assert [one.x0 for one in page.lines[0].words[:2]] == [40, 190], "labels begin where their boxes do"


@pytest.mark.parametrize("counted", ["(a)|(b)|(c)|(d)|(e)|(f)", "1|2|3|4|5|6"])
def test_a_line_that_counts_the_columns_is_no_row(counted: str) -> None:
    found = read(f"Purchase order 4711\n\nPos|Part no.|Description|Qty|Price|Amount\n{counted}\n{_ROWS}", _PLACES)
    assert [(one["article"], one["quantity"]) for one in lines_of(found)] == [("7788-15", "12"), ("7788-21", "2")]
    assert not found.findings


_DATED = (
    "Order for supplies\n\n{0}Order no.|{1}Date|{2}Currency\n26-R42278|20 Oct 2026|GBP\n\n"
    "{3}Account|{4}Terms|{5}Deliver on\n102-43100|DDP site|05 Nov 2026\n\n"
    "{6}Item|{7}Part no.|{8}Description|{9}Qty|{10}Price|{11}Amount\n"
    "1|7788-15|Pipe seamless|6|1.50|9.00\n2|7788-21|Gauge|13|27.50|357.50\n{12}Total\n366.50\n"
)


@pytest.mark.parametrize("counters", [[f"{at} " for at in range(1, 14)], [f"{one} " for one in "ABCDEFGHIJKLM"]])
def test_boxes_count_on_among_days_and_quantities(counters: list[str]) -> None:
    found = read(_DATED.format(*counters), _PLACES)
    values = {name: some[0].raw for name, some in found.root.values.items()}
    assert (values["number"], values["issue_date"]) == ("26-R42278", "20 Oct 2026")
    assert (values["customer_number"], values["delivery_date"]) == ("102-43100", "05 Nov 2026")
    assert [(one["article"], one["quantity"]) for one in lines_of(found)] == [("7788-15", "6"), ("7788-21", "13")]


def test_of_two_ones_the_counter_stands_beside_the_two() -> None:
    page = page_of("1 Dock Road|Hull\n1 Number|2 Date\n4711|5 May 2026\n3 Terms|4 Account\n5 Total", _PLACES)
    assert [one.text for one in page.lines] == [
        "1 Dock Road Hull",
        "Number Date",
        "4711 5 May 2026",
        "Terms Account",
        "Total",
    ]


def test_a_counter_may_stand_above_its_label() -> None:
    page = page_of("1 Number|2 Date\n4711|5 May 2026\n3 Item|4 Qty|5|6 Price^\n||UoM\n1|20|Stk|7,10", _PLACES)
    assert [one.text for one in page.lines][2:4] == ["Item Qty Price", "UoM"]
    assert [one.x0 for one in page.lines[2].words] == [40, 190, 440]


def test_a_number_in_a_column_of_numbers_goes_on_with_no_boxes() -> None:
    rows = "7788-15|4 m|1.50\n7788-21|5 m|27.50\n7788-22|2 m|2.50"
    page = page_of(f"1 Number|2 Date\n4711|1 May 2026\n3 Terms|4 Account\nnet|12\n{rows}", _PLACES)
    assert [one.words[1].text for one in page.lines[-3:]] == ["4", "5", "2"]


def test_letters_of_boxes_leave_out_those_that_look_like_figures_and_those_of_counted_columns() -> None:
    page = page_of(
        "A Supplier|B Number|C Date\n\nD Account|E Wanted by\n\nF Deliver to|G Invoice to\n\n"
        "H1 Part|H2 Text|H3 Qty|H4 Price\n\nJ Total|12.00\nK Ordered by|L Signed",
        (40, 190, 340, 440),
    )
    said = [one.text for one in page.lines]
    assert said[:3] == ["Supplier Number Date", "Account Wanted by", "Deliver to Invoice to"]
    assert said[3:] == ["Part Text Qty Price", "Total 12.00", "Ordered by Signed"]


def test_three_blanks_stand_between_a_counter_and_its_label() -> None:
    page = page_of("1 From|2 To\nHuber|Lang\n3 Number|4 Date\n4711|x\n5 Terms", (40, 190, 340), blank=8)
    assert [one.text for one in page.lines] == ["From To", "Huber Lang", "Number Date", "4711 x", "Terms"]


def test_a_box_before_a_word_that_begins_as_a_month_does_is_counted() -> None:
    page = page_of("1. Number|2. Date\n4711|1 May 2026\n3. Mail to|4. Mark for\n5. Total", (40, 190))
    assert [one.text for one in page.lines] == ["Number Date", "4711 1 May 2026", "Mail to Mark for", "Total"]


def test_letters_stand_some_way_before_their_labels_and_count_on_in_larger_print() -> None:
    drawn = page_of(
        "A|Supplier|B|Order no.\nNordwind|4711\nC|Ship to|D|Date\nHull|5 May 2026\n"
        "E|Terms|F|Account\nnet|51410\nG|Goods|Qty\nBolt|5\nH|Total\n73.00",
        (40, 53, 190, 203),
    )
    large = [one._replace(y1=one.y0 + 13) if one.y0 > 140 else one for one in drawn.words]
    said = [one.text for one in Page(1, 595, 842, large, "text-layer").lines]
    assert said[::2] == ["Supplier Order no.", "Ship to Date", "Terms Account", "Goods Qty", "Total"]


@pytest.mark.parametrize("label", ["Supplier's ref. for us", "Your number for us", "Unsere Nr. beim Lieferanten"])
def test_the_number_that_the_supplier_knows_the_buyer_by_is_the_customers(label: str) -> None:
    found = read(f"Purchase Order\nOrder no.|64465672\n{label}|SCC-769\n\nQty|SKU|Item\n3|4711-20|Drum", (40, 200, 320))
    assert found.root.values["customer_number"][0].raw == "SCC-769"


_IN_SECTIONS = (
    "Order for supplies\n\n{s[0]} Parties\n{b[0]} Customer|{b[1]} Supplier\nLarkspur Council|Nordwind Ltd\n"
    "4 Mill Lane|Dock Road 8\nPoole BH15 1AB|Galway H91 K5YD\n\n"
    "{b[2]} Order no.|{b[3]} Date|{b[4]} Your customer no.\n26-R42278|20.10.2026|313286\n\n"
    "{s[1]} Delivery\n{b[5]} Ship to|{b[6]} Deliver by\nTax Office Ilsham|05.11.2026\n9 Quay Road|\nPoole BH15 2CD|\n\n"
    "Item|Part no.|Description|Qty|Price|Amount\n{rows}"
)
_MEASURED = "1.1|7788-15|Pipe seamless|12|1.50|18.00\n1.2|7788-21|1.5 mm Gauge|2|27.50|55.00\n"


@pytest.mark.parametrize(
    ("sections", "boxes"),
    [
        (("1", "2"), ("1.1", "1.2", "1.3", "1.4", "1.5", "2.1", "2.2")),
        (("A.", "B."), ("A1", "A2", "A3", "A4", "A5", "B1", "B2")),
        (("III", "IV"), ("III.1", "III.2", "III.3", "III.4", "III.5", "IV.1", "IV.2")),
    ],
)
def test_boxes_count_within_their_sections(sections: tuple[str, ...], boxes: tuple[str, ...]) -> None:
    found = read(_IN_SECTIONS.format(s=sections, b=boxes, rows=_MEASURED), _PLACES)
    values = {name: some[0].raw for name, some in found.root.values.items()}
    assert (values["buyer_name"], values["delivery_name"]) == ("Larkspur Council", "Tax Office Ilsham")
    assert (values["number"], values["customer_number"]) == ("26-R42278", "313286")
    assert values["delivery_date"] == "05.11.2026"
    assert [one["position"] for one in lines_of(found)] == ["1.1", "1.2"], "lines are no boxes"


def test_positions_within_lots_are_no_boxes() -> None:
    rows = "".join(f"{lot}.{at}|Pipe seamless|7788|12|1.50|18.00\n" for lot in (1, 2) for at in (1, 2, 3, 4))
    found = read(f"Purchase order 4711\n\nPos|Description|Part no.|Qty|Price|Amount\n{rows}", _PLACES)
    assert [one["position"] for one in lines_of(found)] == [f"{lot}.{at}" for lot in (1, 2) for at in (1, 2, 3, 4)]
