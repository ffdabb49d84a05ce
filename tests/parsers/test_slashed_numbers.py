"""Two article numbers in one column, parted by a slash as in its title."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import lines_of, raws, read

_PLACES = (50, 90, 280, 400, 470)


@pytest.mark.parametrize(
    "numbers",
    ["LAB-542 / S-37902", "LAB-542/ S-37902", "LAB-542/S-37902", "LAB-542 S-37902", "LAB-542 /^\n|S-37902"],
)
def test_a_title_with_a_slash_tells_whose_the_two_numbers_are(numbers: str) -> None:
    found = read(
        "Bestellung Nr. 4711\n\nPos.|Unsere Teile-Nr. / Ihre Artikel-Nr.|Bezeichnung|Abrufmenge|Eintreffend am\n"
        f"10|{numbers.replace(chr(94), '|Waage 620 g|3 Stk|24.11.2026^', 1) if chr(94) in numbers else numbers}"
        + ("" if "^" in numbers else "|Waage 620 g|3 Stk|24.11.2026")
        + "\n20|LAB-181 / L-98587|Puffer 500 ml|20 Stk|30.11.2026\n",
        _PLACES,
    )
    assert raws(found, "buyer_article") == ["LAB-542", "LAB-181"]
    assert raws(found, "article") == ["S-37902", "L-98587"]
    first, _ = lines_of(found)
    assert (first["description"], first["quantity"], first["delivery_date"]) == ("Waage 620 g", "3", "24.11.2026")
    assert [one.code for one in found.findings] == []


def test_a_number_that_keeps_its_slash_is_looked_at() -> None:
    found = read(
        "Bestellung Nr. 4711\n\nPos.|Ihre Artikel-Nr.|Bezeichnung|Menge|Termin\n"
        "10|/ S-37902|Waage 620 g|3 Stk|24.11.2026\n20|/ L-98587|Puffer 500 ml|20 Stk|30.11.2026\n",
        _PLACES,
    )
    assert [one.code for one in found.findings] == ["pdf.article-unlikely"] * 2


def test_two_columns_whose_titles_stand_apart_stay_two() -> None:
    found = read(
        "Bestellung Nr. 4711\n\nPos.|Unsere Nr.|Ihre Artikel-Nr.|Bezeichnung|Menge\n"
        "10|LAB-542|S-37/902|Waage 620 g|3 Stk\n20|LAB-181|L-98/587|Puffer 500 ml|20 Stk\n",
        (50, 90, 170, 300, 440),
    )
    assert raws(found, "article") == ["S-37/902", "L-98/587"]
