"""Texts below the numbers of the goods, and texts above their figures in two lines, where no title names a text."""

from __future__ import annotations

from tests.parsers.drawn_pages import raws, read


def test_a_text_below_a_number_is_no_row_whatever_figures_it_has() -> None:
    found = read(
        "Bestellung 4711\n\nPos.|Ihre Artikel-Nr.|Menge|Preis EUR|Wert EUR\n"
        "0005|63.886.18|800|17,76|14.208,00\n|Gummituch kompressibel 1,95 mm mit Schienen 1052 x 840\n"
        "0010|88.776.37|500|110,10|55.050,00\n|Graupappe 2,0 mm 70 x 100 cm\n"
        "0015|69.689.34|120|40,04|4.804,80\n|Papier 100 g/m² weiß 70 x 100 cm BB\n",
        (50, 90, 329, 380, 450),
    )
    assert raws(found, "article") == ["63.886.18", "88.776.37", "69.689.34"]
    assert raws(found, "description") == [
        "Gummituch kompressibel 1,95 mm mit Schienen 1052 x 840", "Graupappe 2,0 mm 70 x 100 cm",
        "Papier 100 g/m² weiß 70 x 100 cm BB",
    ]  # fmt: skip


def test_a_text_above_its_figures_may_go_on_in_a_second_line() -> None:
    found = read(
        "Bestellung 4711\n\nPos.|Menge|Einzelpreis EUR|Pos.-Wert EUR\n"
        "01|Scheibe ISO 7089 M16 A4^\n|200 Stck|0,31|62,00\n"
        "02|Opferanode Zink, angeschweißter Flachstahlhalter, MIL-A-^\n|18001K^\n|1 Stck|74,08|74,08\n"
        "03|Rohrschelle Gr. 4, 38 mm, Polyamid mit Deckplatte und^\n|Schrauben^\n|12 Stck|9,55|114,60\n",
        (50, 80, 200, 400),
    )
    assert raws(found, "position") == ["01", "02", "03"]
    assert raws(found, "description") == [
        "Scheibe ISO 7089 M16 A4", "Opferanode Zink, angeschweißter Flachstahlhalter, MIL-A- 18001K",
        "Rohrschelle Gr. 4, 38 mm, Polyamid mit Deckplatte und Schrauben",
    ]  # fmt: skip


def test_the_second_half_of_a_broken_word_is_no_label() -> None:
    found = read(
        "Bestellung 4711\n\nPos.|Menge|Einzelpreis EUR|Pos.-Wert EUR\n"
        "01|Kabelverschraubung Messing M32 x 1,5, mit EMV-^\n|Einsatz^\n|200 Stck|0,31|62,00\n"
        "02|Rohrschelle Polyamid mit Kunststoff-^\n|Lieferung^\n|12 Stck|9,55|114,60\n",
        (50, 80, 200, 400),
    )
    assert raws(found, "position") == ["01", "02"]
    assert raws(found, "description") == [
        "Kabelverschraubung Messing M32 x 1,5, mit EMV- Einsatz", "Rohrschelle Polyamid mit Kunststoff- Lieferung",
    ]  # fmt: skip
