"""Proposes a mapping file for a document of a partner nobody has described: the right generic rules, a match by what
identifies this sender, a rule for each required field the generic rules did not find, and the order as first test.
"""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from orderhub.document import Extract, Node
from orderhub.mapping.apply import apply
from orderhub.mapping.catalog import Catalog
from orderhub.mapping.mapped import Mapped
from orderhub.order.model import to_builtins

_IDENTIFYING = ("sender", "shop", "sender_domain", "vat_id", "caller", "customer_number", "domain", "email", "titles")
_REPLIES = {"edifact": "[ordrsp]", "x12": '["997", "855"]', "json": "[callback]", "mail": "[mail]", "pdf": "[mail]",
            "table": "[mail]"}  # fmt: skip


class Proposal(NamedTuple):
    """The text of a mapping file and of the expected order of its first test."""

    mapping: str
    expected: str


def propose(extract: Extract, catalog: Catalog, slug: str, name: str) -> Proposal:
    """A profile for the sender of `extract`."""
    generics = Catalog([one for one in catalog.profiles if one.is_generic], catalog.lookups, catalog.transforms)
    generic = generics.choose(extract)
    mapped = apply(generic, extract, catalog)
    buyer = mapped.order.buyer
    called = name or (buyer.name if buyer and buyer.name else slug)
    head = [
        "# yaml-language-server: $schema=../schema/mapping-1.json",
        f"profile: {slug}-orders",
        f"about: {_quoted(f'Orders of {called}.')}",
        f"extends: {generic.name}",
        f"match: {_match(extract)}",
        "partner:",
        f"  slug: {slug}",
        f"  name: {_quoted(called)}",
        *([f"  gln: {_quoted(buyer.gln)}"] if buyer and buyer.gln else []),
        "  customer_number: KD-0000  # the number of this customer in the ERP",
        f"  replies: {_REPLIES.get(extract.format, '[]')}",
    ]
    if extract.keys.get("number_format") in {"de", "en"}:
        head.append(f"numbers: {extract.keys['number_format']}")
    body = ["order:", "  buyer.customer_number: {const: KD-0000}", *_open(mapped, extract)]
    return Proposal("\n".join([*head, *body]) + "\n", _yaml(to_builtins(mapped.order) | _customer(mapped)) + "\n")


def _customer(mapped: Mapped) -> dict[str, Any]:
    buyer = to_builtins(mapped.order).get("buyer", {})
    return {"buyer": {**buyer, "customer_number": "KD-0000"}}


def _match(extract: Extract) -> str:
    tests = [f"format: {extract.format}"]
    if extract.keys.get("message"):
        tests.append(f"message: {_quoted(extract.keys['message'])}")
    key = next((one for one in _IDENTIFYING if extract.keys.get(one)), None)
    if key:
        tests.append(f"{key}: {_quoted(extract.keys[key])}")
    return "{" + ", ".join(tests) + "}"


def _open(mapped: Mapped, extract: Extract) -> list[str]:
    """Comments that name what the generic rules missed, and where values stand that nothing used."""
    said = [f"  # {finding.field}: {finding.message()}" for finding in mapped.findings if finding.field]
    used = {one.where for one in mapped.provenance.values()}
    unused = [path for path, where in _values(extract.root, "") if where not in used]
    if unused:
        said.append("  # Values of the sample that no rule reads:")
        said += [f"  #   {path}" for path in dict.fromkeys(unused)][:40]
    return said


def _values(node: Node, path: str) -> list[tuple[str, Any]]:
    found = [
        (f"{path}/{key}: {one.raw[:40]!r}".removeprefix("/"), one.where)
        for key, founds in node.values.items()
        for one in founds
        if one.raw.strip()
    ]
    for child in node.children:
        found += _values(child, f"{path}/{child.name}")
    return found


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _yaml(value: Any, indent: int = 0) -> str:
    """Plain dicts and lists as block YAML; scalars that YAML would change are quoted."""
    blank = "  " * indent
    lines = []
    for key, inner in value.items():
        if isinstance(inner, dict):
            lines += [f"{blank}{key}:", _yaml(inner, indent + 1)]
        elif isinstance(inner, list):
            lines.append(f"{blank}{key}:")
            lines += [f"{blank}  - {_flow(one)}" for one in inner]
        else:
            lines.append(f"{blank}{key}: {_flow(inner)}")
    return "\n".join(lines)


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(one) for one in value) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return _quoted(str(value))
