r"""The file of what was learned for one profile, as text: `partners/bergmann.learned.yaml` beside `bergmann.yaml`.

    sharpens: bergmann-orders
    order:
      number: {from: {label: Vorgangskennung, where: right, shape: '\d{6,8}'}}
    lines:
      line:
        quantity.unit: {codes: {GEB: BX}}

It is edited in place: comments and the order of what people wrote stay. Pure: text in, text out.
"""

from __future__ import annotations

import re
from functools import lru_cache
from io import StringIO
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, SingleQuotedScalarString

from orderhub.mapping.anchors import RIGHT, Anchor

HEAD = """\
# Learned from corrections on the order page, beside {file}. What stands there goes before what stands here.
# Edit it like any mapping file; `orderhub taught` tells what each entry has proved.
"""
ORDER, LINES = "order", "lines"


def empty(profile: str, file: str) -> str:
    """A file that sharpens nothing yet."""
    return HEAD.format(file=file) + f"sharpens: {profile}\n"


def with_anchor(text: str, level: str, field: str, anchor: Anchor) -> str:
    """The text with an anchor put before the others of its field; one of the same label and direction is replaced."""
    tree = _load(text)
    rule = _rule(tree, level, field)
    listed = _sources(rule)
    kept = [one for one in listed if (one.get("label"), one.get("where", RIGHT)) != (anchor.label, anchor.where)]
    _set_sources(rule, [_flow(anchor), *kept])
    return _dump(tree)


def with_code(text: str, level: str, field: str, raw: str, value: str) -> str:
    """The text with a code of its field, in place of what that code meant before."""
    tree = _load(text)
    rule = _rule(tree, level, field)
    codes = rule.setdefault("codes", CommentedMap())
    codes[_quoted(raw)] = _quoted(value)
    return _dump(tree)


def without(text: str, level: str, field: str, entry: Anchor | str) -> str:
    """The text without an anchor, or without the code of that raw text; the same text where it is not there."""
    tree = _load(text)
    holder = _level(tree, level, make=False)
    rule = holder.get(field) if holder is not None else None
    if rule is None:
        return text
    if isinstance(entry, Anchor):
        listed = _sources(rule)
        kept = [one for one in listed if _plain(one) != _plain(_flow(entry))]
        if len(kept) == len(listed):
            return text
        _set_sources(rule, kept)
    elif rule.get("codes", {}).pop(entry, None) is None:
        return text
    if not rule.get("codes", True):
        del rule["codes"]
    _prune(tree, level, field)
    return _dump(tree)


@lru_cache(maxsize=1024)
def entry_text(entry: Anchor | tuple[str, str]) -> str:
    """An anchor or a code in one line, as it stands in the file."""
    return _anchor_text(entry) if isinstance(entry, Anchor) else _code_text(*entry)


def entry_of(text: str) -> Anchor | tuple[str, str]:
    """The reverse of `entry_text`."""
    tree = _load(text)
    if len(tree) == 1:
        raw, value = next(iter(tree.items()))
        return str(raw), str(value)
    shape, near = tree.get("shape"), tree.get("near")
    return Anchor(
        str(tree["label"]),
        str(tree.get("where", RIGHT)),
        re.compile(str(shape)) if shape else None,
        str(tree.get("page", "any")),
        (int(near[0]), int(near[1])) if near else None,
        str(tree.get("date", "")),
    )


def _anchor_text(anchor: Anchor) -> str:
    out = StringIO()
    _yaml().dump(CommentedSeq([_flow(anchor)]), out)
    return out.getvalue().strip().removeprefix("- ")


def _code_text(raw: str, value: str) -> str:
    pair = CommentedMap([(_quoted(raw), _quoted(value))])
    pair.fa.set_flow_style()
    out = StringIO()
    _yaml().dump(CommentedSeq([pair]), out)
    return out.getvalue().strip().removeprefix("- ")


def _flow(anchor: Anchor) -> CommentedMap:
    pairs: list[tuple[str, Any]] = [("label", _quoted(anchor.label)), ("where", anchor.where)]
    if anchor.shape is not None:
        pairs.append(("shape", SingleQuotedScalarString(anchor.shape.pattern)))
    if anchor.page != "any":
        pairs.append(("page", anchor.page))
    if anchor.date:
        pairs.append(("date", anchor.date))
    if anchor.near is not None:
        near = CommentedSeq(anchor.near)
        near.fa.set_flow_style()
        pairs.append(("near", near))
    found = CommentedMap(pairs)
    found.fa.set_flow_style()
    return found


def _quoted(text: str) -> str:
    """In quotes unless it is a plain word: codes such as NO or 0012 must stay text for every reader."""
    plain = text.replace(" ", "").replace("-", "").isalpha() and text.casefold() not in _TAKEN and text == text.strip()
    return text if plain and text[0].isalpha() else DoubleQuotedScalarString(text)


_TAKEN = {"null", "true", "false", "yes", "no", "on", "off", "y", "n"}


def _plain(source: Any) -> dict[str, str]:
    return {str(key): str(list(value) if isinstance(value, list) else value) for key, value in source.items()}


def _sources(rule: Any) -> list[Any]:
    listed = rule.get("from", [])
    return list(listed) if isinstance(listed, list) else [listed]


def _set_sources(rule: Any, sources: list[Any]) -> None:
    if not sources:
        rule.pop("from", None)
    else:
        rule["from"] = sources[0] if len(sources) == 1 else CommentedSeq(sources)


def _level(tree: Any, level: str, *, make: bool) -> Any:
    if level == ORDER:
        return tree.setdefault(ORDER, CommentedMap()) if make else tree.get(ORDER)
    lines = tree.setdefault(LINES, CommentedMap()) if make else tree.get(LINES)
    if lines is None:
        return None
    return lines.setdefault("line", CommentedMap()) if make else lines.get("line")


def _rule(tree: Any, level: str, field: str) -> Any:
    holder = _level(tree, level, make=True)
    if holder.get(field) is None:
        holder[field] = CommentedMap()
    return holder[field]


def _prune(tree: Any, level: str, field: str) -> None:
    holder = _level(tree, level, make=False)
    if not holder[field]:
        del holder[field]
    if level == LINES and not tree[LINES].get("line"):
        del tree[LINES]
    elif level == ORDER and not holder:
        del tree[ORDER]


def _yaml() -> YAML:
    yaml = YAML(typ="rt")
    yaml.width = 4096
    yaml.preserve_quotes = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def _load(text: str) -> Any:
    return _yaml().load(text)


def _dump(tree: Any) -> str:
    out = StringIO()
    _yaml().dump(tree, out)
    return out.getvalue()
