"""A mailbox over IMAP (RFC 3501, MOVE RFC 6851, UIDPLUS RFC 4315): each mail of the surveyed folders is one document.

Key: `FOLDER:UIDVALIDITY:UID`, e.g. `INBOX:1763800123:4711`; by the standard never given twice. The cursor remembers per
folder the UIDVALIDITY and the highest UID in the ledger:

    {"folders": {"INBOX": {"uidvalidity": 1763800123, "last_uid": 4711}}}

Reading never marks a mail as read (EXAMINE, BODY.PEEK[]). Once the hub has the bytes, the mail is marked
as read and moved to `Verarbeitet`, or to `Fehler`. Somebody who drags a mail back gives it a new UID: it is taken in
again and recognised by its content. A changed UIDVALIDITY lists everything anew. No IDLE: the scheduler polls.

In hub.yaml: `{name: orders-mailbox, kind: imap, host: imap.example.com, user: orders, password: env:IMAP_PASSWORD}`.
`authserv_id`: the name our own server puts into Authentication-Results; `own_domains`: whose people may forward.
`oauth` instead of `password`: client-credentials, refresh-token or service-account, see `orderhub.oauth`.
`tls`: implicit (port 993), starttls, none; empty chooses implicit on 993, none on a loopback address, else starttls.
"""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from ipaddress import ip_address
from pathlib import Path
from threading import Event
from typing import Any

from imapclient import IMAPClient, SocketTimeout
from imapclient.exceptions import IMAPClientAbortError, IMAPClientError, IMAPClientReadOnlyError, LoginError

from orderhub.document import Document
from orderhub.errors import RemoteBusy, RemoteError, RemoteRefused, SettingsError
from orderhub.fax_facts import fax_mail
from orderhub.mail_idle import watch
from orderhub.oauth import Tokens, TokenState
from orderhub.ports import Arrived, Cursor, Failed, Survey, Waiting

_MIB = 1024 * 1024
_BATCH_MAILS = 25
_BATCH_BYTES = 20 * _MIB
_SETTLE_MAILS = 200
_SWEEP_MAILS = 2000
"""Up to so many mails in a folder each survey lists all of them, not only those above the cursor."""
_CONNECT_S = 15
_READ_S = 60
_UNAVAILABLE = ("[unavailable]", "[inuse]", "[limit]", "timeout", "timed out", "try again")
"""Answers that speak of the server and not of the password or the mail (RFC 5530)."""


@dataclass(frozen=True)
class _Mail:
    key: str
    folder: str
    uidvalidity: int
    uid: int


