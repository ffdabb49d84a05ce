"""Originals: what the left side of the order page shows, page images, and the download.

Strangers' bytes leave here only as PNG drawn by us, as escaped text, or as a download that no browser interprets.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Annotated, Final
from urllib.parse import quote

from fastapi import APIRouter, HTTPException, Query
from fastapi.responses import Response

from orderhub.document import Document, Finding, Where
from orderhub.errors import OrderHubError
from orderhub.readable.reading import format_of
from orderhub.store import pages_order
from orderhub.store.pages_order import DocumentRow
from orderhub.web import edi_view, original
from orderhub.web.context import Context, Here
from orderhub.web.edi_view import Wanted
from orderhub.web.original import Original
from parsers import edifact_message, x12_message
from parsers.xml_secrets import masked

router = APIRouter()
WIDTHS: Final = (900, 1800)
MAX_PAGES: Final = 60
_MAX_EDI: Final = 2_000_000
_UNSAFE = re.compile(r"[^A-Za-z0-9._ -]+")
_SPREADSHEET_HEAD: Final = b"PK\x03\x04"


def load(
    at: Here, document: DocumentRow, places: Mapping[str, Where], raws: Mapping[str, str],
    findings: Sequence[Finding] = (), path: str = "",
) -> Original:  # fmt: skip
    """The original of a document with the fields' places on it. `path`: a field that is to be seen at first."""
    with at.database.begin() as tx:
        content = at.originals.read(tx, document.sha256)
        text = pages_order.text_of(tx, document.id)
    if original.is_paged(content, document.media_type):
        count = at.renderer.count(document.sha256, content, document.media_type)
        if count:
            return original.paged(min(count, MAX_PAGES), places, findings)
        return original.as_text(content, text, places) if text else Original("none")
    wanted = Wanted(_asked(at, "message"), _asked(at, "part"), path, dict(at.request.query_params))
    if (edi := _as_segments(at, document, content, places, (findings, wanted))) is not None:
        return edi
    if content.startswith(_SPREADSHEET_HEAD):
        return original.as_sheets(places, raws)
    return original.as_text(masked(content), text, places)


def _as_segments(
    at: Here, row: DocumentRow, content: bytes, places: Mapping[str, Where],
    more: tuple[Sequence[Finding], Wanted],
) -> Original | None:  # fmt: skip
    if len(content) > _MAX_EDI:
        return None
    found = format_of(Document(content, row.name, row.media_type, row.channel))
    if not found:
        return None
    reader = edifact_message if found == "edifact" else x12_message
    language = at.write.language
    try:
        view = edi_view.view(content, found, language, places, *more)
        return original.as_segments(content, reader.readable(content, language), places, view)
    except OrderHubError:
        return None


def _asked(at: Here, name: str) -> int:
    """A number of the query; 0 where there is none, or no sensible one."""
    text = at.request.query_params.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else 0


@router.get("/documents/{document_id}/pages/{page}")
def page_image(at: Context, document_id: int, page: int, width: Annotated[int, Query()] = WIDTHS[0]) -> Response:
    """One page as PNG. The answer never changes: bytes are kept for ever."""
    if not 1 <= page <= MAX_PAGES or width not in WIDTHS:
        raise HTTPException(status_code=404)
    with at.database.begin() as tx:
        row = pages_order.find_document(tx, document_id)
        if row is None:
            raise HTTPException(status_code=404)
        known = at.renderer.known(row.sha256, page, width)
        content = b"" if known else at.originals.read(tx, row.sha256)
    image = known
    if image is None and original.is_paged(content, row.media_type):
        image = at.renderer.page(row.sha256, content, row.media_type, page, width)
    if image is None:
        raise HTTPException(status_code=404)
    return Response(image, media_type="image/png", headers={"Cache-Control": "private, max-age=86400"})


@router.get("/documents/{document_id}/original")
def download(at: Context, document_id: int) -> Response:
    """The bytes as they came, always as a download, whatever they say they are."""
    with at.database.begin() as tx:
        row = pages_order.find_document(tx, document_id)
        if row is None:
            raise HTTPException(status_code=404)
        content = at.originals.read(tx, row.sha256)
    return Response(
        content,
        media_type="application/octet-stream",
        headers={
            "Content-Disposition": disposition(row.name or f"document-{document_id}"),
            "Cache-Control": "no-store",
        },
    )


def disposition(name: str) -> str:
    """A download header for any name (RFC 6266): plain ASCII for old browsers, the whole name encoded for others."""
    last = re.split(r"[\\/]", name)[-1]
    plain = _UNSAFE.sub("_", last).strip(" .")[:150] or "document"
    whole = quote("".join(one for one in last if one.isprintable())[:150], safe="", errors="replace")
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{whole or plain}"
