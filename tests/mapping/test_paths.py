from __future__ import annotations

import pytest
from trees import a_line, node, orders, pairs

from orderhub.document import Node
from orderhub.errors import MappingError
from orderhub.mapping import paths
from orderhub.mapping.select import Paths, Scope, below
from orderhub.mapping.source import Item


def found(path: str, root: Node, *, fold: bool = False, scope: Node | None = None) -> list[str]:
    top = Scope(root)
    here = Scope(scope, top) if scope is not None else top
    getter = Paths(fold_titles=fold).getter(paths.parse_text(path, Item("f", 1, 1)))
    everything = [text for _, _, text in getter.all(here)]
    first = getter.first(here)
    assert (first[2] if first else None) == (everything[0] if everything else None)
    return everything


@pytest.mark.parametrize(
    ("path", "values"),
    [
        ("BGM/1004", ["4711"]),
        ("BGM/1225", ["9"]),
        ("DTM[2005=137]/2380", ["20261122"]),
        ("DTM[2005=137|2]/2380", ["20261122", "202648"]),
        ("DTM[2005!=137]/2380", ["202648"]),
        ("DTM/2380#2", ["202648"]),
        ("DTM#2/2380", ["202648"]),
        ("DTM/2380[2379=616]", ["202648"]),
        ("NAD[3035=BY]/3039", ["4012345000009"]),
        ("NAD[3035=BY]/3039[3055=9]", ["4012345000009"]),
        ("NAD[3035=BY][3055=9]/3039", ["4012345000009"]),
        ("NAD[3035=BY]/C082/3039", ["4012345000009"]),
        ("NAD[3035=BY]/RFF[1153=VA]/1154", ["DE1"]),
        ("NAD[3035=DP]/3039", []),
        ("RFF/1154", ["RV-1"]),
        ("message/BGM/1004", ["4711"]),
        ("/BGM/1004", ["4711"]),
    ],
)
def test_a_path_addresses_by_name_and_qualifier(path: str, values: list[str]) -> None:
    assert found(path, orders()) == values


@pytest.mark.parametrize(
    ("path", "values"),
    [
        ("LIN/1082", ["1"]),
        ("1082", ["1"]),
        ("LIN/7140[7143=EN|SRV]", ["4012345100105"]),
        ("PIA[4347=1]/7140[7143=IN]", ["B-7"]),
        ("PIA/7140", ["NW-1001", "B-7"]),
        ("/BGM/1004", ["4711"]),
        ("BGM/1004", []),
    ],
)
def test_under_lines_a_path_counts_from_the_line(path: str, values: list[str]) -> None:
    line = a_line(1)
    assert found(path, orders(line), scope=line) == values


def test_lines_are_found_at_any_depth_in_order_of_the_document() -> None:
    inner = node("message", node("CPS", node("LIN", _1082="1"), node("LIN", _1082="2")), node("LIN", _1082="3"))
    steps = paths.parse_text("LIN", Item("f", 1, 1)).steps
    assert [one.values["1082"][0].raw for one in below(inner, steps)] == ["1", "2", "3"]
    steps = paths.parse_text("CPS/LIN", Item("f", 1, 1)).steps
    assert [one.values["1082"][0].raw for one in below(inner, steps)] == ["1", "2"]


def test_x12_pairs_and_reference_designators() -> None:
    from orderhub.document import Found, Where

    def at(raw: str, element: int) -> list[Found]:
        return [Found(raw, Where(element=element))]

    ship = Node("N1", {"98": at("ST", 1), "93": at("Dock", 2), "67": at("DC07", 4)})
    item = Node("PO1", {"330": at("5", 2)}, [node("id", _235="UP", _234="111"), node("id", _235="VN", _234="NW-1")])
    root = Node("message", {}, [ship, item])
    assert found("N1[N101=ST]/N104", root) == ["DC07"]
    assert found("N1[98=ST]/67", root) == ["DC07"]
    assert found("PO1/id[235=VN]/234", root) == ["NW-1"]
    assert found("PO1/234[235=UP]", root) == ["111"]


def test_column_titles_are_compared_without_case_and_punctuation() -> None:
    row = pairs("row", {"Artikel-Nr.": "A1", "MENGE ": "5"})
    assert found('"Artikel-Nr."', Node("table", {}, [row]), fold=True) == []
    from orderhub.mapping.select import folded

    assert found("artikelnr", folded(row), fold=True) == ["A1"]
    assert found("Menge", folded(row), fold=True) == ["5"]


def test_values_of_child_nodes_with_attributes() -> None:
    tree = pairs(
        "Order",
        {"ID": "1"},
        pairs("Note", {"": "Hallo", "@languageID": "de"}),
        pairs("Note", {"": "Hello", "@languageID": "en"}),
    )
    assert found("Note", tree) == ["Hallo", "Hello"]
    assert found("Note[@languageID=en]", tree) == ["Hello"]
    assert found("Note/@languageID", tree) == ["de", "en"]


