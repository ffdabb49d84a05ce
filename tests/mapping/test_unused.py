"""The generic profiles leave nothing unread that the canonical order has a place for."""

from __future__ import annotations

from pathlib import Path

import pytest
from trees import a_line, extract, mapped, node, orders, segment

from orderhub.document import Document, Kind
from orderhub.mapping.catalog import Catalog
from orderhub.mapping.file import load
from orderhub.mapping.unused import unused
from orderhub.mapping_files import catalog
from orderhub.registry import parser_for

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "parsers" / "golden"
DOCUMENTS = sorted(path for form in ("edifact", "x12", "xml") for path in (GOLDEN / form).glob("*/input.*"))
NO_PLACE = {
    "edifact": {
        "CTA/3139": "function of a contact", "LOC/3227": "kind of location", "C517/3225": "location inside a party",
        "TAX/5283": "always 7, tax", "C241/5153": "kind of tax, VAT in Europe", "PAT/4279": "kind of payment terms",
        "C112/2475": "from when", "C112/2009": "before or after", "C112/2151": "days or months",
        "C112/2152": "how many of them", "TOD/4055": "kind of delivery terms", "C501/5245": "kind of percentage",
        "SCC/4017": "firm or forecast", "C509/6411": "unit of a price", "SCC/QTY[6063=11]/C186/6411": "unit of a split",
        "C080/3036": "second line of a name", "QTY[6063=59]/C186/6060": "consumer units in the unit ordered",
        "QTY[6063=59]/C186/6411": "their unit", "NAD[3035=DP]/C082/3039": "delivery party of one line",
    },
    "x12": {
        "BEG/92": "kind of order", "REF[128=DP]/352": "words beside a reference", "ITD/333": "basis of discount days",
        "ITD/338": "discount percent", "ITD/351": "discount days", "ITD/386": "net days", "FOB/309": "kind of place",
        "FOB/352": "words beside the place", "TD5/67": "carrier", "TD5/91": "mode", "TD5/387": "routing",
        "N9[128=ZZ]/127": "head of a note", "N9[128=L1]/127": "head of a note", "PER[366=OC]/93": "second contact",
        "id[365=TE]/364": "its telephone", "CTP/236": "kind of price", "CTP/212": "retail price",
        "PO4/356": "pack", "PO4/357": "size", "SDQ/54": "how stores are numbered", "QTY/673": "kind of quantity",
        "QTY/380": "the quantity again",
    },
    "xml": {
        "CustomizationID": "specification", "ProfileID": "process", "@languageID": "of a note", "UserAgent": "envelope",
        "@payloadID": "envelope", "@timestamp": "envelope", "@domain": "kind of credential", "Identity": "credential",
        "SharedSecret": "credential", "@deploymentMode": "test flag, a key of the extract",
    },
}  # fmt: skip
"""Values the canonical order has no place for, by the end of their path."""
STRANGE = {"unknown_segments", "isa_short_elements", "una_custom_separators"}
"""Documents made of segments, elements and agencies that no directory knows."""


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: f"{path.parents[1].name}-{path.parent.name}")
def test_a_generic_profile_leaves_nothing_meaningful_unread(path: Path) -> None:
    if path.parent.name in STRANGE:
        pytest.skip("holds values on purpose that nobody can know")
    shipped = catalog(ROOT / "mappings")
    generic = Catalog([one for one in shipped.profiles if one.is_generic], shipped.lookups)
    document = Document(path.read_bytes(), name=path.name)
    parser = parser_for(document)
    assert hasattr(parser, "parse")
    for found in parser.parse(document).extracts:
        if found.kind not in (Kind.ORDER, Kind.ORDER_CHANGE):
            continue
        left = unused(generic.choose(found), found, generic)
        known = tuple(NO_PLACE[found.format])
        assert [one for one in left if not one.path.endswith(known)] == []


def test_what_no_rule_reads_is_listed_with_its_path() -> None:
    profile = load(
        "profile: p\nmatch: {format: edifact}\norder:\n  number: [BGM/1004, RFF/1154]\n"
        "  buyer.gln: NAD[3035=BY]/3039\n  references: {each: RFF, when: RFF/XXX, qualifier: RFF/1153,"
        " value: RFF/1154}\n"
        "lines:\n  each: LIN\n  line:\n    item.gtin: LIN/7140\n    quantity.value: QTY[6063=21]/6060\n"
        "    price.net: {from: PRI/5118, per: PRI/5284}\n    item.name: {from: IMD/7008, join: ' '}\n",
        "p.yaml",
    )
    names = segment("IMD", "C273", _7008="eins"), segment("IMD", "C273", _7008="zwei")
    document = orders(node("LIN", node("C212", _7140="A"), *names, segment("MEA", "C174", _6314="5"), _1082="1"))
    places: dict[int, int] = {}
    numbered(document, places)
    left = unused(profile, extract(document), Catalog([profile]))
    assert [(one.path, one.raw) for one in left] == [
        ("BGM/1225", "9"), ("BGM/C002/1001", "220"), ("DTM/C507/2005", "137"), ("DTM/C507/2380", "20261122"),
        ("DTM/C507/2005", "2"), ("DTM/C507/2380", "202648"), ("RFF/C506/1153", "CT"), ("RFF/C506/1154", "RV-1"),
        ("NAD[3035=BY]/RFF/C506/1153", "VA"), ("NAD[3035=BY]/RFF/C506/1154", "DE1"),
        ("NAD[3035=SU]/C082/3039", "4399901000018"), ("LIN/MEA/C174/6314", "5"),
    ]  # fmt: skip


def numbered(top: object, places: dict[int, int]) -> None:
    """Give each value of a tree made by hand a place of its own, as parsers do."""
    from orderhub.document import Found, Node, Where

    assert isinstance(top, Node)
    for key, founds in top.values.items():
        for at, one in enumerate(founds):
            places[id(one)] = len(places)
            top.values[key][at] = Found(one.raw, Where(offset=len(places), length=len(one.raw)))
    for child in top.children:
        numbered(child, places)


def test_reading_marks_nothing_in_the_document() -> None:
    before = mapped("order: {number: BGM/1004}\n", orders(a_line(1))).order
    document = orders(a_line(1))
    profile = load("profile: p\nmatch: {format: edifact}\norder: {number: BGM/1004}\n", "p.yaml")
    unused(profile, extract(document), Catalog([profile]))
    assert mapped("order: {number: BGM/1004}\n", document).order == before
