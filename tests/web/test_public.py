"""The public API: keys, idempotency, durability before the answer, signatures, and problems in both languages."""

import base64
import hashlib
import hmac
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import func, select

from orderhub.document import Document
from orderhub.errors import SettingsError
from orderhub.store.engine import Database
from orderhub.store.tables import api_requests, documents
from orderhub.web import public
from orderhub.web.credentials import Credentials

KEY, OTHER_KEY = "k-nordwind-0123456789abcdef", "k-suedwind-0123456789abcdef"
SECRET, NEXT_SECRET = b"first secret of the shop", b"next secret of the shop"
ORDER = b'{"number": "W-1", "lines": []}'


def whsec(secret: bytes) -> str:
    return "whsec_" + base64.b64encode(secret).decode()


@pytest.fixture
def client(database: Database, originals: Any, web: Any) -> Iterator[Any]:
    credentials = Credentials.load({
        "clients": [{"name": "nordwind", "key": KEY}, {"name": "suedwind", "key": OTHER_KEY},
                    {"name": "keyless", "key": "env:ORDERHUB_TEST_NO_SUCH_KEY"}],
        "webhooks": [{"name": "demo-shop", "secrets": [whsec(NEXT_SECRET), whsec(SECRET)]}],
    })  # fmt: skip
    desk = public.Desk(credentials, lambda: database, lambda: originals, lambda: web.NOW, limit=4096)
    with web.TestClient(public.create(desk), base_url="http://api.test") as found:
        yield found


def push(client: Any, body: bytes = ORDER, key: str = KEY, **headers: str) -> Any:
    sent = {"authorization": f"Bearer {key}", "content-type": "application/json"}
    sent.update({name.replace("_", "-"): value for name, value in headers.items()})
    return client.post("/orders", content=body, headers=sent)


def stored(database: Database) -> int:
    with database.begin() as tx:
        return tx.execute(select(func.count()).select_from(documents)).scalar_one()


def test_an_order_is_durable_before_it_is_accepted(client: Any, database: Database, originals: Any) -> None:
    answer = push(client, idempotency_key="abc")
    assert answer.status_code == 202
    said = answer.json()
    assert said["status_url"].endswith(f"/documents/{said['document']}")
    with database.begin() as tx:
        row = tx.execute(select(documents)).one()
        assert originals.read(tx, row.sha256) == ORDER
    assert (row.id, row.channel, row.source, row.state) == (said["document"], "web", "api:nordwind", "received")


def test_same_key_same_body_is_one_order_and_one_answer(client: Any, database: Database) -> None:
    answers = [push(client, idempotency_key="abc").json() for _ in range(3)]
    assert answers[0] == answers[1] == answers[2]
    assert stored(database) == 1


def test_same_key_with_another_body_is_refused(client: Any, database: Database) -> None:
    push(client, idempotency_key="abc")
    answer = push(client, b'{"number": "W-2"}', idempotency_key="abc")
    assert (answer.status_code, answer.json()["code"]) == (422, "api.key_reused")
    assert answer.headers["content-type"] == "application/problem+json"
    assert push(client, b'{"number": "W-2"}', OTHER_KEY, idempotency_key="abc").status_code == 202
    assert stored(database) == 2


def test_without_a_key_the_body_stands_for_itself(client: Any, database: Database) -> None:
    assert push(client).json() == push(client).json()
    assert push(client, b'{"number": "W-2"}').status_code == 202
    assert stored(database) == 2


def test_a_death_between_claim_and_storing_is_mended_by_the_next_try(client: Any, database: Database, web: Any) -> None:
    with database.begin() as tx:
        sha = Document(ORDER).sha256
        tx.execute(api_requests.insert().values(client="api:nordwind", idempotency_key="abc", sha256=sha, at=web.NOW))
    assert push(client, idempotency_key="abc").status_code == 202
    assert stored(database) == 1


@pytest.mark.parametrize(
    "header", ["", "Bearer", "Bearer ", f"Basic {KEY}", f"Bearer {KEY}x", "Bearer env:X", "Bearer ü"]
)
def test_no_or_a_wrong_key_is_refused_before_the_body_is_read(client: Any, database: Database, header: str) -> None:
    headers = {"authorization": header.encode("latin-1")} if header else {}
    answer = client.post("/orders", content=b"x" * 100_000, headers=headers)
    assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")
    assert client.get("/documents/1", headers=headers).status_code == 401
    assert stored(database) == 0


def test_problems_speak_the_clients_language(client: Any) -> None:
    german = client.post("/orders", content=b"{}", headers={"accept-language": "de-AT,de;q=0.8"}).json()
    english = client.post("/orders", content=b"{}", headers={"accept-language": "en"}).json()
    assert german["detail"] == "Der Schlüssel fehlt oder ist falsch."
    assert english["detail"] == "The key is missing or wrong."
    assert german["status"] == 401


@pytest.mark.parametrize(
    ("body", "headers", "status", "code"),
    [
        (b"{", {}, 400, "api.not_json"),
        (b"[" * 4000, {}, 400, "api.not_json"),
        (b"", {}, 400, "api.empty"),
        (b"x" * 4097, {}, 413, "api.too_large"),
        (ORDER, {"content_type": "text/html"}, 415, "api.media_type"),
        (ORDER, {"idempotency_key": "x" * 256}, 400, "api.key_invalid"),
    ],
)
def test_bad_requests_are_named(
    client: Any, database: Database, body: bytes, headers: Any, status: int, code: str
) -> None:
    answer = push(client, body, **headers)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert stored(database) == 0


