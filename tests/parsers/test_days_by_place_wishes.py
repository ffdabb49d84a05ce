"""Days by which goods are wished, behind words that are no label."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import read

_ROWS = "\n\nQty|Vendor SKU|Description|Cost|Ext Cost\n15|3159-214|Duct tape|3.96|59.40\n3|9255-197|Paper|11.44|34.32"
_PLACES = (40, 180, 300, 420, 480)


def _told(said: str) -> str | None:
    found = read(f"Order no.|GX-4711\nDate|28 October 2026\n{said}{_ROWS}", _PLACES).root.values.get("delivery_date")
    return found[0].raw if found else None


@pytest.mark.parametrize(
    "said",
    [
        "Would like it by|Wednesday 25 November 2026",
        "Must be with us by|25 November 2026",
        "Hätten wir gerne bis|25.11.2026",
        "To reach us by|25 November 2026",
        "Wir brauchen es am|25.11.2026",
        "Soll hier sein am:|25.11.2026",
        "To be with agent latest|Vessel\n25 Nov 2026|m.v. Star",
    ],
)
def test_words_that_wish_and_end_in_by_tell_the_day(said: str) -> None:
    assert "25" in (_told(said) or "")


@pytest.mark.parametrize(
    "said",
    [
        "Let us know by|25 November 2026",
        "Please have it confirmed by|25 November 2026",
        "Would like it by|25 September 2026",
        "Quiz night is on|25 November 2026",
        "Invoice to be with us by|25 November 2026",
        "Die Rechnung muss bei uns sein bis|25.11.2026",
        "Order form to be returned by|25 November 2026",
    ],
)
def test_other_days_are_none(said: str) -> None:
    assert _told(said) is None
