"""Access tokens for mailboxes (RFC 6749): client credentials, a rotating refresh token, a Google service account.

    oauth: client-credentials   Microsoft 365, application permission IMAP.AccessAsApp
    oauth: refresh-token        delegated; each answer may bring a new refresh token, and the old one is dead then
    oauth: service-account      Google Workspace with domain-wide delegation (RFC 7523)

Tokens live in one file a mailbox, readable by its owner only (0600), written before they are used: a refresh token that
was rotated and then lost by a crash locks the mailbox for good. Processes take turns by a lock beside the file.
"""

from __future__ import annotations

import base64
import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

import httpx
import msgspec

from orderhub import clock
from orderhub.errors import RemoteBusy, RemoteRefused, SettingsError

FLOWS: Final = ("client-credentials", "refresh-token", "service-account")
WARN_DAYS: Final = 14
"""So many days before a refresh token dies of disuse somebody must hear of it."""
_LIFETIME_USED: Final = 80
"""Percent of a token's life after which a new one is fetched."""
_TIMEOUT_S: Final = 30
_ASSERTION: Final = "urn:ietf:params:oauth:grant-type:jwt-bearer"


class Held(msgspec.Struct):
    """What the file holds. Instants are aware UTC."""

    access_token: str = ""
    fetched_at: datetime | None = None
    expires_at: datetime | None = None
    refresh_token: str = ""
    rotated_at: datetime | None = None


class TokenState(msgspec.Struct, frozen=True):
    """What a page may show of it; no secret."""

    flow: str
    access_until: datetime | None = None
    refresh_until: datetime | None = None
    """When the refresh token dies if nobody uses it; None where there is none."""

    def is_ending(self, now: datetime) -> bool:
        """Whether somebody must act soon."""
        return self.refresh_until is not None and self.refresh_until - now < timedelta(days=WARN_DAYS)


