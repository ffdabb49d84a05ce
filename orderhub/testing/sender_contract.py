"""What holds for every way out, as a pytest class to inherit:

    class TestDropSender(SenderContract):
        @pytest.fixture
        def sender(self, tmp_path): return DropSender("drop", tmp_path)
        @pytest.fixture
        def address(self): return "nordwind/antwort.txt"
        @pytest.fixture
        def received(self, tmp_path): return a function that gives [(identity, content)] of all that arrived

`identity` is what the receiver tells repeats by: Message-ID, file name, webhook-id. A fixture that calls
`pytest.skip(reason)` leaves its tests out, with the reason printed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

import pytest

from orderhub.errors import RemoteBusy, RemoteRefused
from orderhub.ports import Outbound, Sender

Received = Callable[[], list[tuple[str, bytes]]]

TEXT = "Ihr Auftrag 4711 ist unterwegs.\nGrüße\n"


class SenderContract:
    """Inherit and give the fixtures `sender`, `address`, `received`, `unreachable`, `refusing`."""

    secrets: ClassVar[tuple[str, ...]] = ()
    """Passwords and keys in use; none of them may show."""
    hostile: ClassVar[tuple[str, ...]] = ()
    """Addresses that must be refused before anything is sent."""

    @pytest.fixture
    def sender(self) -> Sender:
        """The connector under test."""
        raise NotImplementedError

    @pytest.fixture
    def address(self) -> str:
        """Where a message may go."""
        raise NotImplementedError

    @pytest.fixture
    def received(self) -> Received:
        """All that arrived so far."""
        raise NotImplementedError

    @pytest.fixture
    def unreachable(self) -> Sender:
        """The same connector where nobody listens."""
        raise NotImplementedError

    @pytest.fixture
    def refusing(self) -> Sender:
        """The same connector before a receiver that says a final no."""
        raise NotImplementedError

    def test_the_message_arrives_whole(self, sender: Sender, address: str, received: Received) -> None:
        receipt = sender.send(_message(address))
        assert receipt
        ((_, content),) = received()
        assert content.replace(b"\r\n", b"\n").rstrip() == TEXT.encode().rstrip()

    def test_the_same_key_is_the_same_thing_to_the_receiver(
        self, sender: Sender, address: str, received: Received
    ) -> None:
        sender.send(_message(address))
        sender.send(_message(address))
        assert len({identity for identity, _ in received()}) == 1

    def test_two_keys_are_two_things(self, sender: Sender, address: str, received: Received) -> None:
        sender.send(_message(address, "key-1"))
        sender.send(_message(f"{address}.2" if address.endswith(".txt") else address, "key-2"))
        assert len({identity for identity, _ in received()}) == 2

    def test_busy_when_nobody_listens(self, unreachable: Sender, address: str) -> None:
        with pytest.raises(RemoteBusy):
            unreachable.send(_message(address))

    def test_refused_when_the_receiver_says_no(self, refusing: Sender, address: str) -> None:
        with pytest.raises(RemoteRefused) as refused:
            refusing.send(_message(address))
        for language in ("de", "en"):
            assert refused.value.code not in refused.value.text(language), "the code has no words"

    def test_hostile_addresses_are_refused_and_nothing_is_sent(self, sender: Sender, received: Received) -> None:
        for address in self.hostile:
            with pytest.raises(RemoteRefused):
                sender.send(_message(address))
        assert received() == []

    def test_no_secret_shows(self, sender: Sender) -> None:
        shown = f"{sender!r} {sender}"
        assert not [secret for secret in self.secrets if secret in shown]

    def test_closing_twice_is_quiet(self, sender: Sender, address: str) -> None:
        sender.send(_message(address))
        sender.close()
        sender.close()


def _message(address: str, key: str = "key-1") -> Outbound:
    return Outbound(key, "customer", address, "Versandmeldung", TEXT.encode())
