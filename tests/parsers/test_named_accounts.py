"""Labels of customer numbers with a name in them, the buyer's or the reader's."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import read

HEAD = "Quast Werke GmbH, Weg 1, 12345 Berlin\n\nNorda Handel GmbH\n\nBestellung 4711-20\n\n"
GOODS = (
    "\n\nPos|Art. no.|Description|Qty|Price|Value\n10|7788-1|Pipe seamless|12|1,50|18,00\n20|7788-2|Gauge|2|27,50|55,00"
)
PLACES = (50, 80, 150, 430, 490, 550)


@pytest.mark.parametrize(
    "label",
    ["Kunden-Nr. Quast bei Ihnen:", "Customer no. Quast with you", "Kundennummer (Quast) bei Ihnen",
     "Kd.-Nr. der Quast Werke bei Ihnen:", "Quast-Kundennummer bei Ihnen:", "Quast-Kundennr.", "Kunden-Nr. Quast:",
     "Kunden-Nr. bei Norda:", "Customer no. at Norda:", "Norda-Kd.-Nr."],
)  # fmt: skip
@pytest.mark.parametrize("gap", [" ", "|"])
def test_the_name_belongs_to_the_label(label: str, gap: str) -> None:
    found = read(f"{HEAD}{label}{gap}204226{GOODS}", (50, 300, 330, 430, 490, 550))
    assert found.root.values["customer_number"][0].raw == "204226"


@pytest.mark.parametrize(
    "label",
    ["Your a/c for Quast", "YOUR A/C FOR QUAST", "Ihre Kundennr. für Quast Werke", "Account no. of Quast",
     "Kunden-Nr. Quast", "Ihre Kundennummer der Quast Werke GmbH"],
)  # fmt: skip
def test_the_number_may_follow_the_name_at_once(label: str) -> None:
    found = read(f"{HEAD}{label} 204226 BUYER K. SANDHU{GOODS}", PLACES)
    assert found.root.values["customer_number"][0].raw == "204226"


@pytest.mark.parametrize("label", ["Kundennummer für Rückfragen", "Account for Delivery", "Kundennummer der Filiale"])
def test_other_words_before_a_number_do_not(label: str) -> None:
    assert "customer_number" not in read(f"{HEAD}{label} 204226{GOODS}", PLACES).root.values


@pytest.mark.parametrize(
    "label", ["Kunden-Nr. Zweigstelle:", "Kunden-Nr. Telefon:", "Kunden-Nr. für Rückfragen:", "Rest-Kundennr."]
)
def test_other_words_do_not(label: str) -> None:
    assert "customer_number" not in read(f"{HEAD}{label} 204226{GOODS}", PLACES).root.values


@pytest.mark.parametrize("label", ["Filial-Kundennr. bei Ihnen", "RWG-Kundennr. bei Norda", "Markt-Kd.-Nr. bei Norda:"])
@pytest.mark.parametrize("gap", [" ", "|", "\n"])
def test_a_name_before_a_dash_belongs_to_a_label_that_says_where_the_number_is_kept(label: str, gap: str) -> None:
    found = read(f"{HEAD}{label}{gap}204226{GOODS}", (50, 300, 330, 430, 490, 550))
    assert found.root.values["customer_number"][0].raw == "204226"


@pytest.mark.parametrize(
    "label",
    ["Your a/c for Quast", "YOUR ACCOUNT FOR QUAST"],
)  # fmt: skip
@pytest.mark.parametrize("gap", [" ", "|"])
def test_whom_the_reader_keeps_under_a_number_belongs_to_the_label(label: str, gap: str) -> None:
    found = read(f"{HEAD}{label}{gap}204226{GOODS}", (50, 200, 330, 430, 490, 550))
    assert found.root.values["customer_number"][0].raw == "204226"


@pytest.mark.parametrize("label", ["Your a/c for postage"])
def test_a_number_of_anything_else_is_none(label: str) -> None:
    assert "customer_number" not in read(f"{HEAD}{label} 204226{GOODS}", PLACES).root.values
