"""What every page has at hand, and how a template becomes an answer."""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Final

import msgspec
from fastapi import Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from orderhub.clock import now
from orderhub.errors import SettingsError
from orderhub.oauth import TokenState
from orderhub.order.origin import origin_of
from orderhub.registry import Installation
from orderhub.settings import settings
from orderhub.steps.source_state import token_states
from orderhub.store.engine import Database, database
from orderhub.store.originals import Originals
from orderhub.web import language
from orderhub.web.formatting import Writer
from orderhub.web.rendering import Renderer
from orderhub.web.security import CSRF_COOKIE, User, new_token

FOLDER: Final = Path(__file__).parent
FLASH_COOKIE: Final = "orderhub_said"
_FLASH_LIMIT: Final = 2400
_AREAS: Final = ("queue", "intake", "outbox", "figures", "learned")


def _hold() -> bool:
    try:
        return bool(Installation.load().section("delivery").get("hold", True))
    except SettingsError:
        return True


def _tokens() -> dict[str, TokenState]:
    try:
        installation = Installation.load()
    except SettingsError:
        return {}
    try:
        return token_states(installation)
    finally:
        installation.close()


@dataclass(frozen=True)
class Services:
    """Where the pages read and act. Opened when first used, so that making the app costs nothing."""

    database: Callable[[], Database] = database
    originals: Callable[[], Originals] = lambda: Originals(settings().originals)
    now: Callable[[], datetime] = now
    renderer: Renderer | None = None
    mappings: Callable[[], Path] = lambda: settings().mappings_dir
    """The mapping files; what is learned is written there."""
    hold: Callable[[], bool] = _hold
    """Whether the ERP keeps what is released here until somebody releases it there (`delivery.hold` of hub.yaml)."""
    tokens: Callable[[], dict[str, TokenState]] = _tokens
    """Until when the tokens of the sources hold, by source."""


class Said(msgspec.Struct, frozen=True):
    """One sentence shown once after a write. kind: good or bad."""

    kind: str
    text: str


@dataclass(frozen=True)
class Here:
    """One request: who asks, in which language, at which instant, and the services behind."""

    request: Request
    services: Services
    user: User | None
    write: Writer
    now: datetime

    @property
    def base(self) -> str:
        """The path our app is mounted at; links start with it."""
        return str(self.request.scope.get("root_path", ""))

    @property
    def database(self) -> Database:
        """The hub's database."""
        return self.services.database()

    @property
    def originals(self) -> Originals:
        """The stored originals."""
        return self.services.originals()

    @property
    def renderer(self) -> Renderer:
        """Draws pages of originals."""
        assert self.services.renderer is not None
        return self.services.renderer

    @property
    def actor(self) -> str:
        """The name written beside a deed."""
        return self.user.name if self.user else ""


def here(request: Request) -> Here:
    """The request at hand."""
    services: Services = request.app.state.services
    chosen = language.choose(
        request.cookies.get(language.COOKIE), request.headers.get("accept-language"), settings().language
    )
    return Here(
        request=request,
        services=services,
        user=getattr(request.state, "hub_user", None),
        write=Writer(chosen, settings().time_zone),
        now=services.now(),
    )


Context = Annotated[Here, Depends(here)]


def render(at: Here, template: str, *, status: int = 200, area: str = "", **values: Any) -> HTMLResponse:
    """A page. Sentences left by the last write are shown and forgotten."""
    token = at.request.cookies.get(CSRF_COOKIE) or new_token()
    said = _read_flash(at.request.cookies.get(FLASH_COOKIE, ""))
    content = _environment().get_template(template).render(
        at=at, t=at.write.t, fmt=at.write, base=at.base, user=at.user, csrf=token, said=said, area=area, areas=_AREAS,
        asset=_asset_version, has_words=language.has_words, origin_of=origin_of, **values,
    )  # fmt: skip
    response = HTMLResponse(content, status_code=status, headers={"Cache-Control": "no-store"})
    if token != at.request.cookies.get(CSRF_COOKIE):
        _set_cookie(at, response, CSRF_COOKIE, token)
    if said:
        response.delete_cookie(FLASH_COOKIE, path=at.base or "/")
    return response


def done(at: Here, path: str, said: Sequence[Said]) -> Response:
    """After a write: go to `path` (below our base) and say there what happened."""
    response = RedirectResponse(f"{at.base}{path}", status_code=303)
    kept = list(said)
    while kept:
        packed = base64.urlsafe_b64encode(msgspec.json.encode(kept)).decode()
        if len(packed) <= _FLASH_LIMIT:
            _set_cookie(at, response, FLASH_COOKIE, packed)
            break
        kept.pop()
    return response


def _set_cookie(at: Here, response: Response, name: str, value: str) -> None:
    response.set_cookie(
        name, value, path=at.base or "/", httponly=True, samesite="strict", secure=at.request.url.scheme == "https"
    )


def _read_flash(packed: str) -> list[Said]:
    if not packed:
        return []
    try:
        return msgspec.json.decode(base64.urlsafe_b64decode(packed), type=list[Said])
    except (binascii.Error, msgspec.DecodeError, ValueError):
        return []


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _asset_version(name: str) -> str:
    """A short hash, so that browsers fetch a changed file at once."""
    return hashlib.sha256((FOLDER / "static" / name).read_bytes()).hexdigest()[:10]
