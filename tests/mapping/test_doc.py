"""The guide for a partner: one HTML file, both languages, every place that is read marked."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from orderhub.cli import main
from orderhub.cli.mapping_doc import guide
from orderhub.mapping_files import catalog

MAPPINGS = Path(__file__).parents[2] / "mappings"
KNOWN = catalog(MAPPINGS)


def page(profile: str) -> html.HtmlElement:
    return html.fromstring(guide(KNOWN.profile(profile), KNOWN, MAPPINGS))


def test_a_guide_says_where_each_field_stands_and_marks_it_in_the_sample() -> None:
    found = page("nordwind-orders")
    german, english = found.xpath("//main")
    assert (german.get("lang"), english.get("lang")) == ("de", "en")
    (row,) = german.xpath(".//tr[td/small='number']")
    cells = [cell.text_content() for cell in row.xpath("td")]
    assert cells[0].startswith("Bestellnummer Pflicht")
    assert (cells[1], cells[2], cells[3].split()[0]) == ("BGM/1004", "geprüft: NWB-[0-9]{6}", "NWB-100231")
    target = row.xpath("td/a/@href")[0].removeprefix("#")
    (mark,) = german.xpath(f".//mark[@id='{target}']")
    assert mark.text == "NWB-100231"
    assert "Bestellnummer" in mark.get("title")
    (row,) = english.xpath(".//tr[td/small='number']")
    assert row.text_content().startswith("Order number required")
    # The sample without marks and numbers is the document.
    for number in german.xpath(".//pre//sup"):
        number.drop_tree()
    sample = (MAPPINGS / "partners" / "nordwind.test" / "01.edi").read_bytes().decode("latin-1")
    assert german.xpath(".//pre")[0].text_content().strip() == sample.strip()


@pytest.mark.parametrize("profile", [one.name for one in KNOWN.profiles if one.name != "hansa-technik-orders"])
def test_every_shipped_profile_has_a_guide_that_needs_nothing_else(profile: str) -> None:
    text = guide(KNOWN.profile(profile), KNOWN, MAPPINGS)
    found = html.fromstring(text)
    assert not found.xpath("//script | //link | //img | //@src | //@onclick")
    assert all(one.startswith("#") for one in found.xpath("//a/@href"))
    ids = found.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {one.removeprefix("#") for one in found.xpath("//a/@href")} <= set(ids)
    assert "url(" not in text


def test_words_of_the_partner_and_tables_are_listed_and_nothing_is_markup() -> None:
    found = page("rheinkost-orders").xpath("//main[@lang='de']")[0]
    assert any("K02" in one.text_content() for one in found.xpath(".//details"))
    assert not any("articles" in one.text_content() for one in found.xpath(".//summary"))
    found = page("alpenmarkt-orders").xpath("//main[@lang='en']")[0]
    assert "GBND → CS" in found.text_content()


def test_the_command_writes_one_file_a_partner(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["mapping", "--folder", str(MAPPINGS), "doc", "nordwind", "--out", str(tmp_path)]) == 0
    assert [path.name for path in tmp_path.iterdir()] == ["nordwind-orders.html"]
    assert "nordwind-orders.html" in capsys.readouterr().out
    assert main(["mapping", "--folder", str(MAPPINGS), "doc", "nordwint", "--out", str(tmp_path)]) == 2
