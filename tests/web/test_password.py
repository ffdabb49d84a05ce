"""The form for the password of a protected document: who sees it, what it does, and that a wrong one is told."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from orderhub.store import tables
from tests.steps.test_unlock import SECRET, protected


@pytest.fixture
def locked(seed: Any) -> int:
    document: int = seed.document(
        protected(), name="b.pdf", media_type="application/pdf", state="unreadable", parser="pdf-order", source_key="b"
    )
    seed.finding(None, "pdf.password", severity="error", document_id=document)
    return document


def form(page: Any) -> list[Any]:
    return list(page.cssselect("form.password"))


def state_of(seed: Any, document: int) -> str:
    with seed.database.begin() as tx:
        found = tx.execute(select(tables.documents.c.state).where(tables.documents.c.id == document))
        return str(found.scalar_one())


def test_a_protected_document_asks_those_who_may_write(locked: int, as_user: Any) -> None:
    page = as_user().get(f"/documents/{locked}")
    (field,) = form(page)[0].cssselect("input[type=password]")
    assert (field.get("name"), field.get("autocomplete"), field.get("value")) == ("password", "off", None)
    assert "Kennwort" in as_user(language="de").get(f"/documents/{locked}").text_content()
    assert form(as_user("look").get(f"/documents/{locked}")) == []


def test_a_document_that_is_not_protected_asks_nothing(seed: Any, browser: Any) -> None:
    document = seed.document(state="unreadable")
    assert form(browser.get(f"/documents/{document}")) == []


def test_the_right_password_makes_the_order_and_a_wrong_one_is_told(locked: int, seed: Any, browser: Any) -> None:
    answer = browser.post(f"/documents/{locked}/password", {"password": "falsch"})
    assert answer.headers["location"] == f"/hub/documents/{locked}"
    page = browser.get(f"/documents/{locked}")
    assert "does not open" in page.text_content()
    assert form(page)
    assert state_of(seed, locked) == "unreadable"
    browser.post(f"/documents/{locked}/password", {"password": SECRET})
    page = browser.get(f"/documents/{locked}")
    assert "B-2026-771" in page.text_content()
    assert SECRET not in page.text_content()
    assert form(page) == []
    assert state_of(seed, locked) == "orders"


def test_nobody_without_a_login_or_the_token_tries_passwords(locked: int, seed: Any, as_user: Any) -> None:
    sent = {"password": SECRET}
    as_user("look").post(f"/documents/{locked}/password", sent, status=403)
    client = as_user().client
    assert client.post(f"/hub/documents/{locked}/password", data=sent, follow_redirects=False).status_code == 403
    assert state_of(seed, locked) == "unreadable"
