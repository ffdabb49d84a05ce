"""Who may push to the public API: keys of clients and secrets of webhooks, from hub.yaml.

    api:
      clients:
        - {name: nordwind-shop, key: env:NORDWIND_API_KEY}
      webhooks:
        - {name: demo-shop, secrets: [env:DEMO_SHOP_SECRET, env:DEMO_SHOP_OLD_SECRET]}

Webhooks are signed as in the Standard Webhooks specification 1.0: HMAC-SHA256 over `id.timestamp.body`, base64, prefix
`v1,`. Several secrets may hold at once, so that one can be replaced by the next without a gap.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

import msgspec

from orderhub.errors import SettingsError
from orderhub.settings import secret

TOLERANCE: Final = timedelta(minutes=5)
_MIN_KEY: Final = 16


class Client(msgspec.Struct, frozen=True):
    """One client and the SHA-256 of its key; the key itself is not kept."""

    name: str
    key_hash: bytes


class Webhook(msgspec.Struct, frozen=True):
    """One shop that pushes, with the secrets that hold now."""

    name: str
    secrets: tuple[bytes, ...]

    def __repr__(self) -> str:
        return f"Webhook({self.name!r})"


class Credentials(msgspec.Struct, frozen=True):
    """All who may push."""

    clients: tuple[Client, ...] = ()
    webhooks: dict[str, Webhook] = {}

    @classmethod
    def load(cls, section: Mapping[str, Any]) -> Credentials:
        """The `api` block of hub.yaml. Without a secret, or with a short one, an entry is left out.

        Raises: SettingsError when an entry has no name or a name comes twice.
        """
        clients = [
            Client(_name(one), _digest(key)) for one in section.get("clients") or [] if (key := _strong(one.get("key")))
        ]
        webhooks = [
            Webhook(_name(one), tuple(_decoded(text) for text in map(_strong, one.get("secrets") or []) if text))
            for one in section.get("webhooks") or []
        ]
        names = [*(one.name for one in clients), *(one.name for one in webhooks)]
        if len(names) != len(set(names)):
            raise SettingsError("hub.api-name-twice", names=", ".join(sorted(names)))
        return cls(tuple(clients), {one.name: one for one in webhooks if one.secrets})

    def find_client(self, authorization: str) -> Client | None:
        """The client of an `Authorization: Bearer` header. All keys are compared, each in constant time."""
        scheme, _, key = authorization.partition(" ")
        given = _digest(key.strip())
        found = None
        for client in self.clients:
            if hmac.compare_digest(client.key_hash, given):
                found = client
        return found if scheme.lower() == "bearer" else None


def is_signed(webhook: Webhook, headers: Mapping[str, str], body: bytes, now: datetime) -> bool:
    """Whether a push is from the shop and of now: id, timestamp and signature in the `webhook-*` headers."""
    identity, stamp = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
    if not identity or not stamp.isascii() or not stamp.isdigit() or len(stamp) > 12:
        return False
    if abs(now.timestamp() - int(stamp)) > TOLERANCE.total_seconds():
        return False
    signed = f"{identity}.{stamp}.".encode() + body
    given = [
        part.removeprefix("v1,") for part in headers.get("webhook-signature", "").split() if part.startswith("v1,")
    ]
    return _matches(webhook.secrets, signed, given)


def _matches(secrets: Sequence[bytes], signed: bytes, given: Sequence[str]) -> bool:
    right = False
    for one in secrets:
        expected = base64.b64encode(hmac.new(one, signed, hashlib.sha256).digest())
        for text in given[:8]:
            right |= hmac.compare_digest(expected, text.encode())
    return right


def _name(entry: Mapping[str, Any]) -> str:
    name = str(entry.get("name") or "")
    if not name or "/" in name:
        raise SettingsError("hub.api-name-missing", entry=sorted(entry))
    return name


def _strong(value: object) -> str:
    """The secret a configured value names, "" when it is missing or too short to protect anything."""
    text = str(value or "")
    found = secret(text.removeprefix("env:")) if text.startswith("env:") else text
    return found if len(found) >= _MIN_KEY else ""


def _decoded(text: str) -> bytes:
    """A `whsec_` secret is base64; others count as they stand."""
    if text.startswith("whsec_"):
        try:
            return base64.b64decode(text.removeprefix("whsec_"), validate=True)
        except binascii.Error:
            return text.encode()
    return text.encode()


def _digest(key: str) -> bytes:
    return hashlib.sha256(key.encode("utf-8", "surrogateescape")).digest()
