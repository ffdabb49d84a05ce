"""An OAuth token server on loopback: gives tokens for each grant, rotates refresh tokens, and says whose a token is."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

SECRET = "kein-Secret-4711"


@dataclass
class TokenServer:
    """`valid` access tokens and whose they are; `refresh_token` is the only one that is taken."""

    user: str = "bestellung"
    port: int = 0
    refresh_token: str = "refresh-0"
    life_s: int = 3600
    status: int = 200
    asked: list[dict[str, str]] = field(default_factory=list)
    valid: dict[str, str] = field(default_factory=dict)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/token"

    @property
    def info_url(self) -> str:
        return f"http://127.0.0.1:{self.port}/info?token="

    def withdraw_all(self) -> None:
        """No token given so far is any good."""
        self.valid.clear()

    def answer(self, form: dict[str, str]) -> tuple[int, dict[str, object]]:
        self.asked.append(form)
        if self.status != 200:
            return self.status, {"error": "temporarily_unavailable"}
        rotated: dict[str, object] = {}
        match form.get("grant_type"):
            case "client_credentials" if form.get("client_secret") == SECRET:
                pass
            case "refresh_token" if form.get("refresh_token") == self.refresh_token:
                self.refresh_token = f"refresh-{len(self.asked)}"
                rotated = {"refresh_token": self.refresh_token}
            case "urn:ietf:params:oauth:grant-type:jwt-bearer" if form.get("assertion"):
                pass
            case _:
                return 400, {"error": "invalid_grant", "error_description": f"not {form}"}
        token = f"access-{len(self.asked)}"
        self.valid[token] = self.user
        return 200, {"access_token": token, "token_type": "Bearer", "expires_in": self.life_s, **rotated}


@contextmanager
def token_server() -> Iterator[TokenServer]:
    """Starts one."""
    state = TokenServer()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
            self._say(*state.answer({name: values[0] for name, values in parse_qs(body).items()}))

        def do_GET(self) -> None:
            token = parse_qs(urlsplit(self.path).query).get("token", [""])[0]
            user = state.valid.get(token)
            self._say(200, {"user": user}) if user else self._say(401, {"error": "invalid_token"})

        def _say(self, status: int, said: dict[str, object]) -> None:
            content = json.dumps(said).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    state.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
