"""Hangs the operations pages into Airflow: the app below /hub and the entry "Aufträge" in the menu.

Every Airflow process imports this file, so it costs nothing: the app is built when its first request comes.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from functools import cached_property
from typing import Any

from airflow.configuration import conf
from airflow.plugins_manager import AirflowPlugin

_BASE = (conf.get("api", "base_url", fallback="") or "").partition("://")[2].partition("/")[2].strip("/")
_HUB = f"/{_BASE}/hub" if _BASE else "/hub"


class _Pages:
    """The ASGI app of `orderhub.web`, built at its first request."""

    @cached_property
    def app(self) -> Callable[..., Awaitable[None]]:
        from orderhub.web import app, auth

        return app.create(auth.signed_in)

    async def __call__(self, scope: MutableMapping[str, Any], receive: Any, send: Any) -> None:
        await self.app(scope, receive, send)


class OrderhubPlugin(AirflowPlugin):
    """What Airflow reads. The menu entry is a React panel around our page: an external view would be sandboxed."""

    name = "orderhub"
    fastapi_apps = [{"app": _Pages(), "url_prefix": "/hub", "name": "orderhub"}]  # noqa: RUF012 -- as Airflow declares it
    react_apps = [{  # noqa: RUF012 -- as Airflow declares it
        "name": "Aufträge", "bundle_url": f"{_HUB}/static/panel.js", "destination": "nav", "url_route": "orders",
        "nav_top_level": True, "icon": f"{_HUB}/static/icon.svg",
    }]  # fmt: skip
