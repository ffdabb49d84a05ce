"""Who asks, and whether a browser may: users, response headers, and the two checks of every write.

A write must come from our own pages (`Sec-Fetch-Site`, or `Origin` where the browser sends none) and must carry the
token that only our pages know (double submit: cookie against form field or `X-CSRF-Token`).
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Final
from urllib.parse import urlsplit

import msgspec

CSRF_COOKIE: Final = "orderhub_csrf"
CSRF_FIELD: Final = "csrf"
SAFE_METHODS: Final = frozenset({"GET", "HEAD", "OPTIONS"})

CONTENT_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
)
HEADERS: Final = {
    "Content-Security-Policy": CONTENT_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class User(msgspec.Struct, frozen=True):
    """Who is signed in. `name` is written into events; `may_write` is false for viewers."""

    id: str
    name: str
    may_write: bool = False


def new_token() -> str:
    """A fresh token for the double submit."""
    return secrets.token_urlsafe(24)


def is_same_origin(headers: Mapping[str, str]) -> bool:
    """Whether the browser says that the request comes from a page of this very origin."""
    site = headers.get("sec-fetch-site")
    if site is not None and site != "same-origin":
        return False
    origin = headers.get("origin")
    if origin is None:
        return site == "same-origin"
    return urlsplit(origin).netloc.lower() == headers.get("host", "").lower() != ""


def is_token_right(cookie: str | None, sent: str | None) -> bool:
    """Whether the token of the form is that of the cookie."""
    return bool(cookie) and bool(sent) and secrets.compare_digest((cookie or "").encode(), (sent or "").encode())
