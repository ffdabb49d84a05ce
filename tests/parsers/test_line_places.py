"""Lines below an order line that are none of its text: where it goes, and the number that its title names."""

from __future__ import annotations

from orderhub.document import Extract
from tests.parsers.drawn_pages import lines_of, raws, read

PLACES = (40, 100, 300, 350, 400, 480)
HEAD = "Purchase Order\nOrder No: P-4711\n\nLine|Part Number / Description|Qty|UOM|Unit Price|Amount\n"


def _order(place: str) -> Extract:
    return read(f"""{HEAD}1|319-2002-02|6|Each|100.22|601.32
|POWER SUPPLY, DIN RAIL
|Supplier Item: NW-705957
|{place}
2|313-5768-08|6|Each|4.88|29.28
|CABLE ASSY, RIBBON
|Supplier Item: NW-832798
|{place}""", PLACES)  # fmt: skip


def test_a_line_that_refers_to_the_address_of_the_order_is_no_text() -> None:
    """ "Ship To: Use the ship-to address at the top of page 1" says nothing of the goods."""
    found = _order("Ship To: Use the ship-to address at the top of page 1")
    assert raws(found, "description") == ["POWER SUPPLY, DIN RAIL", "CABLE ASSY, RIBBON"]
    assert not [one for one in found.findings if one.code == "pdf.number-unexplained"]


def test_a_place_of_its_own_asks_for_a_look() -> None:
    """It is no text either, but somebody must see it."""
    found = _order("Ship To: Plant 2, Salina")
    assert raws(found, "description") == ["POWER SUPPLY, DIN RAIL", "CABLE ASSY, RIBBON"]
    assert len([one for one in found.findings if one.code == "pdf.number-unexplained"]) == 2


def test_the_title_says_whose_reference_stands_with_the_text() -> None:
    """In a line of its own or behind the text, in brackets."""
    found = read("""Purchase Order
Order No: P-4711

Quantity|Materials and your reference|Rate|Cost
1 no.|Tile adhesive rapid set|£15.73|£15.73
|(ref. 819050)

6 no.|Underground drainage pipe|£16.89|£101.34
|single socket BS (ref. 359383)

5 no.|OSB3 structural board|£19.87|£99.35
|(ref. 774306)""", (40, 120, 330, 430))  # fmt: skip
    assert [(one["article"], one["description"]) for one in lines_of(found)] == [
        ("819050", "Tile adhesive rapid set"),
        ("359383", "Underground drainage pipe single socket BS"),
        ("774306", "OSB3 structural board"),
    ]