@dataclass
class ImapMailbox:
    """One account. `processed` or `failed` empty: settled mails stay where they are, only marked as read."""

    name: str
    host: str
    user: str
    password: str = field(default="", repr=False)
    port: int = 0
    channel: str = "mail"
    folders: Sequence[str] = ("INBOX",)
    processed: str = "Verarbeitet"
    failed: str = "Fehler"
    tls: str = ""
    ca_path: Path | None = None
    max_mib: int = 50
    authserv_id: str = ""
    own_domains: Sequence[str] = ()
    fax_mail: Mapping[str, Any] = field(default_factory=dict)
    """How mails of a fax gateway tell who called, see `orderhub.fax_facts`."""
    oauth: str = ""
    token_url: str = ""
    client_id: str = ""
    client_secret: str = field(default="", repr=False)
    scope: str = ""
    tokens_path: Path | None = None
    account_path: Path | None = None

    def __post_init__(self) -> None:
        self.folders = [self.folders] if isinstance(self.folders, str) else list(self.folders)
        self.tls = self.tls or _usual_tls(self.host, self.port)
        if self.tls not in ("implicit", "starttls", "none"):
            raise SettingsError(
                "remote.option", name=self.name, option="tls", value=self.tls, expected="implicit, starttls, none"
            )
        if {self.processed, self.failed} & set(self.folders):
            both = ", ".join({self.processed, self.failed} & set(self.folders))
            expected = "folders that are not read themselves"
            raise SettingsError(
                "remote.option", name=self.name, option="processed, failed", value=both, expected=expected
            )
        self._fax = fax_mail(self.name, self.fax_mail)
        self.own_domains = self.own_domains.split() if isinstance(self.own_domains, str) else list(self.own_domains)
        self._tokens = self._make_tokens() if self.oauth else None
        self.port = self.port or (993 if self.tls == "implicit" else 143)
        self._client: IMAPClient | None = None
        self._targets: dict[str, str | None] = {}

    def survey(self, cursor: Cursor) -> Survey:
        before: dict[str, dict[str, int]] = cursor.get("folders", {})
        after: dict[str, dict[str, int]] = {}
        waiting: list[Waiting] = []
        with self._connected() as client:
            for folder in self.folders:
                known = before.get(folder, {})
                uidvalidity, exists = self._examine(client, folder)
                last = known.get("last_uid", 0) if known.get("uidvalidity") == uidvalidity else 0
                uids = _uids_waiting(client, last, exists)
                waiting += [Waiting(key=f"{folder}:{uidvalidity}:{uid}", name=f"{uid}.eml") for uid in uids]
                after[folder] = {"uidvalidity": uidvalidity, "last_uid": max([last, *uids])}
        return Survey(waiting=waiting, cursor={"folders": after})

    def fetch(self, keys: Sequence[str]) -> Iterator[Arrived | Failed]:
        mails, strange = _by_folder(keys)
        for key in strange:
            yield Failed(key, "remote.gone", {"name": key}, final=True)
        for folder, wanted in mails.items():
            yield from self._fetch_folder(folder, wanted)

    def settle(self, keys: Sequence[str], *, failed: bool = False) -> None:
        mails, _ = _by_folder(keys)
        with self._connected() as client:
            for folder, settled in mails.items():
                self._settle_folder(client, folder, settled, self.failed if failed else self.processed)

    def close(self) -> None:
        client, self._client = self._client, None
        self._targets = {}
        if client is None:
            return
        try:
            client.logout()
        except (OSError, IMAPClientError):
            with suppress(OSError, IMAPClientError):
                client.shutdown()

    def watch(self, wake: Callable[[], None], stop: Event) -> None:
        """Call `wake` when mail may have come, until `stop`; IDLE on the first folder, over connections of its own."""

        def connect() -> IMAPClient:
            self.close()
            with self._connected() as client:
                self._client = None
                return client

        watch(connect, self.folders[0], wake, stop)

    def token_state(self) -> TokenState | None:
        """Until when the OAuth tokens hold; None where a password is used."""
        return self._tokens.state() if self._tokens else None

    def put_refresh_token(self, token: str) -> None:
        """Keep the refresh token that the consent page gave. Raises: SettingsError where the source uses none."""
        if self._tokens is None or self.oauth != "refresh-token":
            raise SettingsError(
                "remote.option", name=self.name, option="oauth", value=self.oauth or "-", expected="refresh-token"
            )
        self._tokens.put_refresh_token(token)

    @property
    def _house(self) -> dict[str, str]:
        """What tells our own people and servers from strangers, for the judgement of a mail's sender."""
        domains = [*self.own_domains, *([self.user.rpartition("@")[2]] if "@" in self.user else [])]
        said = {"authserv_id": self.authserv_id, "own_domains": " ".join(dict.fromkeys(domains)).lower()}
        return {name: value for name, value in said.items() if value}

    def _make_tokens(self) -> Tokens:
        path = self.tokens_path or Path(f"{self.name}.tokens.json")
        return Tokens(
            self.oauth, self.token_url, path, client_id=self.client_id, client_secret=self.client_secret,
            scope=self.scope, user=self.user, account_path=self.account_path,
        )  # fmt: skip

    def _fetch_folder(self, folder: str, wanted: list[_Mail]) -> Iterator[Arrived | Failed]:
        with self._connected() as client:
            uidvalidity, _ = self._examine(client, folder)
        place = (folder, uidvalidity)
        current = [mail.uid for mail in wanted if mail.uidvalidity == uidvalidity]
        # Sizes first: a mail of 2 GB must not be read into memory to find out that it is too big.
        found, broken = self._fetch_each(place, current, ["RFC822.SIZE"])
        good: list[tuple[_Mail, int]] = []
        for mail in wanted:
            size = found.get(mail.uid, {}).get(b"RFC822.SIZE")
            if mail.uidvalidity != uidvalidity:
                yield Failed(mail.key, "remote.renumbered", {"name": f"{mail.uid}.eml", "folder": folder}, final=True)
            elif mail.uid in broken:
                yield self._unreadable(mail, broken[mail.uid])
            elif size is None:
                yield Failed(mail.key, "remote.gone", {"name": f"{mail.uid}.eml"}, final=True)
            elif size > self.max_mib * _MIB:
                yield self._too_big(mail, size)
            else:
                good.append((mail, size))
        for batch in _batches(good):
            found, broken = self._fetch_each(place, [mail.uid for mail in batch], ["BODY.PEEK[]", "INTERNALDATE"])
            for mail in batch:
                if mail.uid in broken:
                    yield self._unreadable(mail, broken[mail.uid])
                else:
                    yield self._answer(mail, found.get(mail.uid, {}))

    def _fetch_each(
        self, place: tuple[str, int], uids: list[int], parts: list[str]
    ) -> tuple[dict[int, dict[bytes, Any]], dict[int, str]]:
        """What the server says of each mail of (folder, UIDVALIDITY), and which it cannot hand out, with its reason.

        One damaged mail makes a server refuse the whole command or end the connection (Dovecot does): halving finds it,
        so that it stops no other. A server that cannot be reached again is busy as always.
        """
        if not uids:
            return {}, {}
        folder, uidvalidity = place
        with self._connected() as client:
            if self._examine(client, folder)[0] != uidvalidity:
                return {}, {}
            try:
                return dict(client.fetch(uids, parts)), {}
            except IMAPClientError as error:
                reason = _said(error)
                if any(word in reason.lower() for word in _UNAVAILABLE):
                    raise
                if isinstance(error, IMAPClientAbortError):
                    self.close()
        if len(uids) == 1:
            return {}, {uids[0]: reason}
        middle = len(uids) // 2
        left, left_broken = self._fetch_each(place, uids[:middle], parts)
        right, right_broken = self._fetch_each(place, uids[middle:], parts)
        return left | right, left_broken | right_broken

    def _unreadable(self, mail: _Mail, reason: str) -> Failed:
        params = {"system": "IMAP", "where": self.host, "name": f"{mail.uid}.eml", "reason": reason}
        return Failed(mail.key, "remote.unreadable", params)

    def _answer(self, mail: _Mail, parts: dict[bytes, Any]) -> Arrived | Failed:
        content = parts.get(b"BODY[]")
        if not isinstance(content, bytes):
            return Failed(mail.key, "remote.gone", {"name": f"{mail.uid}.eml"}, final=True)
        if len(content) > self.max_mib * _MIB:
            return self._too_big(mail, len(content))
        document = Document(
            content,
            name=f"{mail.uid}.eml",
            media_type="message/rfc822",
            channel=self.channel,
            envelope={"mailbox": self.user, "folder": mail.folder, **self._house, **self._fax},
        )
        sent_at = parts.get(b"INTERNALDATE")
        aware = isinstance(sent_at, datetime) and sent_at.tzinfo is not None
        return Arrived(mail.key, document, sent_at.astimezone(UTC) if sent_at is not None and aware else None)

    def _too_big(self, mail: _Mail, size: int) -> Failed:
        params = {"name": f"{mail.uid}.eml", "size_mib": str(-(-size // _MIB)), "limit_mib": str(self.max_mib)}
        return Failed(mail.key, "remote.too-big", params, final=True)

    def _settle_folder(self, client: IMAPClient, folder: str, mails: list[_Mail], target: str) -> None:
        try:
            status = client.select_folder(folder)
        except IMAPClientReadOnlyError:
            return  # no right to write: the cursor alone keeps the mails apart
        uidvalidity = int(status.get(b"UIDVALIDITY", 0))
        wanted = sorted({mail.uid for mail in mails if mail.uidvalidity == uidvalidity})
        for start in range(0, len(wanted), _SETTLE_MAILS):
            # What is no longer there was moved by an earlier try or by a person: done.
            uids = sorted(client.search(["UID", ",".join(map(str, wanted[start : start + _SETTLE_MAILS]))]))
            if uids:
                client.add_flags(uids, [b"\\Seen"], silent=True)
                self._move(client, uids, target)

    def _move(self, client: IMAPClient, uids: list[int], target: str) -> None:
        way = "MOVE" if client.has_capability("MOVE") else "UIDPLUS" if client.has_capability("UIDPLUS") else ""
        folder = self._target(client, target) if way and target else None
        if folder is None:
            return
        if way == "MOVE":
            client.move(uids, folder)
            return
        # Never a plain EXPUNGE: it would take along what a person has marked as deleted.
        client.copy(uids, folder)
        client.add_flags(uids, [b"\\Deleted"], silent=True)
        client.uid_expunge(uids)

    def _target(self, client: IMAPClient, target: str) -> str | None:
        """The name of the folder on this server, made if need be; None where the server lets us have none."""
        if target not in self._targets:
            self._targets[target] = _find_or_make(client, target)
        return self._targets[target]

    def _examine(self, client: IMAPClient, folder: str) -> tuple[int, int]:
        """UIDVALIDITY and number of mails of `folder`, opened read-only."""
        try:
            status = client.select_folder(folder, readonly=True)
        except IMAPClientAbortError:
            raise
        except IMAPClientError as error:
            if client.folder_exists(folder):
                raise
            raise RemoteRefused("remote.no-folder", system="IMAP", where=self.host, folder=folder) from error
        return int(status.get(b"UIDVALIDITY", 0)), int(status.get(b"EXISTS", 0))

    @contextmanager
    def _connected(self) -> Iterator[IMAPClient]:
        """The connection, tried first if it is an old one. Every error of the network becomes one of ours."""
        try:
            yield self._open()
        except RemoteError:
            self.close()
            raise
        except ssl.SSLCertVerificationError as error:
            self.close()
            raise RemoteRefused("remote.certificate", **self._at(error.verify_message)) from error
        except (OSError, IMAPClientError) as error:
            self.close()
            raise RemoteBusy("remote.busy", **self._at(_said(error))) from error

    def _open(self) -> IMAPClient:
        if self._client is not None:
            try:
                self._client.noop()
            except (OSError, IMAPClientError):
                self.close()  # the server closed an idle connection: no reason to lose a poll
            else:
                return self._client
        if self._tokens is None:
            client = self._reach()
            self._login(client, "")
            return client
        token = self._tokens.get()
        client = self._reach()
        try:
            self._login(client, token)
        except RemoteRefused:
            # A token can be withdrawn before its time: one new one, and no second, so that no account is locked.
            self.close()
            client = self._reach()
            self._login(client, self._tokens.renew(token))
        return client

    def _reach(self) -> IMAPClient:
        """A connection, encrypted as configured, nobody logged in."""
        trust = ssl.create_default_context(cafile=str(self.ca_path) if self.ca_path else None)
        client = IMAPClient(
            self.host,
            self.port,
            ssl=self.tls == "implicit",
            ssl_context=trust if self.tls == "implicit" else None,
            timeout=SocketTimeout(_CONNECT_S, _READ_S),
        )
        self._client = client
        client.normalise_times = False
        if self.tls == "starttls":
            if not client.has_capability("STARTTLS"):
                raise RemoteRefused("remote.insecure", system="IMAP", where=f"{self.host}:{self.port}")
            client.starttls(trust)
        return client

    def _login(self, client: IMAPClient, token: str) -> None:
        try:
            if token:
                client.oauth2_login(self.user, token)
            else:
                client.login(self.user, self.password)
        except LoginError as error:
            said = _said(error)
            if isinstance(error.__context__, IMAPClientAbortError) or any(w in said.lower() for w in _UNAVAILABLE):
                raise
            raise RemoteRefused("remote.login-refused", user=self.user, **self._at(said)) from error

    def _at(self, reason: str) -> dict[str, str]:
        return {"system": "IMAP", "where": f"{self.host}:{self.port}", "reason": reason}


def _usual_tls(host: str, port: int) -> str:
    if port in (0, 993):
        return "implicit"
    try:
        loopback = ip_address(host).is_loopback
    except ValueError:
        loopback = host == "localhost"
    return "none" if loopback else "starttls"


def _uids_waiting(client: IMAPClient, last: int, exists: int) -> list[int]:
    if exists == 0:
        return []
    if exists <= _SWEEP_MAILS:
        return sorted(client.search(["UNDELETED"]))
    # `n:*` names the last mail even when its UID is below n.
    return sorted(uid for uid in client.search(["UID", f"{last + 1}:*", "UNDELETED"]) if uid > last)


def _batches(mails: list[tuple[_Mail, int]]) -> Iterator[list[_Mail]]:
    batch: list[_Mail] = []
    weight = 0
    for mail, size in mails:
        if batch and (len(batch) >= _BATCH_MAILS or weight + size > _BATCH_BYTES):
            yield batch
            batch, weight = [], 0
        batch.append(mail)
        weight += size
    if batch:
        yield batch


def _by_folder(keys: Sequence[str]) -> tuple[dict[str, list[_Mail]], list[str]]:
    """The mails of `keys` by folder, each once, and the keys that are none of ours."""
    found: dict[str, list[_Mail]] = {}
    strange: list[str] = []
    for key in dict.fromkeys(keys):
        folder, uidvalidity, uid = ["", "", "", *key.rsplit(":", 2)][-3:]
        if folder and uidvalidity.isdecimal() and uid.isdecimal():
            found.setdefault(folder, []).append(_Mail(key, folder, int(uidvalidity), int(uid)))
        else:
            strange.append(key)
    return found, strange


def _find_or_make(client: IMAPClient, target: str) -> str | None:
    candidates = [target]
    if client.has_capability("NAMESPACE"):
        personal = client.namespace().personal or ()
        # Cyrus, Courier: everything of the account hangs below "INBOX.".
        candidates += [prefix + target for prefix, _ in personal if prefix and not target.startswith(prefix)]
    for candidate in candidates:
        if client.folder_exists(candidate):
            return candidate
    for candidate in candidates:
        try:
            client.create_folder(candidate)
        except IMAPClientAbortError:
            raise
        except IMAPClientError:
            continue
        with suppress(IMAPClientError):
            client.subscribe_folder(candidate)  # else mail programs do not show it
        return candidate
    return None


def _said(error: Exception) -> str:
    text = error.args[0] if error.args else error
    said = text.decode("utf-8", "replace") if isinstance(text, bytes) else str(error)
    return " ".join(said.split())[:300] or type(error).__name__
