"""Names of where goods go that go on in a second line, or tell a place behind their firm."""

from __future__ import annotations

import pytest

from parsers.postal_lines import Part, company_in, is_name, is_street
from tests.parsers.drawn_pages import line_of, read

_TABLE = (
    "\n\nPos|Artikel-Nr.|Bezeichnung|Menge|Preis|Wert\n1|4711-20|Lager|2 Stk|3,00|6,00\n2|4711-21|Lager|2 Stk|3,00|6,00"
)
_PLACES = (50, 90, 170, 350, 420, 500)


@pytest.mark.parametrize(
    ("block", "name"),
    [
        (
            "Quellmayr GmbH, Wareneingang^\nHalle C^\nProviantweg 73^\n86153 Augsburg",
            "Quellmayr GmbH, Wareneingang Halle C",
        ),
        (
            "Zornbach Dienste, Objektlager^\nFlörsheim^\nAm Bach 7^\n65439 Flörsheim",
            "Zornbach Dienste, Objektlager Flörsheim",
        ),
        (
            "Quellmayr Pumpenwerk –^\nWareneingang Tor 3^\nProviantweg 73^\n86153 Augsburg",
            "Quellmayr Pumpenwerk – Wareneingang Tor 3",
        ),
        (
            "Quellmayr Pumpenwerk^\n- Technischer Betriebshof Nord^\nProviantweg 73^\n86153 Augsburg",
            "Quellmayr Pumpenwerk - Technischer Betriebshof Nord",
        ),
        (
            "Quellmayr Pumpenwerk^\nGmbH & Co. KG –^\nHalle 4^\nProviantweg 73^\n86153 Augsburg",
            "Quellmayr Pumpenwerk GmbH & Co. KG – Halle 4",
        ),
        (
            "Quellmayr Pumpenwerk GmbH –^\nProviantweg 73 –^\n86153 Augsburg",
            "Quellmayr Pumpenwerk GmbH",
        ),
        (
            "Quellmayr Pumpenwerk GmbH^\n- z. Hd. Frau Huber -^\nProviantweg 73^\n86153 Augsburg",
            "Quellmayr Pumpenwerk GmbH",
        ),
        (
            "Quellmayr GmbH, Wareneingang^\nRampe 4^\nProviantweg 73^\n86153 Augsburg",
            "Quellmayr GmbH, Wareneingang",
        ),
        (
            "Quellmayr GmbH, Lager^\nzu Händen Jansky^\nProviantweg 73^\n86153 Augsburg",
            "Quellmayr GmbH, Lager",
        ),
        (
            "Quellmayr Antriebe GmbH^\nWareneingang^\nProviantweg 73^\n86153 Augsburg",
            "Quellmayr Antriebe GmbH",
        ),
        (
            "Wohnpark Feldmark, Haus C^\nZufahrt über Kornblumenweg^\nFeldweg 3^\n48163 Münster",
            "Wohnpark Feldmark, Haus C",
        ),
        (
            "Wohnpark Feldmark, Haus C^\nZufahrt über Kornblumenweg, 48163 Münster",
            "Wohnpark Feldmark, Haus C",
        ),
        (
            "Quellmayr GmbH, Lager^\nAnfahrt von Süden^\nProviantweg 73^\n86153 Augsburg",
            "Quellmayr GmbH, Lager",
        ),
        (
            "Quellmayr GmbH, Warehouse^\nAccess via Kornblumenweg^\nProviantweg 73^\n86153 Augsburg",
            "Quellmayr GmbH, Warehouse",
        ),
        (
            "Quellmayr GmbH, Halle IV^\nSüdseite^\nProviantweg 73^\n86153 Augsburg",
            "Quellmayr GmbH, Halle IV",
        ),
        (
            "Tennrath AG, Zentrallager Geb. 4411^\nWerksstraße 200, Pforte Süd^\n06237 Leuna",
            "Tennrath AG, Zentrallager Geb. 4411",
        ),
        (
            "Tennrath AG, Annahme 7.30 bis 12 Uhr^\nWerksstraße 200, Pforte Süd^\n06237 Leuna",
            "Tennrath AG",
        ),
        (
            "Noorderdiep Central Store^\nHandelskade Oost 31, gate B^\n9934 AM Delfzijl",
            "Noorderdiep Central Store",
        ),
        (
            "Käserei Hochgrat eG, Baustelle^\nReiferaum 2^\nSteibis 41^\n87534 Oberstaufen",
            "Käserei Hochgrat eG, Baustelle Reiferaum 2",
        ),
        (
            "Käserei Hochgrat eG, Baustelle Halle 7^\nReiferaum 2^\nSteibis 41^\n87534 Oberstaufen",
            "Käserei Hochgrat eG, Baustelle Halle 7",
        ),
        (
            "Käserei Hochgrat eG, Baustelle^\nSteibis 41^\n87534 Oberstaufen",
            "Käserei Hochgrat eG, Baustelle",
        ),
        (
            "Hotel Kranich – Wareneingang^\nKüche^\nHafengasse 2^\n17192 Waren",
            "Hotel Kranich – Wareneingang Küche",
        ),
        (
            "Zentrallager Stadtwerke^\nMittelrode^\nAm Werk 3^\n99801 Mittelrode^\nWarenannahme:^\nMo bis Do",
            "Zentrallager Stadtwerke Mittelrode",
        ),
        (
            "Mistleford Garden Centre^\nEvesbury^\nMill Road, Evesbury^\nWorcester WR11 7QP",
            "Mistleford Garden Centre Evesbury",
        ),
        (
            "Mistleford Garden Centre^\nEvesbury^\nMill Road^\nWorcester WR11 7QP",
            "Mistleford Garden Centre",
        ),
        (
            "Städtische^\nKindertagesstätte^\nAm Bach 3^\n99801 Mittelrode",
            "Städtische Kindertagesstätte",
        ),
    ],
)
def test_a_name_ends_where_its_place_does(block: str, name: str) -> None:
    values = read(f"Bestellung Nr. 4711\n\nLieferanschrift:^\n{block}{_TABLE}", _PLACES).root.values
    assert [one.raw for one in values["delivery_name"]] == [name]


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("Alterszentrum Lindenmatt", "Alterszentrum Lindenmatt, Hauswirtschaft"),
        ("Altersheim Lindenmatt", "Alterszentrum"),
    ],
)
def test_words_that_stand_together_elsewhere_are_one_name(head: str, name: str) -> None:
    block = "Lieferanschrift:^\nAlterszentrum^\nLindenmatt,^\nHauswirtschaft^\nLindenweg 3^\n3076 Worb"
    values = read(f"{head}\n\nBestellung Nr. 4711\n\n{block}{_TABLE}", _PLACES).root.values
    assert [one.raw for one in values["delivery_name"]] == [name]


