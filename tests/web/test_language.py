import re
import string
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from orderhub.order.states import DocumentState, State
from orderhub.web import language
from orderhub.web.formatting import Writer
from orderhub.web.language import CATALOGUES

WEB = Path(language.__file__).parent


def test_both_catalogues_have_the_same_keys_and_placeholders() -> None:
    assert list(CATALOGUES["de"]) == list(CATALOGUES["en"])
    for key, german in CATALOGUES["de"].items():
        names = [
            {name for _, name, _, _ in string.Formatter().parse(text) if name}
            for text in (german, CATALOGUES["en"][key])
        ]
        assert names[0] == names[1], key
        assert german, key


def test_every_word_a_template_or_module_asks_for_exists() -> None:
    asked = set()
    for file in (*WEB.rglob("*.html"), *WEB.rglob("*.py")):
        asked |= set(re.findall(r"""\bt\(f?["']([a-z_.0-9]+)["']""", file.read_text(encoding="utf-8")))
    missing = {
        key
        for key in asked
        if not any(known == key or (key[-1] in "._" and known.startswith(key)) for known in CATALOGUES["en"])
    }
    assert len(asked) > 100
    assert not missing
    for state in State:
        assert f"state.{state}" in CATALOGUES["en"]
    for outcome in DocumentState:
        assert f"outcome.{outcome}" in CATALOGUES["en"]


@pytest.mark.parametrize(
    ("cookie", "accept", "default", "chosen"),
    [
        ("de", "en", "en", "de"), (None, "fr, en;q=0.3, de;q=0.7", "en", "de"), (None, "fr", "en", "en"),
        ("xx", "", "de", "de"),
        (None, "en;q=oops, de", "en", "de"), (None, "*", "fr", "de"), ("de-AT", "en", "en", "de"),
    ],
)  # fmt: skip
def test_the_language_is_airflows_then_the_browsers_then_the_installations(
    cookie: str | None, accept: str, default: str, chosen: str
) -> None:
    assert language.choose(cookie, accept, default) == chosen


def test_values_read_as_people_write_them() -> None:
    german, english = Writer("de", "Europe/Berlin"), Writer("en", "Europe/Berlin")
    gap = "\N{NO-BREAK SPACE}"
    assert german.money(Decimal("1234.5"), "EUR") == f"1.234,50{gap}EUR"
    assert english.money(Decimal("0.1234"), "EUR") == f"0.1234{gap}EUR"
    assert german.number(Decimal("12.500"), grouped=False) == "12,500"
    assert english.number(1234567) == "1,234,567"
    assert german.instant(datetime(2026, 7, 1, 22, 30, tzinfo=UTC)) == "02.07.26, 00:30"
    spans = [0.25, 59, 3600, 3725, 90061, -125]
    assert [english.span(one) for one in spans] == [
        f"250{gap}ms", f"59{gap}s", f"1{gap}h", f"1{gap}h 2{gap}min", f"1{gap}d 1{gap}h", f"−2{gap}min 5{gap}s",
    ]  # fmt: skip
    assert german.span(timedelta(days=2)) == f"2{gap}T"
    assert german.number(Decimal("NaN")) == "NaN"
