"""The order desk's pages over a hub of the walks: a signed-in browser without JavaScript that counts its clicks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import urljoin

from fastapi import FastAPI
from httpx import Response

from orderhub import clock
from orderhub.steps.hub import Hub
from orderhub.web import app as pages_app
from orderhub.web.context import Services
from orderhub.web.rendering import Renderer
from tests.web.conftest import TestClient, fake_login, parse


@dataclass
class Person:
    """Somebody at the desk. Typing an address or a search is no click; following a link or pressing a button is."""

    client: TestClient
    clicks: int = 0
    at: str = ""
    answer: Any = field(default=None)

    def goes_to(self, path: str) -> Any:
        """Opens a page of the hub; returns its elements."""
        self.answer = self.client.get(f"/hub{path}")
        return self._arrived()

    def searches(self, words: str) -> Any:
        """Types into the queue's search box and presses Enter."""
        page = self.goes_to("/queue")
        (form,) = page.cssselect("form.search[role=search]")
        hidden = {one.get("name"): one.get("value") for one in form.cssselect("input[type=hidden]")}
        self.answer = self.client.get(form.get("action"), params={**hidden, "tab": "all", "q": words})
        return self._arrived()

    def clicks_on(self, link: Any) -> Any:
        """Follows a link."""
        self.clicks += 1
        self.answer = self.client.get(urljoin(str(self.answer.url), link.get("href")))
        return self._arrived() if "html" in self.answer.headers["content-type"] else self.answer

    def sends(self, path: str, data: dict[str, Any], status: int = 303) -> Response:
        """Presses a button of a form."""
        self.clicks += 1
        if "orderhub_csrf" not in self.client.cookies:
            self.client.get("/hub/queue")
        sent = {"csrf": self.client.cookies["orderhub_csrf"], **data}
        answer: Response = self.client.post(
            f"/hub{path}", data=sent, headers={"sec-fetch-site": "same-origin"}, follow_redirects=False
        )
        assert answer.status_code == status, answer.text[:2000]
        return answer

    def _arrived(self) -> Any:
        assert self.answer.status_code == 200, self.answer.text[:2000]
        return parse(self.answer.text)


@contextmanager
def desk(
    hub: Hub, *, user: str = "ops", language: str = "de", now: Callable[[], datetime] = clock.now
) -> Iterator[Person]:
    """The pages of `hub`, mounted as Airflow mounts them, with somebody at the desk."""
    renderer = Renderer()
    outer = FastAPI()
    services = Services(
        lambda: hub.database, lambda: hub.originals, now, renderer, hold=lambda: hub.hold,
        mappings=lambda: hub.settings.mappings_dir,
    )  # fmt: skip
    outer.mount("/hub", pages_app.create(fake_login, services))
    with TestClient(
        outer, base_url="http://hub.test", headers={"accept-language": language, "x-test-user": user}
    ) as client:
        yield Person(client)
    renderer.close()
