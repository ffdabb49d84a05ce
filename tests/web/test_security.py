"""Nobody gets in without a login, viewers and other sites change nothing, and strangers' text stays text."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute

from orderhub.order.model import Contact, Item, Line, Note, Order, Party

STRINGS = [
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "'><svg/onload=alert(1)>",
    "</textarea><script>x()</script>",
    "javascript:alert(1)", "{{7*7}}", "{% raw %}", "</pre></code></mark><iframe srcdoc='<script>x</script>'>",
    "&lt;b&gt;",
    "\u202eevil", 'data-fields="x" onmouseover="y"',
]  # fmt: skip


def hub_of(app: FastAPI) -> FastAPI:
    return next(route.app for route in app.routes if getattr(route, "path", "") == "/hub")


def routes(app: FastAPI) -> Iterator[tuple[str, str]]:
    for route in hub_of(app).routes:
        assert isinstance(route, APIRoute), f"{route} is mounted past the login"
        path = route.path.replace("{path:path}", "nowhere/at/all").replace("{name}", "hub.css")
        for part in ("{order_id}", "{document_id}", "{outbox_id}", "{page}"):
            path = path.replace(part, "1")
        yield from ((method, path) for method in sorted(route.methods))


def test_no_route_answers_without_a_login(hub_app: FastAPI, as_user: Any) -> None:
    stranger = as_user(user="").client
    asked = list(routes(hub_app))
    assert len(asked) > 20
    for method, path in [
        *asked,
        ("GET", "/static/panel.js"),
        ("GET", "/docs"),
        ("GET", "/openapi.json"),
        ("GET", "/redoc"),
    ]:
        answer = stranger.request(method, f"/hub{path}")
        assert answer.status_code in (401, 403), (method, path)
        assert "set-cookie" not in answer.headers or "csrf" in answer.headers["set-cookie"]


def test_being_logged_out_is_said_in_html(as_user: Any) -> None:
    page = as_user(user="", language="de").get("/queue", status=401)
    assert page.cssselect("h1")[0].text == "Bitte anmelden"
    link = page.cssselect("main a")[0]
    assert (link.get("href"), link.get("target")) == ("/auth/login", "_top")


def test_a_viewer_sees_and_cannot_change(hub_app: FastAPI, as_user: Any, seed: Any) -> None:
    order = seed.order()
    viewer = as_user(user="look")
    page = viewer.get(f"/orders/{order}")
    assert not page.cssselect("button[form]")
    assert not page.cssselect("table.fields input")
    for method, path in routes(hub_app):
        if method not in {"GET", "HEAD"}:
            viewer.post(path, {"reason": "x", "decision": "same"}, status=403) if method == "POST" else None
    assert "To check" in viewer.get("/queue").cssselect("table.queue")[0].text_content()


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}, {"sec-fetch-site": "none"},
        {"sec-fetch-site": "same-origin", "origin": "http://evil.example"},
    ],
)  # fmt: skip
def test_a_form_on_another_site_changes_nothing(browser: Any, seed: Any, headers: dict[str, str]) -> None:
    order = seed.order()
    browser.post(f"/orders/{order}/release", {"revision": "1"}, status=403, **headers)
    assert browser.get(f"/orders/{order}").cssselect(".state-in_review")


def test_without_the_token_or_without_any_origin_nothing_changes(browser: Any, seed: Any) -> None:
    order = seed.order()
    path = f"/orders/{order}/release"
    browser.post(path, {"csrf": "guessed", "revision": "1"}, status=403)
    browser.post(path, {"csrf": "", "revision": "1"}, status=403)
    token = browser.client.cookies["orderhub_csrf"]
    bare = browser.client.post(f"/hub{path}", data={"csrf": token, "revision": "1"}, follow_redirects=False)
    assert bare.status_code == 403
    older = browser.client.post(
        f"/hub{path}",
        data={"csrf": token, "revision": "1"},
        headers={"origin": "http://hub.test"},
        follow_redirects=False,
    )
    assert older.status_code == 303
    assert browser.get(f"/orders/{order}").cssselect(".state-accepted")


def test_the_way_back_after_a_bulk_release_stays_on_our_pages(browser: Any, seed: Any) -> None:
    seed.order()
    for back in ("//evil.example", "https://evil.example", "/\\evil.example"):
        answer = browser.post("/queue/release", {"order": "1", "back": back})
        assert answer.headers["location"] == "/hub/queue"


def test_headers_stand_on_every_answer(browser: Any) -> None:
    for path in ("/queue", "/nowhere", "/static/hub.css", "/orders/x"):
        headers = browser.client.get(f"/hub{path}").headers
        assert "script-src 'self'" in headers["content-security-policy"]
        assert "frame-ancestors 'self'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"


def corpus() -> list[str]:
    from os import environ

    folder = Path(environ.get("ORDERHUB_CORPORA", Path(__file__).parents[3] / "shared" / "corpora")) / "hostile"
    if not folder.exists():
        return []  # the strings above are always tried
    found = [str(one) for one in json.loads((folder / "strings" / "blns.json").read_text(encoding="utf-8"))]
    for file in sorted((folder / "payloads").glob("*XSS*")):
        found += file.read_text(encoding="utf-8", errors="replace").splitlines()
    return [one.replace("\0", "") for one in found if one.strip()]


SCRIPTS = {"frame.js", "htmx.min.js", "hub.js"}


def assert_harmless(page: Any) -> None:
    """Only our own scripts, no handler, no odd link, no frame."""
    assert {one.get("src", "").rpartition("/")[2].partition("?")[0] for one in page.cssselect("script")} <= SCRIPTS
    assert not page.xpath("//iframe|//object|//embed|//base|//style|//link[not(starts-with(@href,'/hub/static/'))]")
    for element in page.iter():
        if isinstance(element.tag, str):
            names = [name.lower() for name in element.attrib]
            assert not [name for name in names if name.startswith("on") or name == "style"], (element.tag, names)
            href = (element.get("href") or "").strip().lower()
            assert not href.startswith(("javascript:", "data:", "vbscript:")), href
    assert not page.xpath("//svg//*[local-name()='animate' or local-name()='script' or local-name()='foreignObject']")


def test_strangers_text_stays_text_on_every_page(browser: Any, seed: Any, web: Any) -> None:
    texts = STRINGS + corpus()
    seen = 0
    for position in range(0, len(texts), 200):
        batch = texts[position : position + 200]
        order = Order(
            number=batch[0][:200], buyer=Party(name=batch[-1], contact=Contact(name=batch[len(batch) // 2])),
            notes=tuple(Note(text=one) for one in batch),
            lines=tuple(
                Line(number=str(place), item=Item(name=one, seller_id=one[:50])) for place, one in enumerate(batch, 1)
            ),
        )  # fmt: skip
        body = "\n".join(batch)
        document = seed.document(
            body.encode("utf-8", "replace"), name=batch[0], text=body.encode("utf-8", "replace").decode(),
            envelope={"subject": clean(batch[0]), "sender": clean(batch[-1])},
        )  # fmt: skip
        made = seed.order(
            order,
            document,
            {
                f"notes[{n}].text": web.Provenance(one, web.Where(offset=0, length=20), rule=one)
                for n, one in enumerate(batch, 1)
            },
        )
        seed.finding(made, clean(batch[0]), clean(batch[1 % len(batch)]), params={"name": clean(batch[0])})
        seed.event(made, "order.rejected", clean(batch[0]), reason=clean(batch[-1]))
        seed.effect(
            made,
            "refused",
            target=clean(batch[0]),
            error={"code": clean(batch[0]), "params": {}},
            receipt=clean(batch[-1]),
        )
        for path in (f"/orders/{made}", f"/documents/{document}"):
            page = browser.get(path)
            assert_harmless(page)
            seen += 1
        raw = browser.client.get(f"/hub/orders/{made}").text.partition("<main")[2].partition("</main>")[0]
        for one in batch:
            assert "<" not in one or len(one) < 8 or one not in raw, one
    for path in ("/queue", "/intake", "/outbox", "/figures", "/queue?q=" + "%3Cscript%3Ealert(1)%3C/script%3E"):
        assert_harmless(browser.get(path))
    assert seen >= 2


def clean(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


def test_a_download_is_only_ever_a_download(browser: Any, seed: Any) -> None:
    names = {
        "../../etc/passwd": "passwd", "..\\..\\boot.ini": "boot.ini", "a\r\nSet-Cookie: x=1": "a_Set-Cookie_ x_1",
        'x".html': "x_.html", "Bestellung Müller.pdf": "Bestellung M_ller.pdf", "": "document-",
    }  # fmt: skip
    for name, plain in names.items():
        document = seed.document(f"<script>{name}</script>".encode(), name=name, media_type="text/html")
        answer = browser.client.get(f"/hub/documents/{document}/original")
        assert answer.headers["content-type"] == "application/octet-stream"
        said = answer.headers["content-disposition"]
        assert said.startswith(f'attachment; filename="{plain}'), said
        assert "set-cookie" not in answer.headers
        assert answer.headers["x-content-type-options"] == "nosniff"
