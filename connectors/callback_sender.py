"""Sends messages as signed HTTP POSTs, to partners and to the status address of a shop. Implements `ports.Sender`.

    senders: [{name: shop-status, kind: callback, secret: env:SHOP_SECRET, url: "https://shop.example.com",
               hosts: [hooks.partner.example]}]

Standard Webhooks signature: `webhook-id` is the message's key (the receiver's idempotency key), `webhook-timestamp` the
second of sending, `webhook-signature` "v1," + base64(HMAC-SHA256(secret, "id.timestamp.body")). A secret that begins
with `whsec_` is base64, any other is taken as it is.

Only hosts of `url` and `hosts` are called, over https (http on loopback, or where `url` itself says http), and no
redirect is followed: an address out of a document cannot reach what lies inside the merchant's network.
2xx is done, 409 is done before, 410 and other
4xx are a no, 408, 425, 429, 5xx and no answer are tried again; the key makes the second try safe.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import ipaddress
from collections.abc import Sequence
from urllib.parse import urljoin, urlsplit

import httpx

from orderhub import clock
from orderhub.errors import RemoteBusy, RemoteRefused
from orderhub.ports import Outbound

_TRY_AGAIN = (408, 425, 429)


class CallbackSender:
    """One receiver or a few with one secret. `address` of a message is a URL, or a path below `url`."""

    def __init__(
        self, name: str, secret: str, url: str = "", hosts: Sequence[str] = (), *, timeout_s: int = 15
    ) -> None:
        self.name = name
        self._secret = _secret_bytes(secret)
        self._url = url if not url or url.endswith("/") else f"{url}/"
        self._hosts = {host.lower() for host in hosts} | ({_authority(url)} if url else set())
        timeout = httpx.Timeout(timeout_s, connect=min(5, timeout_s))
        self._client = httpx.Client(timeout=timeout, follow_redirects=False, trust_env=False)

    def __repr__(self) -> str:
        return f"CallbackSender({self.name!r}, {self._url!r})"

    def send(self, message: Outbound) -> str:
        """The status line. Raises: send.host-not-allowed, send.gone, remote.refused, remote.busy."""
        url = self._checked(message.address)
        stamp = str(int(clock.now().timestamp()))
        headers = {
            "content-type": message.media_type,
            "user-agent": "orderhub",
            "webhook-id": message.key,
            "webhook-timestamp": stamp,
            "webhook-signature": sign(self._secret, message.key, stamp, message.content),
        }
        try:
            answer = self._client.post(url, content=message.content, headers=headers)
        except (httpx.InvalidURL, httpx.UnsupportedProtocol) as wrong:
            raise RemoteRefused("send.address-unsafe", system=self.name, address=message.address) from wrong
        except httpx.HTTPError as failed:
            reason = str(failed) or type(failed).__name__
            raise RemoteBusy("remote.busy", system=self.name, where=_authority(url), reason=reason) from failed
        return self._outcome(answer, url)

    def close(self) -> None:
        """Give the connections back."""
        self._client.close()

    def _outcome(self, answer: httpx.Response, url: str) -> str:
        status, where = answer.status_code, _authority(url)
        said = f"HTTP {status} {answer.reason_phrase}".strip()
        if status < 300 or status == 409:
            return said
        if status in _TRY_AGAIN or status >= 500:
            wait = answer.headers.get("retry-after", "")
            raise RemoteBusy("remote.busy", system=self.name, where=where, reason=said, retry_after_s=wait)
        if status == 410:
            raise RemoteRefused("send.gone", system=self.name, where=where)
        words = f"{said}: {answer.text[:200]}" if status >= 400 else f"{said}, redirects are not followed"
        raise RemoteRefused("remote.refused", system=self.name, where=where, reason=words)

    def _checked(self, address: str) -> str:
        url = urljoin(self._url, address) if self._url else address
        parts = urlsplit(url)
        known = {_authority(url), (parts.hostname or "").lower()} & self._hosts
        plain = self._url.startswith("http://") and _authority(url) == _authority(self._url)
        safe = parts.scheme == "https" or (parts.scheme == "http" and (plain or _is_loopback(parts.hostname or "")))
        if not known or not safe or parts.username or parts.password:
            raise RemoteRefused("send.host-not-allowed", system=self.name, address=url[:200])
        return url


def sign(secret: bytes, key: str, stamp: str, content: bytes) -> str:
    """The `webhook-signature` of a body, as Standard Webhooks defines it."""
    signed = f"{key}.{stamp}.".encode() + content
    return "v1," + base64.b64encode(hmac.new(secret, signed, hashlib.sha256).digest()).decode("ascii")


def _secret_bytes(secret: str) -> bytes:
    return base64.b64decode(secret.removeprefix("whsec_")) if secret.startswith("whsec_") else secret.encode()


def _authority(url: str) -> str:
    """Host and port as they stand, without user and password."""
    return urlsplit(url).netloc.rpartition("@")[2].lower()


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
