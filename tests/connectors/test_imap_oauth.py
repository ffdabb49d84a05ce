"""Mailboxes without a password: tokens of each grant, kept safely, renewed in time, and taken by a real server."""

from __future__ import annotations

import base64
import json
import stat
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from connectors.imap_mailbox import ImapMailbox
from orderhub import clock
from orderhub.errors import RemoteBusy, RemoteRefused, SettingsError
from orderhub.oauth import Held, Tokens
from tests.live.dovecot import Dovecot, dovecot
from tests.live.token_server import SECRET, TokenServer, token_server
from tests.live.waiting import free_port


@pytest.fixture
def server() -> Iterator[TokenServer]:
    with token_server() as running:
        yield running


def tokens(server: TokenServer, folder: Path, flow: str = "client-credentials", **options: Any) -> Tokens:
    common = {"client_id": "hub", "client_secret": SECRET, "scope": "mail", "user": "bestellung"}
    return Tokens(flow, server.url, folder / "box.tokens.json", **{**common, **options})


def grants(server: TokenServer) -> list[str]:
    return [one["grant_type"] for one in server.asked]


def test_one_token_serves_until_four_fifths_of_its_life_are_over(server: TokenServer, tmp_path: Path) -> None:
    ours = tokens(server, tmp_path)
    assert [ours.get(), ours.get(), tokens(server, tmp_path).get()] == ["access-1"] * 3
    now = clock.now()
    old = Held("access-1", now - timedelta(minutes=49), now + timedelta(minutes=11))
    ours._write(old)
    assert ours.get() == "access-2"
    assert grants(server) == ["client_credentials"] * 2
    assert server.asked[0] == {"grant_type": "client_credentials", "client_id": "hub", "client_secret": SECRET,
                               "scope": "mail"}  # fmt: skip


def test_a_rotating_refresh_token_is_kept_each_time_and_only_for_its_owner(server: TokenServer, tmp_path: Path) -> None:
    ours = tokens(server, tmp_path, "refresh-token")
    with pytest.raises(RemoteRefused) as missing:
        ours.get()
    assert missing.value.code == "remote.token-missing"
    ours.put_refresh_token("refresh-0")
    assert (ours.get(), ours.renew("access-1")) == ("access-1", "access-2")
    # Another process goes on with what this one left.
    assert tokens(server, tmp_path, "refresh-token").renew("access-2") == "access-3"
    assert [one["refresh_token"] for one in server.asked] == ["refresh-0", "refresh-1", "refresh-2"]
    file = tmp_path / "box.tokens.json"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert json.loads(file.read_bytes())["refresh_token"] == "refresh-3"


def test_who_comes_second_takes_the_token_the_first_has_fetched(server: TokenServer, tmp_path: Path) -> None:
    ours = tokens(server, tmp_path)
    stale = ours.get()
    fresh = ours.renew(stale)
    assert tokens(server, tmp_path).renew(stale) == fresh
    assert len(server.asked) == 2


def test_a_service_account_signs_who_it_acts_for(server: TokenServer, tmp_path: Path) -> None:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    pem = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    ).decode()
    account = tmp_path / "account.json"
    account.write_text(json.dumps({"client_email": "hub@x.iam.example", "private_key": pem, "private_key_id": "k1"}))
    tokens(server, tmp_path, "service-account", account_path=account).get()
    head, claims, signature = server.asked[0]["assertion"].split(".")
    key.public_key().verify(_raw(signature), f"{head}.{claims}".encode(), padding.PKCS1v15(), hashes.SHA256())
    assert json.loads(_raw(head)) == {"alg": "RS256", "typ": "JWT", "kid": "k1"}
    said = json.loads(_raw(claims))
    assert (said["iss"], said["sub"], said["scope"]) == ("hub@x.iam.example", "bestellung", "mail")
    assert said["exp"] - said["iat"] == 3600


def test_refusals_and_outages_are_told_apart_and_show_no_secret(server: TokenServer, tmp_path: Path) -> None:
    with pytest.raises(RemoteRefused) as refused:
        tokens(server, tmp_path, client_secret="falsch-4711").get()
    assert refused.value.params["reason"] == "invalid_grant"
    assert "falsch-4711" not in refused.value.text("de")
    server.status = 503
    with pytest.raises(RemoteBusy):
        tokens(server, tmp_path).get()
    nobody = Tokens("client-credentials", f"http://127.0.0.1:{free_port()}/", tmp_path / "x.json")
    with pytest.raises(RemoteBusy):
        nobody.get()
    assert SECRET not in repr(tokens(server, tmp_path))


def test_it_shows_until_when_a_refresh_token_lives(server: TokenServer, tmp_path: Path) -> None:
    ours = tokens(server, tmp_path, "refresh-token", idle_days=90)
    ours.put_refresh_token("refresh-0")
    ours.get()
    state = ours.state()
    now = clock.now()
    assert state.access_until is not None
    assert state.refresh_until is not None
    assert not state.is_ending(now)
    assert state.is_ending(now + timedelta(days=77))
    assert tokens(server, tmp_path / "other").state().refresh_until is None


def test_an_unknown_flow_is_a_wrong_setting(tmp_path: Path) -> None:
    with pytest.raises(SettingsError):
        ImapMailbox("box", "127.0.0.1", "x", oauth="password", tokens_path=tmp_path / "t.json")


@pytest.mark.live("dovecot")
class TestOnDovecot:
    @pytest.fixture
    def mail_server(self, server: TokenServer) -> Iterator[Dovecot]:
        with dovecot(token_info=server.info_url) as running:
            yield running

    def test_xoauth2_logs_in_and_a_withdrawn_token_is_replaced_once(
        self, server: TokenServer, mail_server: Dovecot, tmp_path: Path
    ) -> None:
        with mail_server.client() as person:
            person.append("INBOX", b"Subject: Bestellung\r\n\r\n6 x NW-1001\r\n")
        options = {"port": mail_server.port, "oauth": "client-credentials", "token_url": server.url, "client_id": "hub",
                   "client_secret": SECRET, "tokens_path": tmp_path / "t.json"}  # fmt: skip
        box = ImapMailbox("box", "127.0.0.1", "bestellung", **options)
        assert len(box.survey({}).waiting) == 1
        box.close()
        server.withdraw_all()
        assert len(box.survey({}).waiting) == 1
        assert len(server.asked) == 2
        box.close()
        # A server that will not have any token of ours is asked for one new one, and then a person is.
        server.user = "somebody-else"
        server.withdraw_all()
        with pytest.raises(RemoteRefused) as refused:
            box.survey({})
        assert refused.value.code == "remote.login-refused"
        assert len(server.asked) == 3
        assert "access-" not in refused.value.text("de")
        assert box.token_state() is not None


def _raw(part: str) -> bytes:
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))
