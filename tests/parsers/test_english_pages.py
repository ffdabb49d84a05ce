"""What orders in English print: currencies, totals beside other words, columns at the side, letterheads, units."""

from __future__ import annotations

from parsers.order_fields import LABELS
from parsers.page_sidebar import apart
from parsers.page_words import Word
from parsers.postal_lines import Part, is_premises, is_street, name_part, pieces_of, town_of
from parsers.printed_values import bare
from parsers.total_lines import total_apart, total_of
from tests.parsers.drawn_pages import line_of, lines_of, read

PLACES = (40, 110, 330, 380, 440, 500)
TITLES = "Code|Description|Qty|Unit|Price|Total"


def test_a_dollar_is_the_one_whose_code_stands_beside_money() -> None:
    rows = "AB-1001|Drill bit|2|EA|$1.00|$2.00"
    assert read(f"{TITLES}\n{rows}\nTotal CAD|2.00", PLACES).root.values["currency"][0].raw == "CAD"
    assert read(f"{TITLES}\n{rows}\nTotal|2.00", PLACES).root.values["currency"][0].raw == "USD"
    assert bare("CA$12.50") == bare("AED12.50") == "12.50"


def test_a_code_in_a_text_is_no_currency() -> None:
    found = read(f"{TITLES}\nAB-1001|CAD mouse INR|2|EA|1.00|2.00", PLACES)
    assert "currency" not in found.root.values


def test_a_total_stands_at_the_right_of_other_words() -> None:
    found = total_apart(line_of("Please confirm by e-mail. No backorders over 30 days.  Total  $918.29"))
    assert found is not None
    assert found[0] == "gross"
    assert found[1].text == "Total $918.29"
    assert total_apart(line_of("4  AB-1001  Chair  Net  12.00")) is None


def test_a_total_may_be_said_in_a_sentence() -> None:
    said = line_of("The total value of this order is £400.04 net of VAT. Please mark packages with our number.")
    assert total_of(said, fuzzy=False) == "net"


def test_a_rule_of_dashes_is_no_text() -> None:
    found = read(f"{TITLES}\nAB-1001|Drill bit|2|EA|1.00|2.00^\n||||\n|-------------|", PLACES)
    assert lines_of(found)[0]["description"] == "Drill bit"


def _words(rows: list[tuple[float, float, str]]) -> list[Word]:
    return [Word(text, x, y, x + 5 * len(text), y + 8, 1000) for x, y, text in rows]


def test_a_column_at_the_side_is_read_by_itself() -> None:
    side = [(40.0, 130 + 23.0 * at, f"label{at}") for at in range(14)]
    main = [(200.0 + 90 * part, 120 + 30.0 * at, text) for at in range(16) for part, text in enumerate(("word", "12"))]
    words = sorted(_words([*side, *main]), key=lambda one: one.y0)
    rows = [[one] for one in words]
    texts = [row[0].text for row in apart(rows, 595, 842)]
    assert texts[:14] == [f"label{at}" for at in range(14)]


def test_lines_at_the_side_that_are_off_the_lines_of_a_table_are_none_of_it() -> None:
    rows: list[list[Word]] = []
    for at in range(14):
        y = 130 + 24.0 * at
        figures = [(place, y + 3, text) for place, text in ((200, "AB-4711"), (300, "12"), (380, "3.50"))]
        rows += [
            _words([(40, y, f"label{at}"), *(figures if at in {5, 7, 9} else ())]),
            _words([(200, y + 13, "word")]),
        ]
    texts = [row[0].text for row in apart(rows, 595, 842)]
    assert texts[:14] == [f"label{at}" for at in range(14)]


def test_a_table_is_not_cut() -> None:
    rows = [_words([(40, 130 + 20.0 * at, f"AB-{at}"), (200, 130 + 20.0 * at, "12"), (300, 130 + 20.0 * at, "3.50")])
            for at in range(25)]  # fmt: skip
    assert apart(rows, 595, 842) is rows


def test_totals_below_a_table_do_not_cut_it() -> None:
    address = [_words([(40, 130 + 12.0 * at, f"Street {at}")]) for at in range(8)]
    table = [_words([(40, 330 + 15.0 * at, f"AB-{at}"), (200, 330 + 15.0 * at, "12"), (300, 330 + 15.0 * at, "3.50")])
             for at in range(5)]  # fmt: skip
    totals = [_words([(300, 450 + 15.0 * at, "99.00")]) for at in range(8)]
    rows = [*address, *table, *totals]
    assert apart(rows, 595, 842) is rows


