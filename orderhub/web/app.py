"""The operations pages as one FastAPI app: `create(auth)`.

`auth` is a FastAPI dependency that answers the signed-in `security.User` or raises 401 or 403; it guards every route,
the catch-all and the static files included. The Airflow plugin passes `auth.signed_in`.
"""

from __future__ import annotations

import mimetypes
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

import structlog
from fastapi import Depends, FastAPI, HTTPException, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import FileResponse, HTMLResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException as StarletteHTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from orderhub.errors import IllegalMove, NotFound, OrderHubError, SettingsError
from orderhub.web.context import FOLDER, Services, here, render
from orderhub.web.pages import documents, figures, learn, order, outbox, queue
from orderhub.web.rendering import Renderer
from orderhub.web.security import CSRF_COOKIE, CSRF_FIELD, HEADERS, SAFE_METHODS, User, is_same_origin, is_token_right

log = structlog.get_logger()
_STATIC: Final = frozenset(path.name for path in (FOLDER / "static").iterdir())
_KNOWN_STATUS: Final = (401, 403, 404, 409, 503)


def create(auth: Callable[..., Any], services: Services | None = None) -> FastAPI:
    """The app. Nothing is opened before the first request."""

    async def guard(request: Request, user: User = Depends(auth)) -> None:  # noqa: B008 -- `auth` is a value of this call, an annotation could not name it
        request.state.hub_user = user
        if request.method not in SAFE_METHODS:
            await _check_write(request, user)

    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, dependencies=[Depends(guard)])
    chosen = services or Services()
    app.state.services = replace(chosen, renderer=chosen.renderer or Renderer())
    app.add_middleware(_Headers)
    for page in (queue, order, documents, outbox, figures, learn):
        app.include_router(page.router)
    app.add_api_route("/", _home, methods=["GET"])
    app.add_api_route("/static/{name}", _static, methods=["GET"])
    app.add_api_route("/{path:path}", _nothing, methods=["GET", "POST", "PUT", "PATCH", "DELETE"])
    app.add_exception_handler(StarletteHTTPException, _http_error)
    app.add_exception_handler(RequestValidationError, _bad_request)
    app.add_exception_handler(OrderHubError, _hub_error)
    app.add_exception_handler(Exception, _crash)
    return app


async def _check_write(request: Request, user: User) -> None:
    if not user.may_write:
        raise HTTPException(status_code=403)
    sent = request.headers.get("x-csrf-token")
    if sent is None:
        field = (await request.form()).get(CSRF_FIELD)
        sent = field if isinstance(field, str) else None
    if not is_same_origin(request.headers) or not is_token_right(request.cookies.get(CSRF_COOKIE), sent):
        raise HTTPException(status_code=403, detail="origin")


def _home(request: Request) -> Response:
    return RedirectResponse(f"{request.scope.get('root_path', '')}/queue", status_code=303)


def _static(name: str) -> Response:
    if name not in _STATIC:
        raise HTTPException(status_code=404)
    kind = mimetypes.guess_type(name)[0] or "text/plain"
    return FileResponse(FOLDER / "static" / name, media_type=kind, headers={"Cache-Control": "private, max-age=86400"})


def _nothing() -> Response:
    raise HTTPException(status_code=404)


def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, StarletteHTTPException)
    return _error_page(request, error.status_code, origin=error.detail == "origin")


def _bad_request(request: Request, error: Exception) -> Response:
    del error
    # An id that is no number is an address that does not exist.
    return _error_page(request, 404 if request.method in SAFE_METHODS else 400)


def _hub_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, OrderHubError)
    status = 404 if isinstance(error, NotFound) else 409 if isinstance(error, IllegalMove) else 400
    if isinstance(error, SettingsError):
        log.warning("page.failed", code=error.code, path=request.url.path)
        status = 503
    return _error_page(request, status, text=error.text(here(request).write.language))


def _crash(request: Request, error: Exception) -> Response:
    log.error("page.crashed", path=request.url.path, error=type(error).__name__)
    response = _error_page(request, 500)
    response.headers.update(HEADERS)
    return response


def _error_page(request: Request, status: int, *, origin: bool = False, text: str = "") -> HTMLResponse:
    at = here(request)
    words = str(status) if status in _KNOWN_STATUS else "500" if status >= 500 else "400"
    said = text or at.write.t("error.403.origin" if origin else f"error.{words}.text")
    login = _login_path(request) if status == 401 else ""
    return render(at, "error.html", status=status, title=at.write.t(f"error.{words}.title"), text=said, login=login)


def _login_path(request: Request) -> str:
    """Airflow's login, which leads back to where the user was; our app is mounted one level below Airflow."""
    root = str(request.scope.get("root_path", "")).rstrip("/")
    return f"{root.rpartition('/')[0]}/auth/login"


class _Headers:
    """Puts the security headers on every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                present = {name.lower() for name, _ in message["headers"]}
                message["headers"] = [
                    *message["headers"],
                    *((name.lower().encode(), value.encode()) for name, value in HEADERS.items()
                      if name.lower().encode() not in present),
                ]  # fmt: skip
            await send(message)

        await self.app(scope, receive, sending)