def test_brackets_behind_the_number_of_a_house_tell_of_it() -> None:
    assert is_street("Hafengasse 2 (Rückseite)")
    assert not is_street("0171 5550 (Büro)")
    assert not is_street("Wareneingang (Tor 3)")


@pytest.mark.parametrize("place", ["Warenannahme UG", "Warenannahme", "Lager Nord"])
def test_a_place_below_the_name_is_no_label_and_no_legal_form(place: str) -> None:
    text = (
        "Bestellung 4711\n\nLieferant|Nordwind Handel GmbH^\n|Hafenstraße 8^\n|20457 Hamburg\n"
        f"Lieferung an|Parkhotel Lahnaue^\n|{place}^\n|Uferpromenade 6^\n|35576 Wetzlar"
    )
    found = read(text + _TABLE, (50, 140, 230, 350, 420, 500)).root.values
    assert found["delivery_name"][0].raw == "Parkhotel Lahnaue"
    assert found["delivery_street"][0].raw == "Uferpromenade 6"


def test_the_town_of_a_name_may_stand_in_the_line_below_it() -> None:
    block = "Besteller:^\n{name}^\nNeckarbronn^\nEinkauf^\nCampusallee 2^\n69239 Neckarbronn"
    for name, whole in (("Technische Hochschule", "Technische Hochschule Neckarbronn"), ("Huber GmbH", "Huber GmbH")):
        text = f"Bestellung Nr. 4711\n\n{block.format(name=name)}{_TABLE}"
        assert read(text, _PLACES).root.values["buyer_name"][0].raw == whole


@pytest.mark.parametrize(("words", "firm"), [("Anlieferung EG", False), ("Haus 4 EG", False), ("WINZER EG", True)])
def test_the_ground_floor_is_no_cooperative(words: str, firm: bool) -> None:
    line = line_of(words)
    assert (company_in(Part(line, line.words)) is not None) is firm


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("(unser Lagerwart)", "Sepp Hintertal"),
        ("(our storeman)", "Sepp Hintertal"),
        ("(Gebäude 14)", "Sepp Hintertal (Gebäude 14)"),
    ],
)
def test_brackets_that_say_who_a_person_is_are_no_part_of_the_name(said: str, name: str) -> None:
    text = (
        f"Bestellung Nr. 4711\n\nLieferanschrift:^\nSepp Hintertal^\n{said}^\nCampusallee 2^\n69239 Neckarbronn{_TABLE}"
    )
    assert read(text, _PLACES).root.values["delivery_name"][0].raw == name