def test_towns_of_further_countries() -> None:
    assert town_of("Pinecrest Bay ON P0C 1H0") == ("P0C 1H0", "Pinecrest Bay", "CA")
    assert town_of("P0C 1H0") == ("P0C 1H0", "", "CA")
    assert town_of("Bairnsdale VIC 3875") == ("3875", "Bairnsdale", "AU")
    assert town_of("3089 JH Rotterdam") == ("3089 JH", "Rotterdam", "NL")
    assert town_of("Singapore 609197") == ("609197", "Singapore", "SG")


def test_a_part_of_a_building_and_a_telephone_are_no_names() -> None:
    assert is_premises("Unit 3")
    assert not is_premises("Unit Trading")
    assert not is_street("705-555-0164")


def test_states_and_legal_forms_belong_to_what_stands_before_their_comma() -> None:
    line = line_of("Harbor Industries, Inc., 9 Dock Street, Cedar Bluffs, NE 68015")
    assert [one.text for one in pieces_of(line, line.words)] == [
        "Harbor Industries, Inc.", "9 Dock Street", "Cedar Bluffs, NE 68015",
    ]  # fmt: skip


def test_a_name_that_ends_in_of_the_goes_on() -> None:
    lines = [line_of("The Corporation of the", 100), line_of("Town of Pinecrest Bay", 112)]
    named = name_part([Part(one, one.words) for one in lines])
    assert named is not None
    assert named.text == "The Corporation of the Town of Pinecrest Bay"


def test_a_house_below_the_name_is_not_the_buyer() -> None:
    found = read(
        "Thornbury Parish Council\nThe Chantry, 52 Castle Street, Thornbury, BS35 1HB\nPurchase Order 4711\n"
        f"Supplier: Nordwind GmbH\n{TITLES}\nAB-1001|Drill bit|2|EA|1.00|2.00",
        PLACES,
    )
    assert found.root.values["buyer_name"][0].raw == "Thornbury Parish Council"


def test_units_stand_in_a_column_without_a_title_or_one_of_another_name() -> None:
    places = (40, 110, 330, 360, 440)
    untitled = read("Code|Description|Qty||Notes\nAB-1001|Drill bit|2|ltr|\nAB-1002|Chain|5|off|urgent", places)
    assert [one.get("unit") for one in lines_of(untitled)] == ["ltr", "off"]
    named = read("Code|Description|Size|Order Qty\nAB-1001|Drill bit|kg|2\nAB-1002|Chain|each|5", (40, 110, 330, 380))
    assert [one.get("unit") for one in lines_of(named)] == ["kg", "each"]


def test_a_letter_keeps_the_unit_that_ends_the_text() -> None:
    found = read(
        "Dear Jan, please send\n50 x NB1548 Lager 24 x 330 ml can @ 2.50 = 125.00\n"
        "2 x NB6435 Peanuts 24 x 50 g @ 16.00 = 32.00",
        (40,),
    )
    assert [one["description"] for one in lines_of(found)] == ["Lager 24 x 330 ml can", "Peanuts 24 x 50 g"]


def test_a_date_may_stand_lines_below_what_is_asked() -> None:
    found = read(
        "Order No. 4711\nPlease supply the following goods to the school for the attention of the Art\n"
        f"Department, by 27 September 2026 if at all possible:\n{TITLES}\nAB-1001|Drill bit|2|EA|1.00|2.00",
        PLACES,
    )
    assert found.root.values["delivery_date"][0].raw.startswith("27 September 2026")


def test_what_counts_the_goods_may_be_called_no() -> None:
    rows = "N919|4|Rice|23.80|95.20\nN183|2|Cheese|6.78|13.56\nN610|3|Salt|9.06|27.18"
    found = read(f"Item ID|No.|Description|Unit Price|Amount\n{rows}", (40, 110, 150, 380, 470))
    assert [one.get("quantity") for one in lines_of(found)] == ["4", "2", "3"]


def test_local_purchase_orders_and_accounts_with_a_vendor_are_known() -> None:
    assert LABELS.meaning_of("lpono") == "number"
    assert LABELS.meaning_of("ouracctwithvendor") == "customer_number"
