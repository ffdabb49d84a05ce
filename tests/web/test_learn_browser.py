"""Learning as a person does it, in a real browser: type over a field, click the word, see it in the list."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.web.test_browser import LOOKS, Window, site, window
from tests.web.test_learn import drawn, folder, hub_app, paper_order, rows

__all__ = ["folder", "hub_app", "paper_order", "site", "window"]
pytestmark = [
    pytest.mark.live("browser"),
    pytest.mark.skipif(not Path("/usr/bin/chromium").exists(), reason="no Chromium"),
]
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize("window", LOOKS, indirect=True, ids=["de-light", "en-dark", "de-narrow"])
def test_a_person_teaches_by_clicking_the_word(window: Window, seed: Any, paper_order: Any, tmp_path: Path) -> None:
    first = drawn("number", 1)[0]
    made = paper_order(first)
    right = str(first.orders[0].header["number"])
    page = window.open(f"/orders/{made}")
    page.fill("[name='f:number']", "X-1")
    page.check("input[name=learn]")
    page.screenshot(path=str(tmp_path / "order.png"), full_page=True)
    page.click("#save")
    page.wait_for_selector(".said")
    page = window.open(f"/orders/{made}/learn?path=number")
    page.screenshot(path=str(tmp_path / "which.png"), full_page=True)
    page.locator("svg a", has=page.locator(f"title:text-is('{right}')")).first.click(force=True)
    page.wait_for_selector("form.lesson-form")
    page.screenshot(path=str(tmp_path / "lesson.png"), full_page=True)
    assert page.evaluate(TOO_WIDE) <= 0
    page.click("form.lesson-form button")
    page.wait_for_selector(".said")
    assert [one.entry for one in rows(seed)] == ["{label: Losung, where: right}"]
    page = window.open("/learned")
    page.screenshot(path=str(tmp_path / "learned.png"), full_page=True)
    assert page.evaluate(TOO_WIDE) <= 0
    assert window.errors == []
