"""Small trees built by hand, as parsers make them."""

from __future__ import annotations

from orderhub.document import Extract, Found, Kind, Node, Where
from orderhub.mapping.apply import apply
from orderhub.mapping.catalog import Catalog
from orderhub.mapping.file import load
from orderhub.mapping.lookup import read
from orderhub.mapping.mapped import Mapped

UNITS = read("code,unit\nSTK,C62\nPCE,C62\nKAR,CT\n", "units")
ARTICLES = read("number,gtin,name\nNW-1001,4012345100105,Wasser\nNW-1002,4012345100204,Saft\n", "articles")


def node(name: str, *children: Node, **values: str | list[str]) -> Node:
    """A node; element numbers are given as `_3035="BY"`."""
    return Node(
        name,
        {
            key.lstrip("_"): [
                Found(raw, Where(tag=name, offset=len(raw))) for raw in ([value] if isinstance(value, str) else value)
            ]
            for key, value in values.items()
        },
        list(children),
    )


def pairs(name: str, values: dict[str, str], *children: Node) -> Node:
    """A node whose keys are no identifiers, such as column titles."""
    return Node(name, {key: [Found(raw, Where(cell=key))] for key, raw in values.items()}, list(children))


def segment(tag: str, composite: str, *children: Node, **values: str) -> Node:
    """A segment with one composite."""
    return node(tag, node(composite, **values), *children)


def a_line(number: int, gtin: str = "4012345100105", quantity: str = "12", unit: str = "PCE") -> Node:
    return node(
        "LIN",
        node("C212", _7140=gtin, _7143="EN"),
        node("PIA", node("C212", _7140="NW-1001", _7143="SA"), node("C212", _7140="B-7", _7143="IN"), _4347="1"),
        segment("QTY", "C186", _6063="21", _6060=quantity, _6411=unit),
        segment("PRI", "C509", _5125="AAA", _5118="5.49", _5284="10"),
        _1082=str(number),
    )


def orders(*lines: Node) -> Node:
    """An EDIFACT message as its parser gives it."""
    return node(
        "message",
        node("BGM", node("C002", _1001="220"), node("C106", _1004="4711"), _1225="9"),
        segment("DTM", "C507", _2005="137", _2380="20261122", _2379="102"),
        segment("DTM", "C507", _2005="2", _2380="202648", _2379="616"),
        segment("RFF", "C506", _1153="CT", _1154="RV-1"),
        node(
            "NAD",
            node("C082", _3039="4012345000009", _3055="9"),
            segment("RFF", "C506", _1153="VA", _1154="DE1"),
            _3035="BY",
        ),
        node("NAD", node("C082", _3039="4399901000018", _3055="9"), _3035="SU"),
        *(lines or (a_line(1), a_line(2, unit="KAR"))),
    )


def extract(root: Node, form: str = "edifact", **keys: str) -> Extract:
    return Extract(Kind.ORDER, form, root, keys)


def mapped(rules: str, root: Node, form: str = "edifact", **keys: str) -> Mapped:
    """What the rules (below `profile` and `match`) make of the tree."""
    profile = load(f"profile: p\nmatch: {{format: {form}}}\n{rules}", "partners/p.yaml")
    catalog = Catalog([profile], {"units": UNITS, "articles": ARTICLES})
    return apply(profile, extract(root, form, **keys), catalog)
