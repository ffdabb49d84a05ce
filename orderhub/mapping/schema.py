"""The JSON Schema of mapping files (draft 2020-12), made from the tables the loader itself uses, for editors.

Editors with a YAML language server complete keys and mark unknown ones; the loader remains the judge.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from orderhub.mapping import anchors, checks, file, numbers, outgoing, rule
from orderhub.mapping.fields import HEADER, HEADER_LISTS, LINE, LINE_LISTS, LISTS, Type
from orderhub.messages import catalogue

_TEXT = {"type": ["string", "number"]}
_PATH = {"type": ["string", "number"], "description": "a path such as NAD[3035=BY]/3039, or $field"}


def text() -> str:
    """The schema as JSON text."""
    return json.dumps(schema(), indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def schema() -> dict[str, Any]:
    """The schema."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:orderhub:mapping-1",
        "title": "orderhub mapping file",
        "type": "object",
        "anyOf": [{"required": ["profile", "match"]}, {"required": ["sharpens"]}],
        "additionalProperties": False,
        "properties": {
            "profile": {"type": "string", "pattern": "^[a-z0-9][a-z0-9-]{0,79}$"},
            "about": {"type": "string"},
            "extends": {"type": "string"},
            "sharpens": {"type": "string"},
            "match": {"anyOf": [{"type": "null"}, _match()]},
            "partner": _partner(),
            "numbers": {"enum": list(numbers.STYLES)},
            "syntax": _closed({"policy": _policy()}),
            "tables": {"type": "object", "additionalProperties": _table()},
            "order": _level(HEADER, HEADER_LISTS),
            "lines": _closed(
                {"each": _one_or_many(_PATH), "when": _one_or_many(_PATH), "line": _level(LINE, LINE_LISTS)}
            ),
            "transform": {**_closed({"python": {"type": "string"}}), "required": ["python"]},
        },
        "$defs": {"rule": _rule(), "lookup": _lookup(), "source": _source()},
    }


def _table() -> dict[str, Any]:
    cells = {"type": "array", "items": {"type": ["string", "number", "null"]}}
    rows = {**_closed({"columns": cells, "rows": {"type": "array", "items": cells}}), "required": ["columns", "rows"]}
    return {"anyOf": [rows, {"type": "object", "additionalProperties": {"type": ["string", "number", "null"]}}]}


