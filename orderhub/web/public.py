"""The public HTTP API of `orderhub serve`: orders pushed by clients and shops. Never runs inside Airflow.

    POST /orders             an order as JSON, EDIFACT, X12, CSV, XML or PDF; Authorization: Bearer KEY; 202 once stored
    GET  /documents/{id}     what became of it
    POST /webhooks/{shop}    signed pushes (Standard Webhooks)
    GET  /schemas/order-1.json   how an order as JSON looks (JSON Schema)
    GET  /healthz            whether the database answers

202 means that the bytes are durable. Same key and body, same answer. Described in `docs/reference/api.md`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any, Final

import msgspec
import structlog
from fastapi import APIRouter, Depends, FastAPI, Request
from fastapi.responses import JSONResponse, Response

from orderhub.clock import now
from orderhub.document import Document
from orderhub.errors import OrderHubError
from orderhub.messages import text
from orderhub.order.interchange import json_schema
from orderhub.registry import Installation
from orderhub.settings import settings
from orderhub.steps import receive
from orderhub.store import api_requests, pages, pages_intake, pages_order
from orderhub.store.engine import Database, database
from orderhub.store.originals import Originals
from orderhub.web import problems
from orderhub.web.credentials import Client, Credentials, Webhook, is_signed
from orderhub.web.problems import Problem

log = structlog.get_logger()
router = APIRouter()
MEDIA_TYPES: Final = {
    "application/json": "web", "application/edifact": "edi", "application/edi-x12": "edi",
    "application/edi-consent": "edi",
    "text/csv": "web", "application/xml": "web", "text/xml": "web", "application/pdf": "web", "text/plain": "web",
}  # fmt: skip
_SUFFIXES: Final = {
    "application/json": "json", "application/edifact": "edi", "application/edi-x12": "x12", "text/csv": "csv",
    "application/xml": "xml", "text/xml": "xml", "application/pdf": "pdf",
}  # fmt: skip
_MIB: Final = 1024 * 1024


@dataclass(frozen=True)
class Desk:
    """What the API works with."""

    credentials: Credentials
    database: Callable[[], Database] = database
    originals: Callable[[], Originals] = lambda: Originals(settings().originals)
    now: Callable[[], datetime] = now
    limit: int = 50 * _MIB


def create(desk: Desk | None = None) -> FastAPI:
    """The app; without `desk` the one of this installation."""
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    app.state.desk = desk or Desk(
        Credentials.load(Installation.load().section("api")), limit=settings().max_document_mib * _MIB
    )
    app.include_router(router)
    problems.install(app)
    return app


def _desk(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


def _client(request: Request, desk: Annotated[Desk, Depends(_desk)]) -> Client:
    found = desk.credentials.find_client(request.headers.get("authorization", ""))
    if found is None:
        raise Problem(401, "api.unauthorized", headers={"WWW-Authenticate": "Bearer"})
    return found


def _webhook(shop: str, desk: Annotated[Desk, Depends(_desk)]) -> Webhook:
    found = desk.credentials.webhooks.get(shop)
    if found is None:
        raise Problem(404, "api.not_found")
    return found


async def _body(request: Request, desk: Annotated[Desk, Depends(_desk)]) -> bytes:
    """The whole body, refused as soon as it is known to be too large."""
    stated = request.headers.get("content-length", "")
    if stated.isdigit() and int(stated) > desk.limit:
        raise Problem(413, "api.too_large", limit=desk.limit // _MIB, headers={"Connection": "close"})
    content = bytearray()
    async for chunk in request.stream():
        content += chunk
        if len(content) > desk.limit:
            raise Problem(413, "api.too_large", limit=desk.limit // _MIB, headers={"Connection": "close"})
    if not content:
        raise Problem(400, "api.empty")
    return bytes(content)


DeskHere = Annotated[Desk, Depends(_desk)]
Body = Annotated[bytes, Depends(_body)]


@router.post("/orders")
def push_order(request: Request, client: Annotated[Client, Depends(_client)], body: Body, desk: DeskHere) -> Response:
    """Keep an order and answer where to ask for it. Idempotent: by (client, Idempotency-Key)."""
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type not in MEDIA_TYPES:
        raise Problem(415, "api.media_type", media_type=media_type or "-", allowed=", ".join(sorted(MEDIA_TYPES)))
    _check_json(media_type, body)
    key = _key(request.headers.get("idempotency-key"), body)
    document = Document(
        content=body, name=f"{key[:60]}.{_SUFFIXES.get(media_type, 'txt')}", media_type=media_type,
        channel=MEDIA_TYPES[media_type], envelope={"client": client.name, "shop": client.name},
    )  # fmt: skip
    return _kept(desk, f"api:{client.name}", key, document)


@router.post("/webhooks/{shop}")
def push_webhook(
    request: Request, webhook: Annotated[Webhook, Depends(_webhook)], body: Body, desk: DeskHere
) -> Response:
    """Keep a signed push of a shop. Idempotent: by (shop, webhook-id)."""
    if not is_signed(webhook, request.headers, body, desk.now()):
        raise Problem(401, "api.signature")
    media_type = request.headers.get("content-type", "application/json").partition(";")[0].strip().lower()
    _check_json(media_type, body)
    key = _key(request.headers.get("webhook-id"), body)
    document = Document(
        content=body, name=f"{key[:60]}.json", media_type=media_type, channel="web",
        envelope={"shop": webhook.name, "webhook_id": key},
    )  # fmt: skip
    return _kept(desk, f"webhook:{webhook.name}", key, document)


@router.get("/documents/{document_id}")
def document_state(
    request: Request, document_id: int, client: Annotated[Client, Depends(_client)], desk: DeskHere
) -> Response:
    """What became of a document of this very client; those of others do not exist for it."""
    spoken = problems.language_of(request)
    with desk.database().begin() as tx:
        known = document_id < 2**63
        row = pages_intake.client_document(tx, document_id, f"api:{client.name}") if known else None
        if row is None:
            raise Problem(404, "api.not_found")
        orders = pages_order.orders_of(tx, document_id)
        reasons = pages_intake.reasons_of(tx, [document_id]).get(document_id, [])
    body: dict[str, Any] = {
        "document": row.id, "sha256": row.sha256, "received_at": row.received_at, "state": row.state,
        "orders": [_order(one) for one in orders],
        "reasons": [_reason(one, spoken) for one in reasons],
    }  # fmt: skip
    if ended_as := row._mapping["class"]:  # noqa: SLF001 -- SQLAlchemy's way to a column named like a keyword
        body["class"] = ended_as
    return _json(body)


@router.get("/schemas/order-1.json")
def order_schema() -> Response:
    """The JSON Schema of the hub's own order; open to all, it holds no data."""
    return JSONResponse(json_schema(), media_type="application/schema+json")


