"""The intake page: the books of each source, and until when its access holds."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from fastapi import FastAPI

from orderhub.registry import Installation
from orderhub.steps.source_state import token_states
from orderhub.store.engine import Database
from orderhub.store.originals import Originals
from orderhub.web import app as pages_app
from orderhub.web.context import Services
from orderhub.web.rendering import Renderer

from .conftest import NOW, Browser, Seed, TestClient, fake_login


def _installed(folder: Path, rotated_at: datetime) -> Path:
    """Two mailboxes: one with a refresh token of that day, one whose token was never given."""
    entry = {"kind": "imap", "host": "127.0.0.1", "user": "orders@nordlicht.example", "oauth": "refresh-token",
             "token_url": "http://127.0.0.1:9/"}  # fmt: skip
    sources = [{**entry, "name": name, "tokens_path": f"{name}.json"} for name in ("box", "empty")]
    (folder / "hub.yaml").write_text(json.dumps({"sources": [*sources, {"name": "drop", "kind": "folder"}]}))
    (folder / "box.json").write_text(json.dumps({"refresh_token": "secret", "rotated_at": rotated_at.isoformat()}))
    return folder / "hub.yaml"


@pytest.mark.parametrize(
    ("days", "language", "said", "loud"),
    [
        (10, "de", "Zugang gilt bis 11.02.2027", False),
        (10, "en", "Access holds until 11 Feb 2027", False),
        (80, "de", "Zugang endet am 03.12.2026: neues Token hinterlegen", True),
        (80, "en", "Access ends on 3 Dec 2026: give a new token", True),
    ],
)
def test_the_end_of_a_token_stands_beside_its_source(
    database: Database, originals: Originals, renderer: Renderer, seed: Seed, tmp_path: Path,
    days: int, language: str, said: str, *, loud: bool,
) -> None:  # fmt: skip
    for name in ("box", "empty", "drop"):
        seed.source(name)
    file = _installed(tmp_path, NOW - timedelta(days=days))
    services = Services(
        lambda: database, lambda: originals, lambda: NOW, renderer, tokens=lambda: token_states(Installation.load(file))
    )
    outer = FastAPI()
    outer.mount("/hub", pages_app.create(fake_login, services))
    headers = {"accept-language": language, "x-test-user": "look"}
    with TestClient(outer, base_url="http://hub.test", headers=headers) as client:
        page = Browser(client).get("/intake")
    (row,) = page.cssselect("tr[data-source=box]")
    (words,) = row.cssselect("th p")
    assert words.text_content().replace("\N{NO-BREAK SPACE}", " ") == said
    assert ("finding-warning" in words.get("class")) is loud
    assert [one.get("data-source") for one in page.xpath("//tr[@data-source][.//th/p]")] == ["box"]
