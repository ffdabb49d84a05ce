"""Errors of the public API as RFC 9457 problem details, in the client's language.

{"type": "about:blank", "title": "Unauthorized", "status": 401, "detail": "...", "code": "api.unauthorized"}
"""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException as StarletteHTTPException

from orderhub.errors import OrderHubError, SettingsError
from orderhub.settings import settings
from orderhub.web import language

log = structlog.get_logger()


class Problem(Exception):
    """An answer that is no success: HTTP status, a code of the catalogue, and the params of its words."""

    def __init__(self, status: int, code: str, *, headers: dict[str, str] | None = None, **params: object) -> None:
        super().__init__(code)
        self.status, self.code, self.params, self.headers = status, code, params, headers or {}


def install(app: FastAPI) -> None:
    """Make every error of `app` a problem."""
    app.add_exception_handler(Problem, _problem)
    app.add_exception_handler(StarletteHTTPException, _http)
    app.add_exception_handler(RequestValidationError, _validation)
    app.add_exception_handler(OrderHubError, _hub)
    app.add_exception_handler(Exception, _crash)


def language_of(request: Request) -> str:
    """The language of the answer."""
    return language.choose(None, request.headers.get("accept-language"), settings().language)


def answer(request: Request, problem: Problem, detail: str = "") -> Response:
    """The problem as JSON."""
    spoken = language_of(request)
    body: dict[str, Any] = {
        "type": "about:blank",
        "title": HTTPStatus(problem.status).phrase,
        "status": problem.status,
        "detail": detail or language.words(problem.code, spoken, problem.params),
        "code": problem.code,
    }
    return JSONResponse(
        body, status_code=problem.status, media_type="application/problem+json",
        headers={"Content-Language": spoken, "Cache-Control": "no-store", **problem.headers},
    )  # fmt: skip


def _problem(request: Request, error: Exception) -> Response:
    assert isinstance(error, Problem)
    return answer(request, error)


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, StarletteHTTPException)
    code = {404: "api.not_found", 405: "api.method"}.get(error.status_code, "api.invalid")
    return answer(request, Problem(error.status_code, code, headers=dict(error.headers or {})))


def _validation(request: Request, error: Exception) -> Response:
    del error
    return answer(request, Problem(404, "api.not_found"))


def _hub(request: Request, error: Exception) -> Response:
    assert isinstance(error, OrderHubError)
    if isinstance(error, SettingsError):
        log.warning("api.failed", code=error.code)
        return answer(request, Problem(503, "api.unavailable", headers={"Retry-After": "30"}))
    return answer(request, Problem(422, error.code), error.text(language_of(request)))


def _crash(request: Request, error: Exception) -> Response:
    log.error("api.crashed", error=type(error).__name__)
    return answer(request, Problem(503, "api.unavailable", headers={"Retry-After": "30"}))
