"""Labels and sentences that lead to where goods go, and what of the words behind them is its name."""

from __future__ import annotations

import pytest

from parsers.line_runs import runs_of
from parsers.page_words import Line
from parsers.postal_lines import Part, is_premises
from parsers.wrapped_names import without_branch
from tests.parsers.drawn_pages import line_of, page_of, read

_TABLE = """Pos.|Artikel-Nr.|Bezeichnung|Menge|ME|Preis|Wert
1|12-3456|Besen|5|ST|2,00|10,00
2|98-7654|Eimer|20|ST|3,00|60,00"""
_PLACES = (50, 90, 180, 330, 380, 420, 480)
_HEAD = "Gemeinde Aschbach · Kirchplatz 1 · 84098 Aschbach\n\nBestell-Nr.: 4711/26\n\n"
_BLOCK = "Bauhof Nord^\nAm Bach 3^\n99801 Mittelrode"


def _name(text: str) -> list[str]:
    return [one.raw for one in read(f"{_HEAD}{text}\n\n{_TABLE}", _PLACES).root.values.get("delivery_name", [])]


@pytest.mark.parametrize(
    "label",
    [
        "Goods/services to be delivered to",
        "Materials to be delivered to:",
        "Die Lieferung hat zu erfolgen an:",
        "Wir danken für Ihr Angebot vom Montag der letzten Woche. Die Lieferung^\nwird bis zum 27.10.2026 erbeten an:",
        "Vielen Dank für Ihr Angebot. Bitte liefern Sie direkt^\nbis 27. Oktober 2026 an:",
        "Bitte liefern Sie am 29.09.26 zwischen 7.00 und 9.00 Uhr, LKW mit Ladekran, an:",
        "Anlieferung ab 7 Uhr bitte direkt an:",
        "Lieferadresse aller Positionen",
        "Lieferanschrift für alle Positionen:",
        "Delivery address for all lines",
        "Please deliver between 7am and 9.30 am to:",
    ],
)
def test_words_above_a_block_say_that_goods_go_there(label: str) -> None:
    assert _name(f"{label}^\n{_BLOCK}") == ["Bauhof Nord"]


def test_an_article_with_a_capital_behind_a_label_is_of_the_name() -> None:
    assert _name("Deliver to The Ferryman's Arms, side door on Severn Lane, before 11 please") == [
        "The Ferryman's Arms"
    ]


@pytest.mark.parametrize(
    "label", ["Vessel / deliver to", "Deliver to vessel", "Schiff / Lieferung an", "Ward / Deliver to"]
)
def test_what_goods_are_brought_to_may_be_named_in_the_label(label: str) -> None:
    assert _name(f"{label}||Valentia Star") == ["Valentia Star"]


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Bau- und Gartenmarkt Itzehoe (Markt 0417)", "Bau- und Gartenmarkt Itzehoe"),
        ("Lanternlight Hexham (Store no. 12)", "Lanternlight Hexham"),
        ("Nahrath Görlitz (Filiale 14)", "Nahrath Görlitz"),
        ("Nahrath Görlitz (100417)", "Nahrath Görlitz"),
        ("M.V. Valentia Star (IMO 9188427)", "M.V. Valentia Star"),
        ("Inverlachy Institute, Stores (Building 14)", "Inverlachy Institute, Stores (Building 14)"),
        ("Huber KG (Werk 2)", "Huber KG (Werk 2)"),
        ("Klinikum (Haus 12)", "Klinikum (Haus 12)"),
    ],
)
def test_the_number_of_a_branch_in_brackets_is_none_of_its_name(said: str, name: str) -> None:
    line = line_of(said)
    assert without_branch(Part(line, line.words)).text == name


@pytest.mark.parametrize(
    "said", ["2nd Floor", "Ground floor", "3. Stock", "1. OG", "12th Level", "Erdgeschoss links", "2. Obergeschoss"]
)
def test_a_floor_is_no_name(said: str) -> None:
    assert is_premises(said)
    assert not is_premises(f"{said} Huber")


def test_the_label_of_the_next_column_ends_a_name() -> None:
    page = page_of("Deliver To|Fen Road Academy|Contact|Mrs P Lyall", (50, 120, 213, 300))
    line = Line(page, page.words)
    assert [" ".join(one.text for one in run) for run in runs_of(line)][-2:] == ["Contact", "Mrs P Lyall"]


@pytest.mark.parametrize(
    "label",
    [
        "Deliver to branch 07", "Deliver to: Branch 07", "Ship to store #114", "Lieferung an Filiale 12",
        "Lieferanschrift: Markt Nr. 0417", "Delivery address (Shop 7)", "Lieferung an Betriebsstelle 04",
        "Lieferung Betriebsstelle 04", "Lieferung an Baustelle 17", "Deliver to ward 12", "Ship to: Job 2231",
        "Lieferort: Bedarfsstelle 0815", "Lieferadresse: Kostenstelle 4104",
    ],
)  # fmt: skip
def test_the_number_of_a_branch_behind_a_label_stands_over_its_name(label: str) -> None:
    assert _name(f"{label}^\nFairoak Mittelrode^\nAm Bach 3^\n99801 Mittelrode") == ["Fairoak Mittelrode"]


def test_the_number_of_a_branch_is_its_name_where_no_other_stands_below() -> None:
    assert _name("Lieferung an Filiale 12^\nAm Bach 3^\n99801 Mittelrode") == ["Filiale 12"]