@dataclass
class Tokens:
    """The tokens of one mailbox. `user` is whom a service account acts for, `idle_days` a refresh token's life."""

    flow: str
    token_url: str
    store_path: Path
    client_id: str = ""
    client_secret: str = field(default="", repr=False)
    scope: str = ""
    user: str = ""
    account_path: Path | None = None
    idle_days: int = 90

    def __post_init__(self) -> None:
        if self.flow not in FLOWS:
            raise SettingsError(
                "remote.option", name=self.user, option="oauth", value=self.flow, expected=", ".join(FLOWS)
            )

    def get(self) -> str:
        """A token with life left. Raises: RemoteBusy, RemoteRefused."""
        held = self._read()
        return held.access_token if _is_fresh(held, clock.now()) else self.renew(held.access_token)

    def renew(self, rejected: str = "") -> str:
        """A new token, unless another process has fetched one since `rejected`. Raises: RemoteBusy, RemoteRefused."""
        with self._locked():
            held = self._read()
            if held.access_token not in ("", rejected) and _is_fresh(held, clock.now()):
                return held.access_token
            answer = self._ask(held)
            now = clock.now()
            life = timedelta(seconds=int(answer.get("expires_in", 3600)))
            rotated = str(answer.get("refresh_token") or "")
            held = Held(
                access_token=str(answer["access_token"]),
                fetched_at=now,
                expires_at=now + life,
                refresh_token=rotated or held.refresh_token,
                rotated_at=now if self.flow == "refresh-token" else None,
            )
            self._write(held)
            return held.access_token

    def put_refresh_token(self, token: str) -> None:
        """Keep the first refresh token, as the consent page gave it."""
        with self._locked():
            self._write(Held(refresh_token=token, rotated_at=clock.now()))

    def state(self) -> TokenState:
        """Until when the tokens hold."""
        held = self._read()
        dies = held.rotated_at + timedelta(days=self.idle_days) if held.rotated_at and held.refresh_token else None
        return TokenState(self.flow, held.expires_at, dies)

    def _ask(self, held: Held) -> dict[str, Any]:
        form = {"scope": self.scope, **self._grant(held)}
        try:
            answer = httpx.post(
                self.token_url, data={name: said for name, said in form.items() if said}, timeout=_TIMEOUT_S
            )
        except httpx.HTTPError as error:
            raise RemoteBusy("remote.busy", **self._at(type(error).__name__)) from error
        said = _json(answer)
        if answer.status_code >= 500 or answer.status_code == 429:
            raise RemoteBusy("remote.busy", **self._at(f"HTTP {answer.status_code}"))
        if answer.status_code >= 400 or "access_token" not in said:
            # Only the error's name: a description may repeat what was sent.
            reason = str(said.get("error", f"HTTP {answer.status_code}"))[:100]
            raise RemoteRefused("remote.token-refused", **self._at(reason), user=self.user)
        return said

    def _grant(self, held: Held) -> dict[str, str]:
        client = {"client_id": self.client_id, "client_secret": self.client_secret}
        match self.flow:
            case "client-credentials":
                return {"grant_type": "client_credentials", **client}
            case "refresh-token":
                if not held.refresh_token:
                    raise RemoteRefused("remote.token-missing", user=self.user, path=self.store_path)
                return {"grant_type": "refresh_token", "refresh_token": held.refresh_token, **client}
            case _:
                return {"grant_type": _ASSERTION, "assertion": self._assertion(), "scope": ""}

    def _assertion(self) -> str:
        """A signed claim of the service account (RFC 7519, RS256)."""
        from cryptography.hazmat.primitives import hashes, serialization
        from cryptography.hazmat.primitives.asymmetric import padding, rsa

        try:
            account = json.loads((self.account_path or Path()).read_text(encoding="utf-8"))
            key = serialization.load_pem_private_key(account["private_key"].encode(), password=None)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise RemoteRefused("remote.token-missing", user=self.user, path=self.account_path or "-") from error
        if not isinstance(key, rsa.RSAPrivateKey):
            raise RemoteRefused("remote.token-missing", user=self.user, path=self.account_path or "-")
        issued = int(clock.now().timestamp())
        claims = {
            "iss": account["client_email"], "sub": self.user, "scope": self.scope, "aud": self.token_url,
            "iat": issued, "exp": issued + 3600,
        }  # fmt: skip
        head = {"alg": "RS256", "typ": "JWT"} | (
            {"kid": account["private_key_id"]} if "private_key_id" in account else {}
        )
        signed = b".".join(_base64url(json.dumps(one).encode()) for one in (head, claims))
        return (signed + b"." + _base64url(key.sign(signed, padding.PKCS1v15(), hashes.SHA256()))).decode("ascii")

    def _read(self) -> Held:
        try:
            return msgspec.json.decode(self.store_path.read_bytes(), type=Held)
        except FileNotFoundError:
            return Held()
        except msgspec.DecodeError as error:
            raise RemoteRefused("remote.token-missing", user=self.user, path=self.store_path) from error

    def _write(self, held: Held) -> None:
        half = self.store_path.with_suffix(".new")
        handle = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(msgspec.json.encode(held))
            file.flush()
            os.fsync(file.fileno())
        half.replace(self.store_path)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        self.store_path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(self.store_path.with_suffix(".lock"), os.O_WRONLY | os.O_CREAT, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield
        finally:
            os.close(handle)

    def _at(self, reason: str) -> dict[str, str]:
        return {"system": "OAuth", "where": self.token_url, "reason": reason}


def _is_fresh(held: Held, now: datetime) -> bool:
    if not held.access_token or held.expires_at is None or held.fetched_at is None:
        return False
    return now < held.fetched_at + (held.expires_at - held.fetched_at) * _LIFETIME_USED / 100


def _json(answer: httpx.Response) -> dict[str, Any]:
    try:
        said = answer.json()
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def _base64url(raw: bytes) -> bytes:
    return base64.urlsafe_b64encode(raw).rstrip(b"=")
