from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orderhub.document import Document, Severity
from orderhub.order.model import Order, Party
from orderhub.publishing.edifact_writer import write_interchange
from orderhub.publishing.facts import Original, ReplyFacts
from orderhub.publishing.written_text import free, free_parts, pieces, plain_number, to_ascii, to_latin_1
from parsers import edifact_message

NOW = datetime(2026, 11, 22, 9, 15, tzinfo=UTC)
# No character that could follow another as UTF-8: a reader must guess there, because partners write UTF-8 into UNOC.
LATIN = st.text("ABCxyz019+:'?*/-.,;!%&()=<>_#äöüÄÖÜßéèñøåç", min_size=1)


def written(*segments, original=None):
    original = original or Original(sender="A", receiver="B", receiver_qualifier="14")
    return write_interchange([("ORDRSP:D:96A:UN", segments)], envelope(original))


def envelope(original):
    return ReplyFacts(order=Order(), seller=Party(), original=original, now=NOW, control=5, zone="UTC")


def raw_values(node):
    own = [found.raw for entries in node.values.values() for found in entries]
    return own + [raw for child in node.children for raw in raw_values(child)]


def test_counts_and_references_close_the_envelope():
    content = written(("BGM", "231", "X", "29"), ("UNS", "S"))
    assert content == (
        b"UNA:+.? 'UNB+UNOC:3+B:14+A+261122:0915+5'UNH+1+ORDRSP:D:96A:UN'BGM+231+X+29'UNS+S'UNT+4+1'UNZ+1+5'"
    )


def test_two_messages_are_counted():
    kind = "ORDRSP:D:96A:UN"
    content = write_interchange(
        [(kind, [("BGM", "231")]), (kind, [("BGM", "231")])],
        envelope(Original(sender="A", receiver="B")),
    )  # fmt: skip
    assert content.endswith(b"UNH+2+ORDRSP:D:96A:UN'BGM+231'UNT+3+2'UNZ+2+5'")
    assert edifact_message.parse(Document(content)).findings == []


def test_empty_ends_are_left_out_and_empty_middles_kept():
    content = written(("NAD", "BY", ("1", "", ""), "", ("", ""), ""), ("IMD", "F", "", ("", "", "", "x")))
    assert b"NAD+BY+1'" in content
    assert b"IMD+F++:::x'" in content


@given(LATIN)
def test_any_latin_1_value_comes_back_as_it_was(value):
    content = written(("BGM", "231", value, "29"))
    parsed = edifact_message.parse(Document(content))
    assert value in raw_values(parsed.extracts[0].root)
    assert not parsed.findings
    # One segment is no whole ORDRSP, which is said in passing.
    assert not [one for one in parsed.extracts[0].findings if one.severity is not Severity.INFO]


@given(st.text(max_size=80))
def test_any_text_can_be_written_as_free_text(text):
    to_latin_1(free(text, "NAD.3164")).encode("latin-1")
    to_ascii(free(text, "NAD.3164")).encode("ascii")


def test_text_is_written_by_its_nearest_letters():
    assert to_latin_1("Łódź – 5 € „Größe“") == 'Lódz - 5 EUR "Größe"'
    assert to_ascii("Größe ÄÖÜ ½ m²") == "Groesse AeOeUe 1/2 m2"
    assert to_ascii("中文") == ".."


def test_long_names_are_broken_between_words():
    assert pieces("Hammer mit Stiel aus Esche", 12, 2) == (["Hammer mit", "Stiel aus"], "Esche")
    assert pieces("Donaudampfschifffahrt", 10, 3) == (["Donaudampf", "schifffahr", "t"], "")
    assert pieces("Hammer mit Stiel", 12, 1) == (["Hammer mit S"], "tiel")
    assert free_parts(None, "NAD.C080.3036") == []


@pytest.mark.parametrize(
    ("value", "text"), [("10.00", "10"), ("12.50", "12.5"), ("1E+3", "1000"), ("0.000", "0"), ("-1.10", "-1.1")]
)
def test_numbers_have_a_point_and_no_exponent(value, text):
    from decimal import Decimal

    assert plain_number(Decimal(value)) == text
