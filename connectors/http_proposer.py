"""Asks a model behind HTTP what it sees on a page. Implements `ports.Proposer`.

    proposer: {name: vision, kind: http-proposer, url: http://127.0.0.1:8099/propose, key: env:VISION_KEY}

    POST url  {"name": "order.pdf", "media_type": "application/pdf", "content": BASE64, "asked": ["number", ...]}
           -> {"proposals": [{"field": "number", "raw": "4711", "page": 1, "box": [x0, y0, x1, y1], "confidence": 870}]}

`box` is in ten-thousandths of the upright page. Answers for fields nobody asked for are dropped, long ones too.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence

import httpx
import msgspec

from orderhub.document import Document
from orderhub.errors import RemoteBusy, RemoteRefused
from orderhub.ports import Proposal

_LONGEST = 500
_MOST = 200


class _Answer(msgspec.Struct):
    proposals: list[Proposal]


class HttpProposer:
    """One endpoint."""

    def __init__(self, name: str, url: str, key: str = "", *, timeout_s: float = 20) -> None:
        self.name = name
        self._url = url
        headers = {"authorization": f"Bearer {key}"} if key else {}
        self._client = httpx.Client(headers=headers, timeout=timeout_s, trust_env=False)

    def propose(self, document: Document, asked: Sequence[str]) -> list[Proposal]:
        """What the model sees. Raises: RemoteBusy, RemoteRefused."""
        said = {
            "name": document.name, "media_type": document.media_type,
            "content": base64.b64encode(document.content).decode("ascii"), "asked": list(asked),
        }  # fmt: skip
        where = httpx.URL(self._url).host
        try:
            answer = self._client.post(self._url, json=said)
        except httpx.HTTPError as fault:
            raise RemoteBusy("remote.busy", system=self.name, where=where, reason=type(fault).__name__) from fault
        if answer.status_code != httpx.codes.OK:
            reason = f"HTTP {answer.status_code}"
            raise RemoteRefused("remote.refused", system=self.name, where=where, reason=reason)
        try:
            found = msgspec.json.decode(answer.content, type=_Answer).proposals
        except msgspec.MsgspecError as fault:
            raise RemoteRefused("remote.refused", system=self.name, where=where, reason=str(fault)[:200]) from fault
        wanted = set(asked)
        return [one for one in found if one.field in wanted and 0 < len(one.raw) <= _LONGEST][:_MOST]

    def close(self) -> None:
        """End the connection."""
        self._client.close()
