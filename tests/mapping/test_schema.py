from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from ruamel.yaml import YAML

from orderhub.mapping import schema

MAPPINGS = Path(__file__).parents[2] / "mappings"
FILES = sorted([*(MAPPINGS / "partners").glob("*.yaml"), *(MAPPINGS / "generic").glob("*.yaml")])


def test_the_schema_in_the_tree_is_the_one_the_loader_means() -> None:
    written = (MAPPINGS / "schema" / "mapping-1.json").read_text(encoding="utf-8")
    assert written == schema.text(), "run: orderhub mapping schema --write"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_our_files_are_valid_by_the_schema(path: Path) -> None:
    content = json.loads(json.dumps(YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8")), default=str))
    jsonschema.Draft202012Validator(schema.schema()).validate(content)


@pytest.mark.parametrize(
    "change",
    [
        {"profil": 1},
        {"order": {"numbr": "A"}},
        {"match": {"sender": "x"}},
        {"numbers": "fr"},
        {"lines": {"line": {"quantity": {"valu": "A"}}}},
    ],
)
def test_the_schema_refuses_slips(change: dict[str, object]) -> None:
    content = {"profile": "a", "match": {"format": "edifact"}, **change}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema.schema()).validate(content)
