"""Orders put together from parts of pages by chance: thousands of unlike layouts out of a few hundred parts.

A part is an option of one of nine kinds: the `frame` that places the others (`[[facts]]`), and `letterhead`, `address`,
`facts` (what the paper calls itself; number, dates), `places` (where to deliver), `opening`, `lines`, `sums`,
`closing`. The options of a kind by one writer stand in `page_parts/LANGUAGE/KIND-WRITER.html.j2`, each as

    === name
    what it needs of the order or of its place, as TOML, may be missing
    ---
    HTML

and the senders, one table each, in `senders-WRITER.toml`. The templates are given what `printed` gives its pages, and
`us` and `ship` (the sender, its delivery address), and `rate` (its tax rate).

The options of a writer are cut into two halves by chance, senders too: a layout of the half kept apart has no part in
common with one of the known half. Those of `OPENED` writers have been looked at and are all known.
"""

from __future__ import annotations

import json
import random
import re
import tomllib
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple

from orderhub.bench.form_orders import Dealing
from orderhub.bench.printed import Page

PARTS: Final = Path(__file__).parent / "page_parts"
LANGUAGES: Final = ("de", "en")
KINDS: Final = ("frame", "letterhead", "address", "facts", "places", "opening", "lines", "sums", "closing")
Half = Literal["known", "apart", "all"]
OPENED: Final = frozenset("abcd")
"""Letters of the writers of whom nothing is kept apart any longer."""
_KNOWN_SHARE: Final = 0.5
_SLOT: Final = re.compile(r"\[\[(\w+)\]\]")
_BUYER: Final = re.compile(r"\{\{\s*buyer\b")
_STYLE: Final = re.compile(r"<style>.*?</style>", re.DOTALL)
_DELIVERY: Final = re.compile(r"\{\{\s*delivery\b")
_RATE: Final = re.compile(r"\{\{\s*rate\b")
_TRIES: Final = 4000
_OF_THE_DEALING: Final = ("lines", "bases", "discounts", "positions", "rates", "more", "charges")


class Part(NamedTuple):
    """One option of a kind."""

    kind: str
    name: str
    """Unique within its kind and language: option-writer."""
    said: dict[str, Any]
    html: str

    def is_true(self, word: str) -> bool:
        """Whether the part says so of itself."""
        return bool(self.said.get(word, False))


Sender = dict[str, Any]


class Catalogue(NamedTuple):
    """The parts of a language by kind, and the senders."""

    parts: dict[str, list[Part]]
    senders: list[Sender]


def catalogue(language: str, half: Half = "all") -> Catalogue:
    """The parts and senders of a language, or of one half of it."""
    folder = PARTS / language
    parts = {}
    for kind in KINDS:
        options = [one for path in sorted(folder.glob(f"{kind}-*.html.j2")) for one in _parts(path)]
        parts[kind] = [one for one in options if _belongs(half, one.name[-1], f"{kind} {one.name}")]
    senders = [
        one for path in sorted(folder.glob("senders-*.toml"))
        for one in tomllib.loads(path.read_text(encoding="utf-8"))["sender"]
        if _belongs(half, path.stem[-1], str(one["name"]))
    ]  # fmt: skip
    return Catalogue(parts, senders)


def _belongs(half: Half, writer: str, name: str) -> bool:
    """Whether an option is of a half; its writer and its name alone decide, so that later ones move none."""
    return half == "all" or (writer in OPENED or _chance(name) < _KNOWN_SHARE) == (half == "known")


def _chance(name: str) -> float:
    return int.from_bytes(sha256(name.encode()).digest()[:4]) / 2**32


