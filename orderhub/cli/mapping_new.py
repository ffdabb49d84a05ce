"""Proposes a mapping file for a document of a partner nobody has described: the right generic rules, a match by what
identifies this sender, rules by content for fields that the generic rules left empty (a column of GTINs is the GTIN,
one of our article numbers is ours), and the order that all this gives as first test.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any, NamedTuple

from orderhub.document import Extract, Severity
from orderhub.mapping import checks, dates
from orderhub.mapping.apply import apply, line_scopes, start
from orderhub.mapping.catalog import Catalog
from orderhub.mapping.file import load
from orderhub.mapping.mapped import Mapped
from orderhub.mapping.profile import Profile
from orderhub.mapping.unused import unused
from orderhub.order.model import to_builtins

_NUMBERING = re.compile(r"(?i)(best|order|auftrag|po)\w*[ ._-]*(nr|no|num|id|#)")
_IDENTIFYING = ("sender", "shop", "sender_domain", "vat_id", "caller", "customer_number", "domain", "email", "titles")
_REPLIES = {"edifact": "[ordrsp]", "x12": '["997", "855"]', "json": "[callback]", "mail": "[mail]", "pdf": "[mail]",
            "table": "[mail]"}  # fmt: skip


class Proposal(NamedTuple):
    """The texts of a mapping file, of the expected order of its first test, and of the findings to expect, if any."""

    mapping: str
    expected: str
    findings: str


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
    order_rules, line_rules = by_content(generic, extract, generics)
    body = ["order:", "  buyer.customer_number: {const: KD-0000}", *order_rules]
    if line_rules:
        body += ["lines:", "  line:", *line_rules]
    text = "\n".join([*head, *body, *_open(generic, mapped, extract, generics)]) + "\n"
    proposed = load(text, f"partners/{slug}.yaml")
    again = apply(proposed, extract, Catalog([*generics.profiles, proposed], catalog.lookups, catalog.transforms))
    loud = [one for one in again.findings if one.code.startswith("mapping.") and one.severity is not Severity.INFO]
    findings = "".join(f"- {{code: {one.code}, field: {_quoted(one.field or '')}}}\n" for one in loud)
    return Proposal(text, _yaml(to_builtins(again.order)) + "\n", findings)


def by_content(generic: Profile, extract: Extract, catalog: Catalog) -> tuple[list[str], list[str]]:
    """Rules, as lines of a file, for fields of the order and of its lines that only the content tells."""
    mapped = apply(generic, extract, catalog)
    plan = catalog.plan(generic)
    root, _ = start(plan, extract)
    names = {scope.node.name for scope in line_scopes(plan, root)}
    columns: dict[str, list[str]] = {}
    head: dict[str, str] = {}
    for one in unused(generic, extract, catalog):
        first, _, rest = one.path.partition("/")
        if rest and first.partition("[")[0] in names:
            columns.setdefault(rest, []).append(one.raw.strip())
        else:
            head.setdefault(one.path, one.raw.strip())
    read = {re.sub(r"\[\d+\]", "", path) for path in mapped.provenance}
    articles = catalog.lookups.get("articles")
    numbers = set(articles.keys()) if articles else set()
    tests: list[tuple[str, Callable[[str], bool]]] = [
        ("item.gtin", checks.is_gtin), ("item.seller_id", numbers.__contains__),
        ("quantity.value", lambda text: text.isdigit() and 0 < len(text) < 6),
        ("requested_delivery", lambda text: len(text) > 5 and dates.parse(text) is not None),
    ]  # fmt: skip
    line_rules = []
    for field, fits in tests:
        if any(path.startswith(f"lines.{field}") for path in read):
            continue
        path = next((path for path, values in columns.items() if all(map(fits, values))), None)
        if path is not None:
            line_rules.append(f"    {field}: {_quoted(_path(path))}  # by content: {', '.join(columns[path][:3])}")
            del columns[path]
    order_rules = []
    number = next((path for path in head if _NUMBERING.search(path.rpartition("/")[2])), None)
    if "number" not in read and number is not None:
        order_rules.append(f"  number: {{from: {_quoted(_path(number))}, required: true}}  # by name: {head[number]}")
    return order_rules, line_rules


def _path(path: str) -> str:
    """A path that the language reads: names with its own signs in quotes."""
    return "/".join(
        step if "[" in step or not re.search(r"[\s#=!|':]", step) else f"'{step}'" for step in path.split("/")
    )


def _match(extract: Extract) -> str:
    tests = [f"format: {extract.format}"]
    if extract.keys.get("message"):
        tests.append(f"message: {_quoted(extract.keys['message'])}")
    key = next((one for one in _IDENTIFYING if extract.keys.get(one)), None)
    if key:
        tests.append(f"{key}: {_quoted(extract.keys[key])}")
    return "{" + ", ".join(tests) + "}"


def _open(generic: Profile, mapped: Mapped, extract: Extract, catalog: Catalog) -> list[str]:
    """Comments that name what the generic rules missed, and where values stand that nothing uses."""
    said = [f"  # {finding.field}: {finding.message()}" for finding in mapped.findings if finding.field]
    left = [f"{one.path}: {one.raw[:40]!r}" for one in unused(generic, extract, catalog)]
    if left:
        said.append("  # Values of the sample that no generic rule reads (orderhub mapping explain --unused):")
        said += [f"  #   {path}" for path in dict.fromkeys(left)][:40]
    return [" ".join(one.splitlines()) if one.lstrip().startswith("#") else one for one in said]


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
