"""The mailbox against Dovecot and pymap: the contract of every source, and what is particular to IMAP."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest
from imapclient import IMAPClient

from connectors.imap_mailbox import ImapMailbox, _batches, _Mail, _uids_waiting
from orderhub.errors import RemoteRefused, SettingsError
from orderhub.ports import Arrived, Failed
from orderhub.testing.source_contract import SourceContract
from parsers.mail_message import unpack
from tests.live.dovecot import Dovecot, dovecot
from tests.live.presence import need_program
from tests.live.pymap_server import Pymap
from tests.live.waiting import free_port

_ACCOUNTS = count()


def a_mail(content: bytes, subject: str = "Bestellung") -> bytes:
    head = f"From: kunde@example.com\r\nTo: auftrag@example.com\r\nSubject: {subject}\r\n\r\n"
    return head.encode() + content + b"\r\n"


def append(client: IMAPClient, *contents: bytes, folder: str = "INBOX", when: datetime | None = None) -> None:
    for content in contents:
        client.append(folder, a_mail(content), msg_time=when)


def keys(source: ImapMailbox, cursor: dict[str, object] | None = None) -> list[str]:
    return [item.key for item in source.survey(cursor or {}).waiting]


def bodies(source: ImapMailbox, wanted: list[str]) -> list[bytes]:
    answers = list(source.fetch(wanted))
    assert all(isinstance(answer, Arrived) for answer in answers), answers
    return [one.document.content.split(b"\r\n\r\n", 1)[1].strip() for one in answers if isinstance(one, Arrived)]


class _Suite(SourceContract):
    @pytest.fixture
    def put(self, person: IMAPClient) -> Callable[[bytes, str], None]:
        return lambda content, name: append(person, content)

    @pytest.fixture
    def state(self, person: IMAPClient) -> Callable[[], object]:
        def flags() -> object:
            person.select_folder("INBOX", readonly=True)
            found = person.fetch(person.search("ALL"), ["FLAGS", "INTERNALDATE"])
            return {
                uid: (sorted(set(one[b"FLAGS"]) - {b"\\Recent"}), one[b"INTERNALDATE"]) for uid, one in found.items()
            }

        return flags

    @pytest.fixture
    def unreachable(self) -> ImapMailbox:
        return ImapMailbox("nobody", "127.0.0.1", "x", self.secrets[0], port=free_port())


@pytest.mark.live("dovecot")
class TestOnDovecot(_Suite):
    secrets = ("kein-Geheimnis-4711", "falsch-4711")

    @pytest.fixture
    def account(self) -> str:
        return f"konto{next(_ACCOUNTS)}"

    @pytest.fixture
    def person(self, dovecot_server: Dovecot, account: str) -> Iterator[IMAPClient]:
        with dovecot_server.client(account) as client:
            yield client

    @pytest.fixture
    def source(self, dovecot_server: Dovecot, account: str) -> Iterator[ImapMailbox]:
        box = ImapMailbox("box", "127.0.0.1", account, dovecot_server.password, port=dovecot_server.port)
        yield box
        box.close()

    @pytest.fixture
    def refused(self, dovecot_server: Dovecot) -> ImapMailbox:
        return ImapMailbox("box", "127.0.0.1", "x", "falsch-4711", port=dovecot_server.port)

    def test_mails_of_a_fax_gateway_carry_the_patterns_to_their_reader(
        self, dovecot_server: Dovecot, account: str, person: IMAPClient
    ) -> None:
        append(person, b"Fax von 0711 456799")
        rules = {"from": "example.com", "caller": r"Fax von ([\d ]+)"}
        box = ImapMailbox(
            "box", "127.0.0.1", account, dovecot_server.password, port=dovecot_server.port, fax_mail=rules
        )
        (arrived,) = box.fetch(keys(box))
        box.close()
        assert isinstance(arrived, Arrived)
        facts = unpack(arrived.document).envelope
        assert (facts["caller"], facts["gateway"]) == ("+49711456799", "kunde@example.com")


@pytest.mark.live("pymap")
class TestOnPymap(_Suite):
    secrets = ("demopass-4711", "falsch-4711")

    @pytest.fixture
    def person(self, pymap_server: Pymap) -> Iterator[IMAPClient]:
        with pymap_server.client() as client:
            yield client

    @pytest.fixture
    def source(self, pymap_server: Pymap) -> Iterator[ImapMailbox]:
        box = ImapMailbox("box", "127.0.0.1", pymap_server.user, pymap_server.password, port=pymap_server.port)
        yield box
        box.close()

    @pytest.fixture
    def refused(self, pymap_server: Pymap) -> ImapMailbox:
        return ImapMailbox("box", "127.0.0.1", pymap_server.user, "falsch-4711", port=pymap_server.port)


@pytest.mark.live("dovecot")
class TestParticulars:
    @pytest.fixture
    def account(self) -> str:
        return f"konto{next(_ACCOUNTS)}"

    @pytest.fixture
    def person(self, dovecot_server: Dovecot, account: str) -> Iterator[IMAPClient]:
        with dovecot_server.client(account) as client:
            yield client

    @pytest.fixture
    def box(self, dovecot_server: Dovecot, account: str) -> Iterator[Callable[..., ImapMailbox]]:
        opened: list[ImapMailbox] = []

        def make(**options: object) -> ImapMailbox:
            settings = {"port": dovecot_server.port, **options}
            opened.append(ImapMailbox("box", "127.0.0.1", account, dovecot_server.password, **settings))  # type: ignore[arg-type]
            return opened[-1]

        yield make
        for one in opened:
            one.close()

    def test_300_mails_of_two_folders_arrive_and_are_moved(
        self, person: IMAPClient, box: Callable[..., ImapMailbox]
    ) -> None:
        person.create_folder("Aufträge")
        papers = [f"Auftrag {number}".encode() for number in range(300)]
        append(person, *papers[:200])
        append(person, *papers[200:], folder="Aufträge")
        source = box(folders=["INBOX", "Aufträge"])
        survey = source.survey({})
        wanted = [item.key for item in survey.waiting]
        assert sorted(bodies(source, wanted)) == sorted(papers)
        source.settle(wanted)
        assert source.survey(survey.cursor).waiting == []
        status = person.select_folder("Verarbeitet", readonly=True)
        assert status[b"EXISTS"] == 300
        assert len(person.search("SEEN")) == 300
        assert any(folder == "Verarbeitet" for _, _, folder in person.list_sub_folders())

    def test_the_envelope_and_the_time_of_the_server(
        self, person: IMAPClient, box: Callable[..., ImapMailbox], account: str
    ) -> None:
        arrived_at = datetime(2026, 3, 2, 8, 14, 2, tzinfo=UTC)
        append(person, b"paper", when=arrived_at)
        source = box()
        (one,) = source.fetch(keys(source))
        assert isinstance(one, Arrived)
        assert one.sent_at == arrived_at
        assert one.document.envelope == {"mailbox": account, "folder": "INBOX"}
        assert (one.document.name, one.document.media_type) == ("1.eml", "message/rfc822")
        assert one.document.content == a_mail(b"paper")

    def test_a_recreated_folder_is_listed_anew_and_old_keys_are_final(
        self, person: IMAPClient, box: Callable[..., ImapMailbox]
    ) -> None:
        person.create_folder("EDI")
        append(person, b"old one", b"old two", folder="EDI")
        source = box(folders=["EDI"])
        before = source.survey({})
        old = [item.key for item in before.waiting]
        source.close()
        person.delete_folder("EDI")
        person.create_folder("EDI")
        append(person, b"new one", folder="EDI")
        after = source.survey(before.cursor)
        new = [item.key for item in after.waiting]
        assert bodies(source, new) == [b"new one"]
        assert not set(new) & set(old)
        # The new mail has the UID the first old one had: it must neither be taken for it nor moved in its stead.
        assert new[0].rsplit(":", 1)[1] == old[0].rsplit(":", 1)[1]
        failures = list(source.fetch(old))
        assert [(one.key, one.code, one.final) for one in failures if isinstance(one, Failed)] == [
            (key, "remote.renumbered", True) for key in old
        ]
        source.settle(old)
        assert keys(source) == new

    def test_a_kill_between_commit_and_settle_is_made_good_later(
        self, person: IMAPClient, box: Callable[..., ImapMailbox]
    ) -> None:
        append(person, b"one", b"two")
        first = box()
        survey = first.survey({})
        wanted = [item.key for item in survey.waiting]
        assert len(bodies(first, wanted)) == 2
        first.settle(wanted[:1])
        first.close()
        later = box()
        later.settle(wanted)
        assert later.survey(survey.cursor).waiting == []
        assert person.folder_status("Verarbeitet", ["MESSAGES"])[b"MESSAGES"] == 2

    def test_a_mail_that_is_too_big_is_final_and_never_loaded(
        self, person: IMAPClient, box: Callable[..., ImapMailbox]
    ) -> None:
        append(person, b"small", b"x" * 1_200_000)
        source = box(max_mib=1)
        small, big = sorted(source.fetch(keys(source)), key=lambda answer: answer.key)
        assert isinstance(small, Arrived)
        assert isinstance(big, Failed)
        assert (big.code, big.final) == ("remote.too-big", True)
        assert big.params == {"name": "2.eml", "size_mib": "2", "limit_mib": "1"}
        source.settle([big.key], failed=True)
        assert person.folder_status("Fehler", ["MESSAGES"])[b"MESSAGES"] == 1
        assert keys(source) == [small.key]

    def test_a_mail_somebody_drags_back_is_seen_again(
        self, person: IMAPClient, box: Callable[..., ImapMailbox]
    ) -> None:
        append(person, b"again, please")
        source = box()
        survey = source.survey({})
        (key,) = (item.key for item in survey.waiting)
        source.settle([key], failed=True)
        person.select_folder("Fehler")
        person.move(person.search("ALL"), "INBOX")
        again = source.survey(survey.cursor)
        assert [item.key for item in again.waiting] != [key]
        assert bodies(source, [item.key for item in again.waiting]) == [b"again, please"]

    def test_mails_a_person_deletes_before_us_are_gone(
        self, person: IMAPClient, box: Callable[..., ImapMailbox]
    ) -> None:
        append(person, b"one", b"two")
        source = box()
        wanted = keys(source)
        person.select_folder("INBOX")
        person.delete_messages([1])
        person.expunge()
        gone, there = source.fetch(wanted)
        assert isinstance(gone, Failed)
        assert (gone.code, gone.final) == ("remote.gone", True)
        assert isinstance(there, Arrived)

    def test_without_a_folder_to_move_to_the_mails_stay_and_are_read(
        self, person: IMAPClient, box: Callable[..., ImapMailbox]
    ) -> None:
        append(person, b"one")
        source = box(processed="")
        wanted = keys(source)
        source.settle(wanted)
        assert keys(source) == wanted
        person.select_folder("INBOX", readonly=True)
        assert person.search("SEEN") == [1]

    def test_an_idle_connection_the_server_closed_costs_no_poll(
        self, person: IMAPClient, box: Callable[..., ImapMailbox]
    ) -> None:
        append(person, b"one")
        source = box()
        before = keys(source)
        assert source._client is not None
        source._client.socket().shutdown(2)
        assert keys(source) == before

    def test_a_mail_the_server_cannot_hand_out_stops_no_other(
        self, person: IMAPClient, box: Callable[..., ImapMailbox], dovecot_server: Dovecot, account: str
    ) -> None:
        papers = [f"Auftrag {number}".encode() for number in range(30)]
        append(person, *papers)
        source = box()
        wanted = keys(source)
        files = [
            file for file in (dovecot_server.root / "mail" / account).rglob("*") if file.parent.name in ("cur", "new")
        ]
        damaged = next(file for file in files if file.read_bytes().strip().endswith(b"Auftrag 7"))
        damaged.chmod(0)
        answers = {answer.key: answer for answer in source.fetch(wanted)}
        assert [key for key, answer in answers.items() if isinstance(answer, Failed)] == [wanted[7]]
        assert len(answers) == 30
        failure = answers[wanted[7]]
        assert isinstance(failure, Failed)
        assert (failure.code, failure.final) == ("remote.unreadable", False)
        damaged.chmod(0o600)
        assert bodies(source, wanted[7:8]) == [b"Auftrag 7"]

    def test_in_a_crowded_folder_only_what_is_above_the_cursor_is_listed(self, person: IMAPClient) -> None:
        append(person, b"one", b"two", b"three")
        person.select_folder("INBOX", readonly=True)
        crowded = 1_000_000
        assert _uids_waiting(person, 0, crowded) == [1, 2, 3]
        assert _uids_waiting(person, 2, crowded) == [3]
        # A server answers `4:*` with the last mail, although its number is 3.
        assert _uids_waiting(person, 3, crowded) == []

    def test_batches_are_bounded_in_number_and_weight(self) -> None:
        mib = 1024 * 1024
        sizes = [1] * 60 + [15 * mib, 15 * mib, 30 * mib, 1]
        mails = [(_Mail(str(number), "INBOX", 1, number), size) for number, size in enumerate(sizes)]
        batches = list(_batches(mails))
        assert [len(batch) for batch in batches] == [25, 25, 11, 1, 1, 1]
        assert [mail for batch in batches for mail in batch] == [mail for mail, _ in mails]

    def test_an_unknown_folder_is_named(self, box: Callable[..., ImapMailbox]) -> None:
        source = box(folders=["Bestelungen"])
        with pytest.raises(RemoteRefused) as caught:
            source.survey({})
        assert caught.value.code == "remote.no-folder"
        assert "Bestelungen" in caught.value.text("de")

    def test_a_folder_is_not_read_and_written_to_at_once(self, box: Callable[..., ImapMailbox]) -> None:
        with pytest.raises(SettingsError) as caught:
            box(folders=["INBOX", "Fehler"])
        assert caught.value.params["value"] == "Fehler"

    def test_no_password_without_encryption(self, box: Callable[..., ImapMailbox]) -> None:
        source = box(tls="starttls")
        with pytest.raises(RemoteRefused) as caught:
            source.survey({})
        assert caught.value.code == "remote.insecure"


def test_encryption_is_the_rule_and_loopback_the_exception() -> None:
    def tls(host: str, port: int = 0) -> tuple[str, int]:
        box = ImapMailbox("box", host, "x", "y", port=port)
        return box.tls, box.port

    assert tls("imap.example.com") == ("implicit", 993)
    assert tls("imap.example.com", 993) == ("implicit", 993)
    assert tls("imap.example.com", 143) == ("starttls", 143)
    assert tls("127.0.0.1", 1143) == ("none", 1143)
    assert tls("localhost", 1143) == ("none", 1143)


@pytest.mark.live("dovecot")
@pytest.mark.parametrize("capability", ["IMAP4rev1 UIDPLUS NAMESPACE", "IMAP4rev1 NAMESPACE"])
def test_servers_without_move(capability: str) -> None:
    """With UIDPLUS: copy, mark, expunge exactly these; without it nothing is expunged at all. Folders below INBOX."""
    with dovecot(separator=".", prefix="INBOX.", capability=capability) as server, server.client() as person:
        append(person, b"one", b"two", b"marked by a person")
        source = ImapMailbox("box", "127.0.0.1", server.user, server.password, port=server.port)
        wanted = keys(source)
        person.select_folder("INBOX")
        person.delete_messages([3])
        source.settle(wanted[:1])
        left = keys(source)
        source.close()
        person.select_folder("INBOX", readonly=True)
        if "UIDPLUS" in capability:
            assert person.search("ALL") == [2, 3]
            assert left == wanted[1:2]
            assert person.folder_status("INBOX.Verarbeitet", ["MESSAGES"])[b"MESSAGES"] == 1
        else:
            assert person.search("ALL") == [1, 2, 3]
            assert person.search("SEEN") == [1]


@pytest.mark.live("dovecot")
def test_encryption_needs_a_certificate_somebody_vouches_for(tmp_path: Path) -> None:
    certificate, key = tmp_path / "cert.pem", tmp_path / "key.pem"
    subprocess.run(
        [
            need_program("openssl"), "req", "-x509", "-newkey", "ec", "-pkeyopt",
            "ec_paramgen_curve:prime256v1", "-nodes",
            "-keyout", str(key), "-out", str(certificate), "-days", "2", "-subj", "/CN=127.0.0.1",
            "-addext", "subjectAltName=IP:127.0.0.1",
        ],
        check=True,
        capture_output=True,
    )  # fmt: skip
    with dovecot(certificate=(certificate, key)) as server, server.client() as person:
        append(person, b"paper")

        def box(ca_path: Path | None) -> ImapMailbox:
            return ImapMailbox(
                "box", "127.0.0.1", server.user, server.password, port=server.port, tls="starttls", ca_path=ca_path
            )

        with pytest.raises(RemoteRefused) as caught:
            box(None).survey({})
        assert caught.value.code == "remote.certificate"
        trusting = box(certificate)
        assert bodies(trusting, keys(trusting)) == [b"paper"]
        trusting.close()
