"""What is taken off below the sum of an order, and sums in the foot of a page beside its small print."""

from __future__ import annotations

import pytest

from parsers.allowances import takes_off
from parsers.parted_titles import above_foot
from parsers.total_lines import total_of
from tests.parsers.drawn_pages import line_of, lines_of, page_of, read

PLACES = (40, 70, 150, 350, 400, 440, 510)
TITLES = "VENDOR PURCHASE ORDER\nPO 02083840\n\nLN|VENDOR NO|DESCRIPTION|QTY|UM|COST|EXT COST\n"
ROWS = (
    "001|NT3777|PADLOCK LAMINATED STEEL|4|EA|13.91|55.64\n002|NT9907|WORK GLOVE LEATHER|20|PR|3.74|74.80\n"
    "003|NT1601|LUBRICANT AEROSOL|1|EA|5.31|5.31\n"
)


@pytest.mark.parametrize(
    "name",
    ["DEFECTIVE ALLOWANCE 2.00% USD -2.72", "Werbekostenzuschuss 2 % -2.72", "New store allowance 2.72-",
     "WKZ (2 %) -2.72"],
)  # fmt: skip
def test_what_is_taken_off_below_a_sum_is_no_line(name: str) -> None:
    *said, amount = name.split()
    found = read(
        f"{TITLES}{ROWS}|||Merchandise at cost|||135.75\n|||{' '.join(said)}|||{amount}\n|||||Net cost|133.03", PLACES
    )
    assert [one["article"] for one in lines_of(found)] == ["NT3777", "NT9907", "NT1601"]
    assert "pdf.charge" in {one.code for one in found.findings}


@pytest.mark.parametrize("label", ["Merchandise at cost", "Goods at cost USD", "Goods at net"])
def test_what_goods_cost_is_net(label: str) -> None:
    assert total_of(line_of(f"{label} 6109.57"), fuzzy=False) == "net"


def test_small_print_beside_the_last_sum_tells_nothing_of_the_columns() -> None:
    page = page_of(
        "001 NT3777 PADLOCK|4|13.91|55.64\nLATE SHIPMENTS REFUSED SEC 9.||NET COST|55.64", (40, 300, 400, 500)
    )
    assert above_foot(page.lines) == page.lines[:1]


@pytest.mark.parametrize(
    "said",
    ["./. 3 % Rahmenrabatt -14,47 €", "./. 3% Treuebonus 14,47 EUR", "abzgl. 3 % Jahresbonus 14,47",
     "- 3 % Nachlass -14,47 €", "Less 3% trade terms -14.47", "minus Rabatt 14,47"],
)  # fmt: skip
def test_what_follows_a_sign_for_less_is_taken_off(said: str) -> None:
    assert takes_off(line_of(said).words)


@pytest.mark.parametrize(
    "said", ["./. 482,30 €", "- Schraube M6 x 20 0,08", "- 20 Stck. Zahnriemen 10,11", "less Becher 3,72"]
)
def test_a_sign_for_less_before_goods_takes_nothing_off(said: str) -> None:
    assert not takes_off(line_of(said).words)