@pytest.mark.parametrize(
    ("upper", "lower", "name"),
    [
        ("Studierendenwerk Saaletal, Anstalt", "des öffentlichen Rechts",
         "Studierendenwerk Saaletal, Anstalt des öffentlichen Rechts"),
        ("Verein Musikschule", "und Kunst e. V.", "Verein Musikschule und Kunst e. V."),
        ("Institut für Chemie", "der Universität Halle", "Institut für Chemie der Universität Halle"),
        ("Trustees", "of Wilbury School", "Trustees of Wilbury School"),
        ("Universität Halle", "Körperschaft des öffentlichen Rechts", "Universität Halle"),
        ("Huber GmbH", "for the attention of Stores", "Huber GmbH"),
    ],
)  # fmt: skip
def test_a_line_that_begins_with_a_small_word_goes_on_with_the_name(upper: str, lower: str, name: str) -> None:
    block = f"Besteller:^\n{upper}^\n{lower}^\nCampusallee 2^\n69239 Neckarbronn"
    bill = "Rechnung an: Studierendenwerk Saaletal, Finanzbuchhaltung, Weg 2, 07703 Saaleck"
    text = f"Bestellung Nr. 4711\n\n{block}\n\n{bill}{_TABLE}"
    assert read(text, _PLACES).root.values["buyer_name"][0].raw == name


@pytest.mark.parametrize(
    ("block", "name"),
    [
        ("Metzgerei & Party Ottmar^\nSchmidberger^\nBachgasse 5^\n93138 Lappersdorf",
         "Metzgerei & Party Ottmar Schmidberger"),
        ("Metzgerei & Party Ottmar^\nBachhaus^\nBachgasse 5^\n93138 Lappersdorf", "Metzgerei & Party Ottmar"),
        ("Kopier- und Druckladen^\nZiegelhof Brand & Yilmaz^\nGbR^\nBachgasse 5^\n93138 Lappersdorf",
         "Kopier- und Druckladen Ziegelhof Brand & Yilmaz GbR"),
        ("Nordhaus Handwerk und^\nTechnik Beteiligungen^\nGmbH & Co. KG^\nBachgasse 5^\n93138 Lappersdorf",
         "Nordhaus Handwerk und Technik Beteiligungen GmbH & Co. KG"),
        ("Ashdown Copy & Print^\nServices (Northern)^\nLtd^\n5 Quay Road^\nPoole BH15 1AB",
         "Ashdown Copy & Print Services (Northern) Ltd"),
        ("Parkresidenz Bad Salzhagen Hotel GmbH^\n& Co. KG^\nBuchhaltung^\nBachgasse 5^\n93138 Lappersdorf",
         "Parkresidenz Bad Salzhagen Hotel GmbH & Co. KG"),
        ("Ziegelhof Verwaltungs-GmbH^\nu. Co. OHG^\nBachgasse 5^\n93138 Lappersdorf",
         "Ziegelhof Verwaltungs-GmbH u. Co. OHG"),
        ("Zimmerei Brand^\nund Söhne GmbH^\nBachgasse 5^\n93138 Lappersdorf", "Zimmerei Brand und Söhne GmbH"),
        ("Stadtwerke Ziegelhofen^\nAbteilung Einkauf^\nAG^\nBachgasse 5^\n93138 Lappersdorf", "Stadtwerke Ziegelhofen"),
    ],
    ids=["surname", "no surname", "form alone", "long form", "English", "partner", "partner u.", "sons", "office"],
)  # fmt: skip
def test_the_buyers_name_goes_on_where_it_was_wrapped(block: str, name: str) -> None:
    head = f"Besteller^\n{block}\n\nLieferant\nNordwind GmbH^\nHafenstr. 8^\n20457 Hamburg\n\nBestellung Nr. P4711"
    found = read(f"{head}{_TABLE}\n\nUnterschrift\nO. Schmidberger", _PLACES).root.values
    assert found["buyer_name"][0].raw == name


@pytest.mark.parametrize(("words", "named"), [("Finanzamt Ilsenrode", True), ("Finanzgericht Halle", True),
                                              ("Finanzabteilung", False), ("Finanzen und Steuern", False)])  # fmt: skip
def test_a_tax_office_is_named_and_no_office_of_somebody(words: str, named: bool) -> None:
    line = line_of(words)
    assert is_name(Part(line, line.words)) is named