UBL = pairs(
    "Order",
    {"ID": "O-1", "Note": "eins"},
    pairs(
        "OrderLine",
        {},
        pairs(
            "LineItem",
            {"Description": "Wasser"},
            pairs("ID", {"": "17", "@schemeID": "0160", "@schemeAgencyID": "9"}),
            pairs("ID", {"": "18", "@schemeID": "0088"}),
            pairs("ID", {"": "19"}),
            pairs("Quantity", {"": "5", "@unitCode": "C62"}),
        ),
    ),
)
UBL.values["Note"].append(UBL.values["Note"][0].__class__("zwei", UBL.where))


@pytest.mark.parametrize(
    ("path", "values"),
    [
        ("cbc:ID", ["O-1"]),
        ("/Order/cbc:ID", ["O-1"]),
        ("cac:OrderLine/cac:LineItem/cbc:ID[@schemeID='0160']", ["17"]),
        ('OrderLine/LineItem/ID[@schemeID="0088"]/text()', ["18"]),
        ("cac:OrderLine/cac:LineItem/cbc:ID[@schemeID='0160' or @schemeID='0088']", ["17", "18"]),
        ("cac:OrderLine/cac:LineItem/cbc:ID[@schemeID=0160|0088]", ["17", "18"]),
        ("cac:OrderLine/cac:LineItem/cbc:ID[@schemeID='0160' and @schemeAgencyID='9']", ["17"]),
        ("cac:OrderLine/cac:LineItem/cbc:ID[@schemeID='0088' and @schemeAgencyID='9']", []),
        ("cac:OrderLine/cac:LineItem/cbc:ID[@schemeID][@schemeAgencyID!='9']", ["18"]),
        ("cac:OrderLine/cac:LineItem/cbc:ID[not(@schemeID)]", ["19"]),
        ("cac:OrderLine/cac:LineItem/cbc:ID[not(@schemeID='0160')]", ["18", "19"]),
        ("cac:OrderLine/cac:LineItem[cbc:Description='Wasser']/cbc:Quantity/@unitCode", ["C62"]),
        ("cac:OrderLine/cac:LineItem[cbc:Description='Saft']/cbc:Quantity", []),
        ("cbc:Note[2]", ["zwei"]),
        ("cbc:Note#2", ["zwei"]),
        ("OrderLine/LineItem/ID[@schemeID][2]", ["18"]),
    ],
)
def test_the_xpath_subset(path: str, values: list[str]) -> None:
    assert found(path, UBL) == values


@pytest.mark.parametrize(
    "path",
    ["//cbc:ID", "a/../b", "a/*", "a/child::b", "a[position()=1]/b/c()", "a[last()]", "a[@b='1' or @c='2']",
     "a[not(@b]", "a[@b='1' and]", ".", "a//text()"],
)  # fmt: skip
def test_the_rest_of_xpath_is_refused(path: str) -> None:
    with pytest.raises(MappingError):
        paths.parse_text(path, Item("f", 1, 1))


JSON = pairs(
    "json",
    {"number": "7", "a/b": "slash", "m~n": "tilde", "tags": "rot"},
    pairs("lines", {"sku": "A", "2024": "x"}),
    pairs("lines", {"sku": "B"}, pairs("product", {"upc": "401"})),
)
JSON.values["tags"].append(JSON.values["tags"][0].__class__("blau", JSON.where))


@pytest.mark.parametrize(
    ("path", "values"),
    [
        ("#/number", ["7"]),
        ("#/lines/0/sku", ["A"]),
        ("#/lines/1/product/upc", ["401"]),
        ("#/lines/2/sku", []),
        ("#/a~1b", ["slash"]),
        ("#/m~0n", ["tilde"]),
        ("#/tags/1", ["blau"]),
        ("#/%6eumber", ["7"]),
    ],
)
def test_a_json_pointer_counts_from_the_order(path: str, values: list[str]) -> None:
    assert found(path, JSON) == values
    assert found(path, JSON, scope=JSON.children[0]) == values


@pytest.mark.parametrize("path", ["#", "#number", "#//a", "#/a~2", "#/a%2", "#/"])
def test_a_broken_pointer_is_refused(path: str) -> None:
    with pytest.raises(MappingError):
        paths.parse_text(path, Item("f", 1, 1))


def test_values_and_quoted_names_keep_their_colons() -> None:
    tree = pairs("x", {"cbc:ID": "1", "k": "urn:a:b", "v": "2"})
    assert found('"cbc:ID"', tree) == ["1"]
    assert found("v[k=urn:a:b]", tree) == ["2"]


@pytest.mark.parametrize(
    "path",
    ["", "/", "A//B", "A[", "A[B", "A[B=", "A[B=]", "A[=C]", "A]", "A#0", "A#x", '"A', "A/B]", "A[B=C|]", "x" * 400],
)
def test_a_broken_path_is_refused_with_its_place(path: str) -> None:
    item = Item("partners/x.yaml", 7, 3)
    item.text = path or None
    with pytest.raises(MappingError) as caught:
        paths.parse(item)
    assert (caught.value.params["line"], caught.value.params["column"]) == ("7", "3")