def test_a_body_without_a_stated_length_is_cut_off_at_the_limit(client: Any, database: Database) -> None:
    def endless() -> Iterator[bytes]:
        for _ in range(100):
            yield b"x" * 1000

    headers = {"authorization": f"Bearer {KEY}", "content-type": "application/json"}
    assert client.post("/orders", content=endless(), headers=headers).status_code == 413
    assert stored(database) == 0


def test_edi_comes_in_by_its_content_type(client: Any, database: Database, web: Any) -> None:
    push(client, web.EDI, content_type="application/edifact; charset=latin-1")
    with database.begin() as tx:
        assert tx.execute(select(documents.c.channel, documents.c.media_type)).one() == ("edi", "application/edifact")


def test_a_client_sees_its_own_documents_and_no_others(client: Any, seed: Any) -> None:
    document = push(client).json()["document"]
    seed.order(document=document, state="synced", erp_number="SO-1")
    mine = client.get(f"/documents/{document}", headers={"authorization": f"Bearer {KEY}"})
    assert mine.json()["orders"][0] | {"received_at": "", "booked_at": ""} == {
        "number": "PO-00001", "state": "synced", "erp_number": "SO-1", "received_at": "", "booked_at": "",
    }  # fmt: skip
    for path in (f"/documents/{document}", "/documents/999", "/documents/99999999999999999999", "/documents/x"):
        other = client.get(path, headers={"authorization": f"Bearer {OTHER_KEY}"})
        assert other.status_code == 404, path


def signature(body: bytes, stamp: int, identity: str = "msg_1", secret: bytes = SECRET) -> dict[str, str]:
    digest = hmac.new(secret, f"{identity}.{stamp}.".encode() + body, hashlib.sha256).digest()
    return {
        "webhook-id": identity, "webhook-timestamp": str(stamp), "content-type": "application/json",
        "webhook-signature": f"v1a,xx v1,{base64.b64encode(digest).decode()}",
    }  # fmt: skip


def test_a_signed_push_is_kept_once_with_either_secret(client: Any, database: Database, web: Any) -> None:
    stamp = int(web.NOW.timestamp())
    first = client.post("/webhooks/demo-shop", content=ORDER, headers=signature(ORDER, stamp))
    again = client.post("/webhooks/demo-shop", content=ORDER, headers=signature(ORDER, stamp + 60, secret=NEXT_SECRET))
    assert first.status_code == again.status_code == 202
    assert first.json() == again.json()
    assert stored(database) == 1


def test_a_forged_stale_or_altered_push_is_refused(client: Any, database: Database, web: Any) -> None:
    stamp = int(web.NOW.timestamp())
    right = signature(ORDER, stamp)
    wrong = [
        (ORDER + b" ", right), (ORDER, {**right, "webhook-id": "msg_2"}),
        (ORDER, {**right, "webhook-timestamp": str(stamp + 1)}),
        (ORDER, {**right, "webhook-signature": ""}), (ORDER, {**right, "webhook-signature": "v1,"}),
        (ORDER, signature(ORDER, stamp - 301)), (ORDER, signature(ORDER, stamp + 301)),
        (ORDER, signature(ORDER, stamp, secret=b"some other secret, as long")),
        (ORDER, {"content-type": "application/json"}),
        (ORDER, {**right, "webhook-timestamp": "1e9"}),
    ]  # fmt: skip
    for body, headers in wrong:
        answer = client.post("/webhooks/demo-shop", content=body, headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (401, "api.signature"), headers
    assert client.post("/webhooks/other", content=ORDER, headers=right).status_code == 404
    assert stored(database) == 0


def test_the_schema_of_an_order_is_open_to_all(client: Any) -> None:
    answer = client.get("/schemas/order-1.json")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("application/schema+json")
    assert answer.json()["$defs"]["Order"]["required"] == ["number", "lines"]


def test_health_tells_whether_the_database_answers(client: Any, web: Any) -> None:
    assert client.get("/healthz").json()["status"] == "ok"
    gone = Database("postgresql+psycopg://postgres@/none?host=/nonexistent")
    desk = public.Desk(Credentials(), lambda: gone)
    with web.TestClient(public.create(desk), raise_server_exceptions=False) as other:
        answer = other.get("/healthz")
        assert (answer.status_code, answer.json()["database"]) == (503, "unreachable")


def test_credentials_never_show_and_weak_ones_are_left_out() -> None:
    found = Credentials.load(
        {"clients": [{"name": "a", "key": "short"}], "webhooks": [{"name": "b", "secrets": ["x"]}]}
    )
    assert found == Credentials()
    strong = Credentials.load(
        {"clients": [{"name": "a", "key": KEY}], "webhooks": [{"name": "b", "secrets": [whsec(SECRET)]}]}
    )
    assert KEY not in repr(strong)
    assert SECRET.decode() not in repr(strong)
    with pytest.raises(SettingsError):
        Credentials.load({"clients": [{"name": "a", "key": KEY}, {"name": "a", "key": OTHER_KEY}]})
