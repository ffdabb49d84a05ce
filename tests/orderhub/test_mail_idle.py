"""The watcher of a mailbox against a scripted server that dies in every way a connection can die, and a real one."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import pytest
from imapclient import IMAPClient, SocketTimeout

from connectors.imap_mailbox import ImapMailbox
from orderhub.mail_idle import watch
from tests.live.dovecot import dovecot
from tests.live.waiting import free_port

Act = Callable[[socket.socket], None]


@contextmanager
def scripted(*acts: Act) -> Iterator[int]:
    """A server that speaks as much IMAP as a watcher needs; each connection ends as its act says, later ones stay."""
    listener = socket.create_server(("127.0.0.1", 0))
    stop = threading.Event()
    held: list[socket.socket] = []

    def serve() -> None:
        number = 0
        while not stop.is_set():
            with suppress(OSError):
                connection, _ = listener.accept()
                held.append(connection)
                act = acts[number] if number < len(acts) else _stay
                number += 1
                threading.Thread(target=_speak, args=(connection, act), daemon=True).start()

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield listener.getsockname()[1]
    finally:
        stop.set()
        with suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        for one in held:
            one.close()
        thread.join(5)


def _speak(connection: socket.socket, act: Act) -> None:
    with suppress(OSError, ValueError):
        connection.sendall(b"* OK [CAPABILITY IMAP4rev1 IDLE] ready\r\n")
        for line in connection.makefile("rb"):
            tag, command = line.split()[:2]
            if command == b"IDLE":
                connection.sendall(b"+ idling\r\n")
                act(connection)
            elif command.startswith((b"EXAMINE", b"SELECT")):
                connection.sendall(b"* 0 EXISTS\r\n" + tag + b" OK [READ-ONLY] done\r\n")
            else:
                connection.sendall(tag + b" OK done\r\n")


def _stay(connection: socket.socket) -> None:
    """Say nothing more."""


def _close(connection: socket.socket) -> None:
    connection.shutdown(socket.SHUT_RDWR)


def _bye(connection: socket.socket) -> None:
    connection.sendall(b"* BYE idle for too long\r\n")


def _garbage(connection: socket.socket) -> None:
    connection.sendall(b"* (((\x00 \r\n\r\nNOT IMAP\r\n")
    connection.close()


def _reset(connection: socket.socket) -> None:
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
    connection.close()


def _half(connection: socket.socket) -> None:
    connection.sendall(b"* 1 EXI")
    connection.shutdown(socket.SHUT_WR)


@contextmanager
def watching(port: int) -> Iterator[threading.Semaphore]:
    """A watcher; the semaphore counts its calls."""
    calls, stop = threading.Semaphore(0), threading.Event()

    def connect() -> IMAPClient:
        client = IMAPClient("127.0.0.1", port, ssl=False, timeout=SocketTimeout(5, 5))
        client.login("x", "y")
        return client

    thread = threading.Thread(target=watch, args=(connect, "INBOX", calls.release, stop))
    thread.start()
    try:
        yield calls
    finally:
        stop.set()
        thread.join(10)
        assert not thread.is_alive()


@pytest.mark.parametrize("act", [_close, _bye, _garbage, _reset, _half])
def test_after_any_death_it_listens_again(act: Act) -> None:
    with scripted(act) as port, watching(port) as calls:
        # One call for each connection: what came while nobody listened.
        assert calls.acquire(timeout=10)
        assert calls.acquire(timeout=10)


def test_when_nobody_answers_it_waits_and_burns_nothing() -> None:
    stop = threading.Event()
    tried = threading.Semaphore(0)
    port = free_port()

    def connect() -> IMAPClient:
        tried.release()
        return IMAPClient("127.0.0.1", port, ssl=False, timeout=1)

    def run() -> None:
        watch(connect, "INBOX", lambda: None, stop)

    thread = threading.Thread(target=run)
    thread.start()
    assert tried.acquire(timeout=5)
    assert tried.acquire(timeout=10)
    stop.set()
    thread.join(10)
    # Two tries in two seconds: a loop that spins makes thousands.
    assert not tried.acquire(blocking=False)


@pytest.mark.live("dovecot")
def test_a_new_mail_wakes_on_a_real_server() -> None:
    with dovecot() as server:
        box = ImapMailbox("box", "127.0.0.1", server.user, server.password, port=server.port)
        calls, stop = threading.Semaphore(0), threading.Event()
        thread = threading.Thread(target=box.watch, args=(calls.release, stop))
        thread.start()
        try:
            assert calls.acquire(timeout=10)
            with server.client() as person:
                person.append("INBOX", b"Subject: x\r\n\r\ny\r\n")
                assert calls.acquire(timeout=10)
        finally:
            stop.set()
            thread.join(10)
