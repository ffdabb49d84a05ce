"""English titles that mean something only beside the other ones, and the remark below an order line."""

from __future__ import annotations

from tests.parsers.drawn_pages import lines_of, raws, read

_PLACES = (50, 110, 270, 350, 420, 500)
_TITLES = "Purchase Order 4711\n\nStock Code|Description|Ord Qty|Per|Price|Goods Value\n"


def test_per_between_quantity_and_price_is_what_is_counted() -> None:
    found = read(
        _TITLES + "A-4711|Wood screw zinc|20|EA|4.50|90.00\nA-4712|Drainage pipe|5|BX|2.00|10.00\n",
        _PLACES,
    )
    assert raws(found, "unit") == ["EA", "BX"]
    assert raws(found, "price_unit") == []


def test_a_number_beside_the_number_of_the_vendor_is_the_buyers() -> None:
    found = read(
        "Purchase Order 4711\n\nItem|Number|Vendor Part|Description|Unit Cost|Qty|Total Cost\n"
        "1|W1136|877569|Base ten set|$ 25.99|20|$ 519.80\n2|W8761|376311|Glue sticks|$ 13.38|24|$ 321.12\n",
        (40, 70, 120, 200, 330, 410, 480),
    )
    assert raws(found, "buyer_article") == ["W1136", "W8761"]
    assert raws(found, "article") == ["877569", "376311"]
    assert [one["amount"] for one in lines_of(found)] == ["519.80", "321.12"]


def test_a_remark_below_a_row_does_not_name_the_goods() -> None:
    found = read(
        _TITLES
        + "A-4711|Wood screw zinc|20|EA|4.50|90.00^\n|Note: no substitutes\n"
        + "A-4712|Drainage pipe|5|EA|2.00|10.00^\n|Note paper A4\n",
        _PLACES,
    )
    assert raws(found, "description") == ["Wood screw zinc", "Drainage pipe Note paper A4"]


def test_number_of_counts_pieces_in_a_sentence() -> None:
    found = read(
        "Purchase Order 4711\n\n20 No. of item 289-8867, Tile adhesive grey, at 15.95 each\n"
        "12,000 No. of item 290-6546, Brick facing red, at 0.58 each\n",
        (50,),
    )
    assert [(one["quantity"], one["unit"], one["article"], one["price"]) for one in lines_of(found)] == [
        ("20", "No", "289-8867", "15.95"),
        ("12,000", "No", "290-6546", "0.58"),
    ]


def test_units_below_per_behind_the_price_are_what_is_ordered() -> None:
    found = read(
        "Purchase Order 4711\n\nProduct|Stock No.|Price|Per|Ordered|Net\nPillow|23-400|2.84|each|10|28.40\n"
        "Bin liner|93-489|14.65|case|20|293.00\n", (40, 150, 270, 310, 370, 440),
    )  # fmt: skip
    assert raws(found, "unit") == ["each", "case"]
    assert raws(found, "price") == ["2.84", "14.65"]


def test_a_fraction_that_no_price_proves_beside_whole_quantities_is_asked_about() -> None:
    lines = "Bestellung 4711\n\nEAN|Lief.-Art.-Nr.|Bezeichnung|Menge|ME\n"
    rows = [("4068829970108", "6148.25", "Halskragen", "1.200"), ("4026236703092", "5759.58", "Flohkamm", "10")]
    lines += "\n".join(f"{ean}|{code}|{text}|{count}|Stk" for ean, code, text, count in rows)
    found = read(f"{lines}\n\nPalettenhöhe 1.60 m", (40, 130, 200, 400, 450))
    asked = [(one.code, one.field) for one in found.findings if one.code == "pdf.quantity-two-ways"]
    assert asked == [("pdf.quantity-two-ways", "lines[1].quantity")]