def _parts(path: Path) -> Iterator[Part]:
    kind, _, writer = path.name.removesuffix(".html.j2").partition("-")
    for text in re.split(r"^=== *", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        name, _, rest = text.partition("\n")
        head, cut, html = rest.partition("---\n")
        said = tomllib.loads(head) if cut else {}
        yield Part(kind, f"{name.strip()}-{writer}", said, html if cut else rest)


def composed_pages(language: str, half: Half, count: int) -> list[Page]:
    """`count` layouts of a half; the same call means the same layouts, and a longer one begins with them."""
    from_these = catalogue(language, half)
    pages = []
    for at in range(count):
        chance = random.Random(f"{language}/{half}/{at}")
        chosen = next(one for _ in range(_TRIES) if fits(one := {
            kind: chance.choice(parts) for kind, parts in from_these.parts.items()
        }))  # fmt: skip
        pages.append(composed(f"{language}-{half}-{at:03d}", chosen, chance.choice(from_these.senders)))
    return pages


def fits(chosen: dict[str, Part]) -> bool:
    """Whether these parts can stand on one page: room, the sender's name, sums where there are prices."""
    narrow = chosen["frame"].said.get("narrow", ())
    lines, sums = chosen["lines"], chosen["sums"]
    return (
        all(chosen[kind].is_true("narrow") for kind in narrow if kind in {"facts", "places"})
        and any(_names_buyer(chosen[kind]) for kind in ("letterhead", "address", "closing", "frame", "facts"))
        and (lines.is_true("sums") or lines.said.get("prices", True) == sums.said.get("prices", True))
        and not ("rates" in lines.said and "rates" in sums.said and lines.said["rates"] != sums.said["rates"])
        and not ("rates" in lines.said and _RATE.search(sums.html))
        and not ("charges" in lines.said and "charges" in sums.said)
    )


def _names_buyer(part: Part) -> bool:
    """Whether a part prints who buys on the page itself; a margin box may be cut to its room."""
    return _BUYER.search(_STYLE.sub("", part.html)) is not None


def composed(name: str, chosen: dict[str, Part], sender: Sender) -> Page:
    """The page that these parts make for a sender."""
    said: dict[str, Any] = {}
    for part in chosen.values():
        if part.kind != "sums" or not chosen["lines"].is_true("sums"):
            said |= part.said
    said |= chosen["lines"].said
    texts = {kind: part.html for kind, part in chosen.items()}
    if chosen["lines"].is_true("sums"):
        texts["sums"] = ""
    body = _SLOT.sub(lambda slot: texts[slot.group(1)], texts["frame"])
    known = {key: value for key, value in sender.items() if isinstance(value, str)}
    ship = {key.removeprefix("ship_"): value for key, value in known.items() if key.startswith("ship_")}
    context = f"{{% set us = {_literal(known)} %}}{{% set ship = {_literal(ship)} %}}"
    context += f"{{% set rate = {_literal(str(sender.get('rate', '19')))} %}}"
    wanted, of_lines = said.get("wanted_dates", ""), said.get("line_dates", "")
    dealing = Dealing(
        trade=sender["trade"], article=sender["article"], buyer_article=sender["buyer_article"],
        number=sender["number"], customer=sender["customer"], tax=str(sender.get("rate", "19")),
        units=_tuples(sender.get("units", ())), mondays=("{W}" in wanted, "{W}" in of_lines),
        **{key: _tuples(said[key]) for key in _OF_THE_DEALING if key in said},
    )  # fmt: skip
    head = '<!DOCTYPE html><html><head><meta charset="utf-8"></head>'
    return Page(
        name=name, template=f"{head}<body>{context}{body}</body></html>",
        dealing=dealing, buyer=sender["name"], delivery=sender["ship_name"] if _DELIVERY.search(body) else "",
        numbers=sender.get("numbers", "de"), places=_tuples(said.get("places", (-1, 2))),
        dates=sender.get("dates", "%d.%m.%Y"), line_dates=of_lines, wanted_dates=wanted,
        currency=sender.get("currency", "EUR"),
    )  # fmt: skip


def _literal(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _tuples(value: Any) -> Any:
    return tuple(_tuples(one) for one in value) if isinstance(value, (list, tuple)) else value


def every_option(language: str, writer: str = "") -> Iterator[Page]:
    """Pages that together hold every part of a language, or of one of its writers, and every sender."""
    known = catalogue(language)
    own = {
        kind: [one for one in parts if one.name.endswith(f"-{writer}") or not writer]
        for kind, parts in known.parts.items()
    }
    chance = random.Random(writer)
    unseen = {(kind, part.name) for kind, parts in own.items() for part in parts}
    for at in range(_TRIES):
        chosen = {
            kind: chance.choice([one for one in parts if (kind, one.name) in unseen] or parts)
            for kind, parts in own.items()
        }
        if fits(chosen):
            unseen -= {(kind, part.name) for kind, part in chosen.items()}
            yield composed(f"{language}-{writer}{at:03d}", chosen, known.senders[at % len(known.senders)])
        if not unseen:
            return
    raise AssertionError(f"parts that stand on no page: {sorted(unseen)}")
