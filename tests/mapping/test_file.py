from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from orderhub.errors import MappingError
from orderhub.mapping.file import load

HEAD = "profile: a\nmatch: {format: edifact}\n"


def refusal(text: str) -> MappingError:
    with pytest.raises(MappingError) as caught:
        load(text, "partners/a.yaml")
    error = caught.value
    for language in ("en", "de"):
        said = error.text(language)
        assert said.startswith(f"partners/a.yaml:{error.params['line']}:{error.params['column']}: ")
        assert "{" not in said
        assert "?" not in said.replace('"?', "").replace("}?", ""), said
    return error


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("", "mapping.empty", 1, 1),
        ("- a\n", "mapping.empty", 1, 1),
        ("a: [1\n", "mapping.no-yaml", 2, 1),
        ("a: &x 1\n", "mapping.alias", 1, 4),
        ("a: *x\n", "mapping.alias", 1, 4),
        ("a: !!python/object:os.system x\n", "mapping.tag", 1, 4),
        ("%YAML 1.1\n---\na: 1\n", "mapping.directive", 2, 1),
        ("a: 1\n---\nb: 2\n", "mapping.two-documents", 2, 1),
        ("profile: a\nprofile: b\n", "mapping.key-doubled", 2, 1),
        ("profil: a\n", "mapping.key-unknown", 1, 1),
        ("profile: a\n", "mapping.key-missing", 1, 1),
        ("profile: A b\nmatch: null\n", "mapping.value-wrong", 1, 10),
        ("profile: a\nmatch: {sender: x}\n", "mapping.key-missing", 2, 8),
        ("profile: a\nmatch: {format: edifakt}\n", "mapping.choice-wrong", 2, 17),
        ("profile: a\nmatch: {format: edifact, sendr: x}\n", "mapping.key-unknown", 2, 26),
        (HEAD + "order:\n  numbr: BGM/1004\n", "mapping.field-unknown", 4, 3),
        (HEAD + "order:\n  buyer:\n    gnl: BGM/1004\n", "mapping.field-unknown", 5, 5),
        (HEAD + "order:\n  number: BGM//1004\n", "mapping.path-wrong", 4, 11),
        (HEAD + "order:\n  number: {form: BGM/1004}\n", "mapping.key-unknown", 4, 12),
        (HEAD + "order:\n  number: {from: A, const: b}\n", "mapping.value-wrong", 4, 11),
        (HEAD + "order:\n  number: {required: true}\n", "mapping.key-missing", 4, 11),
        (HEAD + "order:\n  issue_date: {from: A, as: decimal}\n", "mapping.value-wrong", 4, 29),
        (HEAD + "order:\n  issue_date: {from: A, as: date(xx)}\n", "mapping.value-wrong", 4, 29),
        (HEAD + "order:\n  number: {from: A, as: txt}\n", "mapping.choice-wrong", 4, 25),
        (HEAD + "order:\n  number: {from: A, check: {pattern: '(a+)+'}}\n", "mapping.pattern-unsafe", 4, 38),
        (HEAD + "order:\n  number: {from: A, required: yes}\n", "mapping.value-wrong", 4, 31),
        (HEAD + "order:\n  number: {from: A, per: B}\n", "mapping.value-wrong", 4, 26),
        (HEAD + "order:\n  number: {from: A, on_missing: error}\n", "mapping.key-missing", 4, 33),
        (HEAD + "order:\n  references: {each: RFF, qualifer: x}\n", "mapping.key-unknown", 4, 27),
        (HEAD + "lines: {each: []}\n", "mapping.value-wrong", 3, 15),
        (HEAD + "partner: {slug: b, name: B}\n", "mapping.profile-name", 1, 10),
        (HEAD + "partner: {slug: a, name: B, priority: 101}\n", "mapping.value-wrong", 3, 39),
        (HEAD + "partner: {slug: a, name: B, replies: [ordresp]}\n", "mapping.choice-wrong", 3, 39),
        (HEAD + "syntax: {policy: {edi.unt-cuont: ignore}}\n", "mapping.code-unknown", 3, 19),
        (HEAD + "syntax: {policy: {edi.unt-count: info}}\n", "mapping.choice-wrong", 3, 34),
        (HEAD + "syntax: {policy: [edi.unt-count]}\n", "mapping.value-wrong", 3, 18),
        (HEAD + "syntax: {tolerate: [edi.unt-count]}\n", "mapping.key-unknown", 3, 10),
    ],
)
def test_a_fault_is_named_with_its_line_and_column(text: str, code: str, line: int, column: int) -> None:
    error = refusal(text)
    assert (error.code, error.params["line"], error.params["column"]) == (code, str(line), str(column))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("profil: a\n", "profile"),
        (HEAD + "order:\n  numbr: A\n", "number"),
        (HEAD + "syntax: {policy: {edi.unt-cuont: ignore}}\n", "edi.unt-count"),
        (HEAD + "syntax: {policy: {edi.unt-count: ignor}}\n", "ignore"),
        (HEAD + "order:\n  number: {form: A}\n", "from"),
        (HEAD + "order:\n  number: {from: A, lookup: u, on_missing: revue}\n", "review"),
        (HEAD + "order:\n  number: {from: A, check: gtni}\n", "gtin"),
        (HEAD + "lines:\n  line:\n    quantity.valeu: A\n", "quantity.value"),
    ],
)
def test_a_slip_gets_the_word_that_was_meant(text: str, meant: str) -> None:
    assert refusal(text).params["meant"] == meant


def test_size_and_depth_are_limited() -> None:
    assert refusal("a: " + "x" * 300_000).code == "mapping.too-big"
    assert refusal("a: " + "[" * 60 + "]" * 60).code == "mapping.too-deep"


def test_scalars_stay_as_written() -> None:
    profile = load("profile: a\nmatch: {format: edifact, sender: 0012, message: NO}\n", "f")
    assert [test.values for test in profile.matches[0]] == [("edifact",), ("0012",), ("NO",)]


@settings(deadline=None)
@given(st.text(max_size=300))
@example("%TAG ! x\n---\n!a b")
@example('"\\U99999999"')
@example("? a\n: b")
@example("\x00")
@example("a: 'b")
@example("<<: a")
def test_any_text_is_a_profile_or_a_mapping_error(text: str) -> None:
    with suppress(MappingError):
        load(text, "f.yaml")


WORDS = st.sampled_from(
    [
        "profile",
        "match",
        "order",
        "lines",
        "each",
        "line",
        "from",
        "format",
        "edifact",
        "A/B[C=D]",
        "lookup",
        "key",
        "check",
        "range",
        "split",
        "at",
        "number",
        "buyer",
        "gln",
        "references",
        "per",
        "price.net",
        "codes",
        "when",
        "",
        "null",
        "true",
        "7",
        "$x",
    ]
)


@settings(deadline=None)
@given(
    st.recursive(
        WORDS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=4), max_leaves=12
    )
)
def test_any_tree_of_our_own_words_is_a_profile_or_a_mapping_error(tree: object) -> None:
    import json

    try:
        load("profile: a\nmatch: {format: json}\norder: " + json.dumps(tree), "f.yaml")
        load("profile: a\nmatch: {format: json}\nlines: " + json.dumps({"each": "x", "line": tree}), "f.yaml")
    except MappingError:
        pass
