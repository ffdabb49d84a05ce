"""The second line of each row that the title has, too, though all that is counted stands in the first."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import lines_of, read

_PLACES = (50, 80, 220, 320, 400, 500)


def test_a_second_line_is_read_by_the_second_line_of_the_title() -> None:
    found = read(
        "Purchase Order 4711\n\nL/N|Item Number|U/M|Ordered|Unit Cost|Ext. Cost^\n"
        "|Description|Reference Number|Req. Date\n"
        "1|HS52208|EA|6.00|106.35|638.10^\n|Floor finish, 5 gal|JAN-2409|Oct 27, 2026\n"
        "2|SF53921|PK|20.00|9.49|189.80^\n|Vacuum bag, upright|JAN-5562|Nov 4, 2026\n",
        _PLACES,
    )
    first, second = lines_of(found)
    assert (first["description"], first["buyer_article"], first["delivery_date"]) == (
        "Floor finish, 5 gal",
        "JAN-2409",
        "Oct 27, 2026",
    )
    assert (second["article"], second["quantity"], second["amount"]) == ("SF53921", "20.00", "189.80")


def test_a_unit_wider_than_its_title_in_the_second_line_is_no_text() -> None:
    found = read(
        "Purchase Order 4711\n\nLn|Due Date|Our Item|Quantity|Unit Price|Extended^\n|Vendor Item|Description|U/M\n"
        "1|23-Oct-26|WF30038|12|23.72|284.64^\n|L240A38|Boiler suit|PCE\n"
        "2|25-Oct-26|WF32264|2|4.50|9.00^\n|R640E75|Cable tie black|KGM\n",
        (50, 80, 160, 320, 400, 500),
    )
    assert [(one["article"], one["buyer_article"], one["unit"]) for one in lines_of(found)] == [
        ("L240A38", "WF30038", "PCE"),
        ("R640E75", "WF32264", "KGM"),
    ]
    assert [one["description"] for one in lines_of(found)] == ["Boiler suit", "Cable tie black"]


def test_the_second_line_stands_below_the_rest_of_a_text() -> None:
    found = read(
        "Bestellung 4711\n\nPos|Unsere Nr.|Bezeichnung|Menge|Preis|Wert^\n|Ihre Nr.|Liefertermin\n"
        "1|161.293|Lagerträger grundiert RAL|8|322,30|2.578,40^\n||7031^\n|719-44|02.12.26\n"
        "2|154.803|Manometer|3|19,10|57,30^\n|805-81|13.12.26^\n||Werkszeugnis beilegen\n"
        "3|154.811|Flansch|2|10,00|20,00^\n|805-92|14.12.26",
        (50, 80, 160, 320, 400, 500),
    )
    assert [(one["article"], one["buyer_article"], one["delivery_date"]) for one in lines_of(found)] == [
        ("719-44", "161.293", "02.12.26"),
        ("805-81", "154.803", "13.12.26"),
        ("805-92", "154.811", "14.12.26"),
    ]
    assert lines_of(found)[0]["description"] == "Lagerträger grundiert RAL 7031"


def test_the_second_line_goes_on_with_a_text_whose_title_has_none_below_it() -> None:
    found = read(
        "Bestellung 4711\n\nPos|Unsere Nr.|Bezeichnung|Menge|Preis|Wert^\n|Ihre Nr.||Termin\n"
        "1|161.293|Lagerträger grundiert RAL|8|322,30|2.578,40^\n||7031^\n|719-44|Zeugnis beilegen|02.12.26\n"
        "2|154.803|Manometer|3|19,10|57,30^\n|805-81||13.12.26",
        (50, 80, 160, 320, 400, 500),
    )
    first, second = lines_of(found)
    assert (first["article"], first["delivery_date"], second["delivery_date"]) == ("719-44", "02.12.26", "13.12.26")
    assert first["description"] == "Lagerträger grundiert RAL 7031 Zeugnis beilegen"


@pytest.mark.parametrize(
    "below",
    [
        "unsere Art.-Nr. (Hausnr.)|Zusatz||||Liefertermin", "unsere Art.-Nr.|Weitere Angaben||||Liefertermin",
        "Hausnr. (intern)|Zusatz / Hinweistext||||Termin (spätestens)", "Our part no. [internal]|Extra wording||||Due",
        "unsere Art.-Nr. (Hausnr.)|||||Liefertermin (spät.)",
    ],
)  # fmt: skip
def test_a_second_title_line_says_more_in_brackets_and_of_the_text_in_words_that_nobody_knows(below: str) -> None:
    found = read(
        "Bestellung 4711\n\nPos.|Lief.-Artikelnummer|Bezeichnung|Menge|ME|Preis|Wert EUR^\n"
        f"|{below}\n"
        "0010|327.18.258|Weißleim D3 wasserfest|3,00|Stk|56,12|168,36^\n|80804808|Auf Palette stellen||||04.10.2026\n"
        "0020|720.67.351|ABS-Kante Eiche natur|10,00|m|7,40|74,00^\n|80738051|||||22.10.2026\n",
        (50, 80, 220, 360, 400, 440, 500),
    )
    rows = [
        (one["article"], one.get("buyer_article"), one["description"], one.get("delivery_date"))
        for one in lines_of(found)
    ]
    assert rows == [
        ("327.18.258", "80804808", "Weißleim D3 wasserfest Auf Palette stellen", "04.10.2026"),
        ("720.67.351", "80738051", "ABS-Kante Eiche natur", "22.10.2026"),
    ]


def test_a_row_below_a_title_is_no_second_line_of_it() -> None:
    found = read(
        "Bestellung 4711\n\nPos.|Lief.-Artikelnummer|Bezeichnung|Menge|ME|Preis|Wert EUR^\n"
        "|Material|Leim||||Eilig\n"
        "0010|327.18.258|Weißleim D3 wasserfest|3,00|Stk|56,12|168,36^\n|80804808|||||\n"
        "0020|720.67.351|ABS-Kante Eiche natur|10,00|m|7,40|74,00^\n|80738051|||||\n",
        (50, 80, 220, 360, 400, 440, 500),
    )
    assert [one["article"] for one in lines_of(found)] == ["327.18.258", "720.67.351"]


@pytest.mark.parametrize("own", ["unsere Artikelnr. (Hausnr.)", "Unsere Lagerartikelnummer"])
def test_titles_of_a_second_line_that_nearly_touch_begin_where_those_above_do(own: str) -> None:
    place = 80 + 5 * len(own.replace(" ", "")) + 3 * own.count(" ") + 3
    found = read(
        "Bestellung 4711\n\nPos.|Lief.-Artikelnummer|Bezeichnung|Menge|ME|Preis|Wert EUR^\n"
        f"|{own}|Zusatz||||Liefertermin\n"
        "0010|327.18.258|Leim|3,00|Stk|56,12|168,36^\n|80804808|Auf Palette||||04.10.2026\n"
        "0020|720.67.351|ABS-Kante|10,00|m|7,40|74,00^\n|80738051|||||22.10.2026\n",
        (50, 80, place, 360, 400, 440, 500),
    )
    rows = [(one["article"], one.get("buyer_article"), one.get("delivery_date")) for one in lines_of(found)]
    assert rows == [("327.18.258", "80804808", "04.10.2026"), ("720.67.351", "80738051", "22.10.2026")]