def _closed(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": False, "properties": properties}


def _one_or_many(one: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [one, {"type": "array", "items": one, "minItems": 1}]}


def _match() -> dict[str, Any]:
    values = _one_or_many({"type": ["string", "number", "boolean"]})
    plain: dict[str, Any] = dict.fromkeys((key for key in file.MATCH_KEYS if key != "any"), values)
    alternatives = {key: value for key, value in plain.items() if key != "format"}
    plain["format"] = _one_or_many({"enum": list(file.FORMATS)})
    return {**_closed({**plain, "any": {"type": "array", "items": _closed(alternatives)}}), "required": ["format"]}


def _partner() -> dict[str, Any]:
    properties: dict[str, Any] = dict.fromkeys(("slug", "name", "gln", "customer_number", "reply_to"), _TEXT)
    properties |= {
        "language": {"enum": ["de", "en"]},
        "priority": {"type": "integer", "minimum": 0, "maximum": 100},
        "due_hours": {"type": "integer", "minimum": 1, "maximum": 2000},
        "touchless": {"type": "boolean"},
        "ack_hours": {"type": "integer", "minimum": 0, "maximum": 2000},
        "unique_interchanges": {"type": "boolean"},
        "confirm_layouts": {"type": "integer", "minimum": 0, "maximum": 100},
        "price_tolerance": _TEXT,
        "replies": {"type": "array", "items": {"enum": list(file.REPLIES)}},
        "ibans": {"type": "array", "items": _TEXT},
        "states": {"type": "array", "items": _state()},
        "outgoing": _outgoing(),
    }
    return {**_closed(properties), "required": ["slug", "name"]}


def _state() -> dict[str, Any]:
    codes = {"type": "array", "items": {"type": "string"}}
    return {**_closed({"name": _TEXT, "de": _TEXT, "en": _TEXT, "on": codes}), "required": ["name", "de", "en"]}


def _outgoing() -> dict[str, Any]:
    versions = {level: range(outgoing.first_version(level), 5) for level in outgoing.CHARSETS}
    sets = [*outgoing.CHARSETS, *(f"{level}:{one}" for level, found in versions.items() for one in found)]
    limits = {name: {"type": "integer", "minimum": 1, "maximum": one.most} for name, one in outgoing.ELEMENTS.items()}
    end = {**_closed(dict.fromkeys(outgoing.END_KEYS, _TEXT)), "required": ["id"]}
    sign = {"type": "string", "minLength": 1, "maxLength": 1}
    return _closed({
        "charset": {"enum": [*sets, *outgoing.X12_SETS]},
        "unwritable": {"enum": list(outgoing.UNWRITABLE)},
        "too_long": {"enum": list(outgoing.TOO_LONG)},
        "limits": _closed(limits),
        "separators": _closed(dict.fromkeys(outgoing.SEPARATORS, sign)),
        "una": {"type": "boolean"},
        "line_breaks": {"type": "boolean"},
        "sender": end,
        "receiver": end,
    })  # fmt: skip


def _policy() -> dict[str, Any]:
    codes = sorted(code for code in catalogue() if code.startswith("edi."))
    weights = {"enum": list(file.WEIGHTS)}
    return {"type": "object", "additionalProperties": weights, "properties": dict.fromkeys(codes, weights)}


def _level(fields: Mapping[str, Type], lists: Mapping[str, str]) -> dict[str, Any]:
    """Dotted names and nested groups are both allowed, at every depth."""
    properties: dict[str, Any] = {}
    groups: dict[str, tuple[dict[str, Type], dict[str, str]]] = {}
    for name, kind in fields.items():
        properties[name] = _or_null({"$ref": "#/$defs/rule"})
        head, dot, rest = name.partition(".")
        if dot:
            groups.setdefault(head, ({}, {}))[0][rest] = kind
    for name, kind_of_list in lists.items():
        properties[name] = _or_null(_one_or_many(_block(kind_of_list)))
        head, dot, rest = name.partition(".")
        if dot:
            groups.setdefault(head, ({}, {}))[1][rest] = kind_of_list
    for head, (inner, inner_lists) in groups.items():
        nested = _level(inner, inner_lists)
        properties[head] = {"anyOf": [properties[head], nested]} if head in properties else nested
    return _closed(properties)


def _or_null(inner: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [{"type": "null"}, inner]}


def _block(kind: str) -> dict[str, Any]:
    properties: dict[str, Any] = {name: {"$ref": "#/$defs/rule"} for name in LISTS[kind]}
    return _closed({**properties, "each": _PATH, "when": _one_or_many(_PATH)})


def _rule() -> dict[str, Any]:
    pairs = {"type": "object", "additionalProperties": {"type": ["string", "number", "null"]}}
    check = {
        "anyOf": [
            {"enum": list(checks.NAMES)},
            _closed({"range": {"type": "array", "minItems": 2, "maxItems": 2}, "pattern": {"type": "string"}}),
        ]
    }
    properties: dict[str, Any] = {
        "from": _one_or_many({"$ref": "#/$defs/source"}),
        "concat": _one_or_many(_PATH),
        "const": {"type": ["string", "number", "boolean"]},
        "as": {"type": "string", "description": ", ".join(rule.CONVERSIONS)},
        "join": {"type": "string"},
        "trim": {"type": "boolean"},
        "upper": {"type": "boolean"},
        "replace": pairs,
        "codes": pairs,
        "split": {**_closed({"at": {"type": "string"}, "take": {"type": "integer"}}), "required": ["at"]},
        "pad": {
            **_closed({"width": {"type": "integer"}, "with": _TEXT, "side": {"enum": ["left", "right"]}}),
            "required": ["width"],
        },
        "lookup": {"$ref": "#/$defs/lookup"},
        "on_missing": {"enum": list(rule.ON_MISSING)},
        "per": _PATH,
        "default": {"type": ["string", "number", "boolean"]},
        "required": {"type": "boolean"},
        "check": _one_or_many(check),
        "when": _one_or_many(_PATH),
    }
    if set(properties) != set(rule.KEYS):
        raise AssertionError("the schema does not know all keys of a rule")
    return {"anyOf": [_one_or_many({"$ref": "#/$defs/source"}), _closed(properties)]}


def _lookup() -> dict[str, Any]:
    named = _closed({"table": {"type": "string"}, "key": {"type": "string"}, "value": {"type": "string"}})
    return {"anyOf": [{"type": "string"}, {**named, "required": ["table", "key", "value"]}]}


def _source() -> dict[str, Any]:
    table = {**_closed({"lookup": {"$ref": "#/$defs/lookup"}, "key": _PATH}), "required": ["lookup", "key"]}
    label = _closed({
        "label": {"type": "string"},
        "where": {"enum": list(anchors.WHERE)},
        "shape": {"type": "string"},
        "page": {"enum": list(anchors.PAGES)},
        "date": {"enum": list(anchors.ORDERS)},
        "near": {"type": "array", "items": {"type": "integer", "minimum": 0, "maximum": 100}, "minItems": 2,
                 "maxItems": 2},
    })  # fmt: skip
    return {"anyOf": [_PATH, table, {**label, "required": ["label"]}]}
