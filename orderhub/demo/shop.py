"""The web shop of the demo: takes signed status callbacks and keeps each in a file, one line a callback.

    python -m orderhub.demo.shop PORT FILE SECRET_VARIABLE

Checks the Standard Webhooks signature as a real shop must: a wrong one is answered with 401.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from orderhub.settings import secret


def signature(key: bytes, identity: str, stamp: str, body: bytes) -> str:
    """`v1,` and the HMAC-SHA256 over id, timestamp and body. Source: Standard Webhooks, Signature scheme."""
    said = f"{identity}.{stamp}.".encode() + body
    return "v1," + base64.b64encode(hmac.new(key, said, hashlib.sha256).digest()).decode()


def serve(port: int, file: Path, key: bytes) -> None:
    """Answer until the process ends."""

    class Shop(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            identity, stamp = self.headers.get("webhook-id", ""), self.headers.get("webhook-timestamp", "")
            given = self.headers.get("webhook-signature", "").split()
            if not any(hmac.compare_digest(one, signature(key, identity, stamp, body)) for one in given):
                self.send_response(401)
            else:
                with file.open("a", encoding="utf-8") as lines:
                    lines.write(json.dumps({"id": identity, "path": self.path, "body": json.loads(body)}) + "\n")
                self.send_response(204)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the library's name
            del format, args

    ThreadingHTTPServer(("127.0.0.1", port), Shop).serve_forever()


if __name__ == "__main__":
    serve(int(sys.argv[1]), Path(sys.argv[2]), base64.b64decode(secret(sys.argv[3]).removeprefix("whsec_")))
