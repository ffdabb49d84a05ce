"""The reference of the checks names every code with the weight it has in the code."""

import ast
import re
from pathlib import Path

from orderhub.messages.check import MESSAGES

ROOT = Path(__file__).parents[2]
REFERENCE = (ROOT / "docs" / "reference" / "checks.md").read_text(encoding="utf-8")
SOURCE = (ROOT / "orderhub" / "order" / "checks.py").read_text(encoding="utf-8")


def weights_in_code():
    """Weight by code: each code is a string constant, and a call that names it may name a weight other than error."""
    tree = ast.parse(SOURCE)
    codes = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    found = {code: "error" for code in codes if re.fullmatch(r"(order|line)\.[a-z-]+", code)}
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        code = next((one.value for one in call.args if isinstance(one, ast.Constant) and one.value in found), None)
        for one in call.args:
            if code and isinstance(one, ast.Attribute) and ast.unparse(one).startswith("Severity."):
                found[code] = one.attr.lower()
    return found


def test_every_check_is_explained():
    missing = [code for code in weights_in_code() if f"`{code}`" not in REFERENCE]
    assert not missing
    assert len(weights_in_code()) > 25


def test_no_explanation_is_left_of_a_check_that_went():
    assert set(re.findall(r"`((?:order|line)\.[a-z-]+)`", REFERENCE)) <= MESSAGES.keys()


def test_the_weights_are_those_of_the_code():
    table = dict(re.findall(r"^\| `((?:order|line)\.[a-z-]+)` \| (error|warning|info) \|", REFERENCE, re.MULTILINE))
    assert table == weights_in_code()


def test_the_words_are_those_of_the_screens():
    for code in weights_in_code():
        assert MESSAGES[code].en in REFERENCE
        assert MESSAGES[code].de in REFERENCE