def test_a_name_stands_behind_its_label_and_not_above_it() -> None:
    said = (
        "Ordered by|Ravensworth Taverns Limited\n|The Old Maltings, Finkle Street, Richmond DL10 4QA\n"
        "Deliver to|The Drover's Call, 2 Market Place, Masham, Ripon HG4 4DZ\n"
        "|Cellar hatch in the yard"
    )
    found = read(f"{said}\n\nOrder no. 4711/26\n\n{_TABLE}", (50, 130, 180, 330, 380, 420, 480)).root.values
    assert [one.raw for one in found["delivery_name"]] == ["The Drover's Call"]


def test_the_name_of_a_block_may_stand_before_its_floor() -> None:
    left = "Huber & Sohn Handel GmbH, Hafenstrasse 18, D-20457"
    right = "Haus Linde, 3. Stock, Materialraum 312"
    said = f"Lieferant|Lieferung an^\n{left}|{right}^\nHamburg|Sonnweg 22, 8706 Meilen"
    found = read(f"{_HEAD}{said}\n\n{_TABLE}", (50, 300, 180, 330, 380, 420, 480)).root.values
    assert [one.raw for one in found["delivery_name"]] == ["Haus Linde"]


@pytest.mark.parametrize("said", ["Supply Chain Operations", "Shipment Control Office", "Supply Management Services"])
def test_an_office_whose_name_begins_as_a_label_is_no_goal(said: str) -> None:
    head = f"{said}, 4th Floor, 600 Gresham Dr, Norfolk VA 23507\n\nOrder no. 4711/26\n\n"
    found = read(f"{head}Ship to:\nHuber Hospital\n2 Quay Road\nNorfolk VA 23505\n\n{_TABLE}", _PLACES).root.values
    assert [one.raw for one in found["delivery_name"]] == ["Huber Hospital"]


@pytest.mark.parametrize(
    "label",
    [
        "ABLADEN:", "Abladen bei:", "Entladung:", "Unload at:", "Zustellung an:", "Lieferung auf", "Anlieferung bei",
        "Ort der Leistung", "Place of performance:",
    ],
)  # fmt: skip
def test_goods_are_unloaded_where_they_go(label: str) -> None:
    assert _name(f"LIEFERTAG:|12.11.2026^\n{label}||Backstube Nord, Am Bach 3, 99801 Mittelrode") == ["Backstube Nord"]


@pytest.mark.parametrize(
    "said", ["Lieferung auf Abruf", "Abladen: Mit Kran", "Lieferung bei Tagesanbruch", "ABLADEN Kran"]
)
def test_how_goods_are_unloaded_is_no_place(said: str) -> None:
    assert not _name(said)


def test_brackets_that_go_on_in_the_next_line_part_no_address() -> None:
    said = "Ort der Leistung||Bildungszentrum Nord, Am Bach 3 (Werkstatt^\n||I), 99801 Mittelrode, Zufahrt über Hof"
    assert _name(said) == ["Bildungszentrum Nord"]


@pytest.mark.parametrize("label", ["DELIVER TO OUTLET", "Deliver to Shop", "Lieferung an Filiale", "Deliver to house"])
def test_what_kind_of_place_a_label_tells_is_no_name(label: str) -> None:
    assert _name(f"{label}^\nPebble Southwold^\nAm Bach 3^\n99801 Mittelrode") == ["Pebble Southwold"]


@pytest.mark.parametrize(
    "block",
    [
        "||Schule Nord, Am Bach 3, 99801 Mittelrode~\nLieferung an~\n||Ansprechpartner: Polier Dose, 0152 5559011",
        "||Schule Nord^\nLieferung an||Am Bach 3^\n||99801 Mittelrode",
        "||Schule Nord^\n||Am Bach 3~\nLieferung an~\n||99801 Mittelrode^\n||Zufahrt über den Hof",
    ],
)
def test_a_label_may_stand_beside_the_middle_of_its_block(block: str) -> None:
    said = f"Kunde Nr.||124346\n{block}\nLieferung am||23.10.2026"
    found = read(f"{_HEAD}{said}\n\n{_TABLE}", _PLACES).root.values
    assert [found[name][0].raw for name in ("delivery_name", "delivery_street", "delivery_city")] == [
        "Schule Nord",
        "Am Bach 3",
        "Mittelrode",
    ]


@pytest.mark.parametrize(
    "block",
    [
        "Kirkgate Wharf Phase 2^\nc/o Site Office, The Calls^\nLeeds LS2 7EW",
        "Neubau Klinikum Bauabschnitt 3^\nTor West^\n07737 Saaleck",
        "Wohnpark Nord Los 2^\nBaubüro^\n07737 Saaleck",
        "Neubau Klinikum BA 3^\nPolier Huber^\n07737 Saaleck",
    ],
)
def test_the_name_of_a_building_site_ends_with_its_stage(block: str) -> None:
    assert _name(f"Delivery address^\n{block}") == [block.partition("^")[0]]


@pytest.mark.parametrize(
    ("block", "name"),
    [
        ("Molecular Annex, Room 114^\nAttn: Dr. P. Lisle^\n820 E. Quarry Loop^\nRolling Spring, MO 65802",
         "Molecular Annex, Room 114"),
        ("Institut für Chemie, Raum 3.12^\nSchlossgasse 1^\n07737 Saaleck", "Institut für Chemie, Raum 3.12"),
        ("Huber Labs, Floor 2^\n820 E. Quarry Loop^\nRolling Spring, MO 65802", "Huber Labs, Floor 2"),
        ("Institut für Chemie, Herr Meier^\nSchlossgasse 1^\n07737 Saaleck", "Institut für Chemie"),
        ("Institut für Chemie, Raum 3.12, Schlossgasse 1, 07737 Saaleck", "Institut für Chemie"),
    ],
)  # fmt: skip
def test_a_room_in_the_line_of_a_name_is_a_part_of_the_place(block: str, name: str) -> None:
    assert _name(f"Delivery address^\n{block}") == [name]