@router.get("/healthz")
def health(desk: DeskHere) -> Response:
    """200 when the database answers, 503 otherwise."""
    try:
        with desk.database().begin() as tx:
            pages.is_reachable(tx)
    except OrderHubError as fault:
        log.warning("health.failed", code=fault.code)
        return _json({"status": "unavailable", "database": "unreachable"}, 503)
    return _json({"status": "ok", "database": "ok"})


def _kept(desk: Desk, source: str, key: str, document: Document) -> Response:
    """Claim the key, store the bytes, remember the document. A kill between two of these is mended by the next try."""
    base = desk.database()
    with base.begin() as tx:
        known = api_requests.remember(tx, source, key, document.sha256, desk.now())
    if known.sha256 != document.sha256:
        raise Problem(422, "api.key_reused")
    stored = known.document_id
    if stored is None:
        stored = receive.store_pushed(base, desk.originals(), [document], source, [key], desk.now())[0]
        with base.begin() as tx:
            api_requests.complete(tx, source, key, stored)
    return _json({"document": stored, "status_url": f"{settings().public_url.rstrip('/')}/documents/{stored}"}, 202)


def _key(given: str | None, body: bytes) -> str:
    """The idempotency key; without one the body stands for itself."""
    if given is None:
        return hashlib.sha256(body).hexdigest()
    if not 1 <= len(given) <= 255 or not given.isascii() or not given.isprintable():
        raise Problem(400, "api.key_invalid")
    return given


def _check_json(media_type: str, body: bytes) -> None:
    if media_type == "application/json":
        try:
            msgspec.json.decode(body)
        except (msgspec.DecodeError, RecursionError) as broken:
            raise Problem(400, "api.not_json", reason=str(broken)) from broken


def _order(row: Any) -> dict[str, Any]:
    return {
        "number": row.number, "state": row.state, "erp_number": row.erp_number or None, "received_at": row.received_at,
        "booked_at": row.synced_at,
    }  # fmt: skip


def _reason(row: Any, spoken: str) -> dict[str, str]:
    return {"code": row.code, "message": text(row.code, spoken, {key: str(one) for key, one in row.params.items()})}


def _json(body: dict[str, Any], status: int = 200) -> JSONResponse:
    return JSONResponse(msgspec.to_builtins(body), status_code=status, headers={"Cache-Control": "no-store"})
