"""A parsed document as text, one line a node, for golden files that people can review."""

from __future__ import annotations

from orderhub.document import Extract, Finding, Node, Parsed, Where


def picture(parsed: Parsed) -> str:
    """Kinds, keys, findings with their places, and the trees."""
    lines: list[str] = []
    for extract in parsed.extracts:
        lines += _extract(extract)
    lines += [_finding(one) for one in parsed.findings]
    return "\n".join(lines) + "\n"


def _extract(extract: Extract) -> list[str]:
    kind = " ".join(part for part in (extract.kind.value, extract.class_, "TEST" if extract.test else "") if part)
    keys = [f"  {name}: {value}" for name, value in sorted(extract.keys.items())]
    return [f"== {kind}", *keys, *(_finding(one) for one in extract.findings), *_node(extract.root, 0)]


def _finding(finding: Finding) -> str:
    said = " ".join(f"{name}={value!r}" for name, value in sorted(finding.params.items()))
    return f"! {finding.severity.value} {finding.code} [{_where(finding.where)}] {said}".rstrip()


def _where(where: Where) -> str:
    span = f"{where.offset}+{where.length}" if where.offset is not None else f"line {where.line}"
    return f"{span} {where.label()}".strip()


def _node(node: Node, depth: int) -> list[str]:
    values = [f"{name}={found.raw!r}@{_at(found.where)}" for name, founds in node.values.items() for found in founds]
    lines = ["  " * depth + " ".join([node.name, *values])]
    for child in node.children:
        lines += _node(child, depth + 1)
    return lines


def _at(where: Where) -> str:
    return str(where.offset) if where.offset is not None else f"{where.line}:{where.pointer}"
