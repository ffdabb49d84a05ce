"""Tables of English orders: titles that mean two things, numbers and dates below the text of a line."""

from __future__ import annotations

from tests.parsers.drawn_pages import lines_of, read

_HEAD = "Purchase Order No. 4711\nDate 10 September 2026\n\n"


def test_units_are_counted_where_nothing_else_is() -> None:
    table = (
        "STYLE|UPC|DESCRIPTION|UNITS|COST|EXT COST\n"
        "HK3573|4051644380863|Microfibre cloth blue|20|7.31|146.20\n"
        "HK8597|4062610109302|Room trolley, charcoal|3|263.92|791.76\n"
        "HK8253|4038841192048|Duvet hollowfibre king|12|23.77|285.24"
    )
    lines = lines_of(read(_HEAD + table, (50, 100, 190, 400, 460, 520)))
    assert [(one["article"], one["quantity"]) for one in lines] == [("HK3573", "20"), ("HK8597", "3"), ("HK8253", "12")]
    counted = table.replace("UNITS", "QTY")
    assert [one["quantity"] for one in lines_of(read(_HEAD + counted, (50, 100, 190, 400, 460, 520)))] == [
        "20", "3", "12",
    ]  # fmt: skip


def test_own_number_stands_behind_label_in_two_languages() -> None:
    table = (
        "Line|Item No.|Description|Qty|Unit|Unit Price|Extension\n"
        "1|HK8381|Slippers closed toe|5|box|61.37|306.85^\n"
        "||Our no. / Notre n° HSK-183\n"
        "2|HK7123|Pillow protector zipped|5|each|2.51|12.55^\n"
        "||Our no. / Notre n° HSK-398"
    )
    lines = lines_of(read(_HEAD + table, (50, 90, 160, 360, 400, 450, 520)))
    assert [(one["article"], one["buyer_article"]) for one in lines] == [("HK8381", "HSK-183"), ("HK7123", "HSK-398")]
    assert [one["description"] for one in lines] == ["Slippers closed toe", "Pillow protector zipped"]


def test_date_stands_below_its_own_label() -> None:
    table = (
        "Line|Part Number / Description|Delivery Date|Quantity|UOM|Unit Price|Amount\n"
        "1|HSK-251|Needed:|20|case|18.82|376.40^\n"
        "|Bin liner clear on roll|6 October 2026^\n"
        "|Supplier Item: HK4522|00:00:00\n"
        "2|HSK-455|Needed:|30|each|2.14|64.20^\n"
        "|Wooden coat hanger|16 September 2026^\n"
        "|Supplier Item: HK8582|00:00:00"
    )
    lines = lines_of(read(_HEAD + table, (50, 80, 230, 350, 400, 450, 520)))
    assert [(one["buyer_article"], one["article"]) for one in lines] == [("HSK-251", "HK4522"), ("HSK-455", "HK8582")]
    assert ["6 October 2026" in lines[0]["delivery_date"], "16 September" in lines[1]["delivery_date"]] == [True, True]
    assert [one["description"] for one in lines] == ["Bin liner clear on roll", "Wooden coat hanger"]


def test_revision_and_release_are_no_part_of_a_number() -> None:
    table = (
        "Line|Part Number/Rev/Description|Order Qty|Unit Price|Ext. Price\n"
        "1|HSK-466 Rev A|10.00 case|41.27 /1|412.70^\n"
        "|Shampoo tube, white tea^\n"
        "|Your Part: HK7486 Rel 1 Due Date: 19 September 2026\n"
        "2|HSK-384 Rev A|10.00 each|9.88 /1|98.80^\n"
        "|Washroom cleaner and descaler^\n"
        "|Your Part: HK3409 Rel 1 Due Date: 16 September 2026"
    )
    lines = lines_of(read(_HEAD + table, (50, 80, 350, 430, 520)))
    assert [(one["buyer_article"], one["article"]) for one in lines] == [("HSK-466", "HK7486"), ("HSK-384", "HK3409")]
    assert [one["description"] for one in lines] == ["Shampoo tube, white tea", "Washroom cleaner and descaler"]
    assert lines[0]["delivery_date"] == "19 September 2026"
