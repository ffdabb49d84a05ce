"""`orderhub mapping doc PROFILE [--out FOLDER]`: the guide for a partner, one self-contained HTML file, German and
English.

It says which fields we read, where in the partner's documents each stands, what we do with it, which codes and words
we know, what we check, and shows a real sample (the partner's first test) with every place that is read marked and
numbered. No script, no network; the language is switched by two radio buttons.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from pathlib import Path
from typing import Any, Final, NamedTuple

from orderhub.capturing.read import NeedsOcr, read
from orderhub.capturing.reading import OrderRead
from orderhub.cli.mapping_samples import document_of, orders_of, samples
from orderhub.errors import NotFound
from orderhub.mapping.catalog import Catalog
from orderhub.mapping.lookup import Lookup
from orderhub.mapping.plan import Resolved, format_of
from orderhub.mapping.profile import Profile
from orderhub.mapping.rule import Check, FieldRef, LabelSource, LookupSource, Rule
from orderhub.mapping_files import catalog
from orderhub.order.provenance import Provenance
from orderhub.settings import settings
from orderhub.web.locale import de, en

_LANGUAGES: Final = ("de", "en")
_FIELDS: Final = {"de": de.WORDS, "en": en.WORDS}
_MAX_TABLE: Final = 80
_INDEX = re.compile(r"\[\d*\]")
_WORDS: Final[dict[str, tuple[str, str]]] = {
    "title": ("Leitfaden für Bestellungen", "Guide for orders"),
    "intro": (
        "Diese Felder lesen wir aus Ihren Bestellungen. Die Nummern führen zum markierten Beispiel unten.",
        "These are the fields we read from your orders. The numbers lead to the marked sample below.",
    ),
    "head": ("Kopf der Bestellung", "Head of the order"),
    "lines": ("Positionen", "Lines"),
    "lists": ("Wiederholte Angaben", "Repeated entries"),
    "field": ("Feld", "Field"),
    "place": ("Stelle in Ihrem Dokument", "Place in your document"),
    "what": ("Was wir damit tun", "What we do with it"),
    "example": ("Beispiel", "Example"),
    "required": ("Pflicht", "required"),
    "fixed": ("fester Wert", "fixed value"),
    "default": ("wenn es fehlt", "if it is missing"),
    "codes": ("Ihre Wörter", "your words"),
    "lookup": ("Tabelle", "table"),
    "checked": ("geprüft", "checked"),
    "when": ("nur wenn", "only if"),
    "table_of": ("aus Tabelle", "from table"),
    "matched": ("Daran erkennen wir Ihre Dokumente", "This is how we know your documents"),
    "tables": ("Codelisten", "Code lists"),
    "more": ("weitere Einträge", "more entries"),
    "sample": ("Beispiel mit markierten Stellen", "Sample with marked places"),
    "replies": ("Unsere Antworten", "Our replies"),
    "format": ("Format", "Format"),
    "operations": ("umgeformt", "reshaped"),
    "wanted": ("Wunschtermin", "Wanted date"),
    "each_line": ("Jede Position steht in", "Each line stands in"),
    "where": ("Markiert sind alle Stellen, aus denen wir lesen.", "All places that we read from are marked."),
}


class _Example(NamedTuple):
    """The first sample of a profile, read."""

    name: str
    order: OrderRead
    text: str
    marks: list[tuple[int, int, list[str]]]
    """Start and end in `text`, and the fields that come from there."""


def add(parts: Any) -> None:
    """Add the command below `orderhub mapping`."""
    one = parts.add_parser("doc", help="the guide for a partner as one HTML file, German and English")
    one.add_argument("profiles", nargs="*", help="profiles or slugs (default: all partners)")
    one.add_argument("--out", type=Path, default=Path(), help="folder for <profile>.html (default: here)")
    one.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write one file a profile and print its path."""
    folder: Path = args.folder or settings().mappings_dir
    known = catalog(folder)
    names = [f"{one}-orders" if f"{one}-orders" in {p.name for p in known.profiles} else one for one in args.profiles]
    chosen = [known.profile(name) for name in names] or [one for one in known.profiles if not one.is_generic]
    args.out.mkdir(parents=True, exist_ok=True)
    for profile in chosen:
        target = args.out / f"{profile.name}.html"
        target.write_text(guide(profile, known, folder), encoding="utf-8")
        print(target)
    return 0


def guide(profile: Profile, known: Catalog, folder: Path) -> str:
    """The whole page."""
    example = _example(profile, known, folder)
    bodies = "".join(
        f'<main class="{language}" lang="{language}">{_body(profile, known, example, language)}</main>'
        for language in _LANGUAGES
    )
    name = profile.partner.name if profile.partner else profile.name
    switch = "".join(
        f'<input type="radio" name="language" id="{one}"{" checked" if one == _first(profile) else ""}>'
        f'<label for="{one}">{"Deutsch" if one == "de" else "English"}</label>'
        for one in _LANGUAGES
    )
    return (
        f'<!DOCTYPE html>\n<html lang="{_first(profile)}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{escape(name)}</title>'
        f"<style>{_STYLE}</style></head><body>{switch}{bodies}</body></html>\n"
    )


def _first(profile: Profile) -> str:
    return profile.partner.language if profile.partner else "de"


def _body(profile: Profile, known: Catalog, example: _Example | None, language: str) -> str:
    resolved = known.resolved(profile)
    say = _Say(language)
    numbers = {field: str(number) for number, (_, _, those) in enumerate(example.marks, 1) for field in those} \
        if example else {}  # fmt: skip
    name = resolved.partner.name if resolved.partner else profile.name
    parts = [
        f"<h1>{say('title')}: {escape(name)}</h1>",
        f"<p>{escape(profile.about)}</p><p>{say('intro')}</p>",
        _facts(resolved, say),
        _rows(say("head"), _rules(resolved.order.rules.values()), "", example, numbers, say),
    ]
    each = ", ".join(path.text for path in resolved.each)
    parts.append(_rows(say("lines"), _rules(resolved.line.rules.values()), "lines[].", example, numbers, say,
                       f"{say('each_line')} <code>{escape(each)}</code>."))  # fmt: skip
    for level, prefix in ((resolved.order, ""), (resolved.line, "lines[].")):
        listed = [
            rule._replace(field=f"{target}.{rule.field}")
            for target, blocks in level.lists.items() for block in blocks or () for rule in block.rules
        ]  # fmt: skip
        title = say("lists") + (f" ({say('lines')})" if prefix else "")
        if listed:
            parts.append(_rows(title, listed, prefix, example, numbers, say))
    parts.append(_tables(resolved, known.tables(resolved), say))
    parts.append(_sample(example, say))
    return "".join(parts)


class _Say:
    """The words of one language."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, key: str) -> str:
        return _WORDS[key][0 if self.language == "de" else 1]

    def field(self, path: str, *, in_line: bool = False) -> str:
        """The label of a canonical field; its name where nobody has written one."""
        if path.endswith(("requested_delivery", "schedule.delivery")):
            return self("wanted")
        words: Mapping[str, Any] = _FIELDS[self.language]
        party, _, rest = path.partition(".")
        keys = (f"field.{path}", f"field.any.{path}", f"field.any.{rest}")
        for key in keys[1:] if in_line else keys:
            label = words.get(key)
            if isinstance(label, str):
                group = words.get(f"group.{party}") or words.get(f"field.group.{party}")
                return f"{group}: {label}" if key.endswith(f"any.{rest}") and isinstance(group, str) else label
        return path


def _facts(resolved: Resolved, say: _Say) -> str:
    rows = [(say("format"), format_of(resolved))]
    for tests in resolved.chain[0].matches:
        said = ", ".join(f"{one.key} = {' | '.join(one.values)}" for one in tests if one.key != "format")
        rows.append((say("matched"), said))
    if resolved.partner and resolved.partner.replies:
        rows.append((say("replies"), ", ".join(resolved.partner.replies).upper()))
    body = "".join(f"<tr><th>{escape(key)}</th><td>{escape(value)}</td></tr>" for key, value in rows)
    return f'<table class="facts">{body}</table>'


def _rules(rules: Iterable[Rule | None]) -> list[Rule]:
    return [rule for rule in rules if rule is not None]


def _rows(
    title: str, rules: list[Rule], prefix: str, example: _Example | None, numbers: dict[str, str], say: _Say,
    note: str = "",
) -> str:  # fmt: skip
    body = []
    for rule in rules:
        shown = _value(example, prefix + rule.field, rule.item.place)
        path, raw = shown or ("", "")
        number = numbers.get(path, "")
        link = f'<a href="#{say.language}-{number}">{number}</a>' if number else ""
        stars = f" <b>{say('required')}</b>" if rule.required else ""
        label = escape(say.field(rule.field, in_line=bool(prefix)))
        places = "<br>".join(f"<code>{escape(one)}</code>" for one in _places(rule, say))
        body.append(
            f'<tr class="{"seen" if shown else "unseen"}"><td>{label}{stars}'
            f"<br><small>{escape(prefix + rule.field)}</small></td><td>{places}</td>"
            f"<td>{'<br>'.join(_doing(rule, say))}</td><td>{escape(raw)} {link}</td></tr>"
        )
    head = "".join(f"<th>{say(key)}</th>" for key in ("field", "place", "what", "example"))
    return f"<h2>{title}</h2><p>{note}</p><table><tr>{head}</tr>{''.join(body)}</table>"


def _places(rule: Rule, say: _Say) -> Iterator[str]:
    for source in rule.sources:
        if isinstance(source, LookupSource):
            key = f"${source.key.field}" if isinstance(source.key, FieldRef) else source.key.text
            yield f"{say('table_of')} {source.table.table}: {key}"
        elif isinstance(source, LabelSource):
            yield f"{source.anchor.where} {source.anchor.label!r}"
        else:
            yield f"${source.field}" if isinstance(source, FieldRef) else source.text
    if rule.concat:
        yield " + ".join(path.text for path in rule.concat)
    if rule.const is not None:
        yield f"{say('fixed')}: {rule.const}"


def _doing(rule: Rule, say: _Say) -> Iterator[str]:
    has = rule.item.entries or {}
    reshaped = [key for key in ("join", "replace", "split", "upper", "pad", "as") if key in has]
    if reshaped:
        yield f"{say('operations')}: " + ", ".join(f"{key} {escape(_flat(rule, key))}" for key in reshaped)
    for condition in rule.when:
        yield f"{say('when')} <code>{'!' if condition.negated else ''}{escape(condition.path.text)}</code>"
    if rule.codes:
        pairs = ", ".join(f"{key} → {value}" for key, value in rule.codes.items())
        yield f"{say('codes')}: {escape(pairs)}"
    if rule.lookup:
        yield f"{say('lookup')}: {escape(rule.lookup.table)}"
    for check in rule.checks:
        yield f"{say('checked')}: {escape(_check(check))}"
    if rule.default is not None:
        yield f"{say('default')}: {escape(rule.default)}"


def _flat(rule: Rule, key: str) -> str:
    item = (rule.item.entries or {})[key]
    if item.entries is not None:
        return ", ".join(f"{name}: {value.text!r}" for name, value in item.entries.items())
    return item.text or ""


def _check(check: Check) -> str:
    if check.kind == "pattern" and check.pattern is not None:
        return check.pattern.pattern
    if check.kind == "range":
        return f"{'' if check.low is None else check.low} … {'' if check.high is None else check.high}"
    return check.kind.upper() if check.kind != "positive" else "> 0"


def _tables(resolved: Resolved, lookups: Mapping[str, Lookup], say: _Say) -> str:
    """Tables that translate the partner's words; the merchant's own lists of articles are not for partners."""
    named = sorted({rule.lookup.table for rule in resolved.rules() if rule.lookup and not rule.lookup.key})
    parts = []
    for name in named:
        table = lookups[name]
        rows = "".join(
            f"<tr><td><code>{escape(row[0])}</code></td><td>{escape(row[1])}</td></tr>"
            for row in table.rows[:_MAX_TABLE]
        )
        left = len(table.rows) - _MAX_TABLE
        more = f"<p>… {left} {say('more')}</p>" if left > 0 else ""
        parts.append(
            f"<details><summary>{escape(name)} ({len(table.rows)})</summary><table>{rows}</table>{more}</details>"
        )
    return f"<h2>{say('tables')}</h2>{''.join(parts)}" if parts else ""


def _example(profile: Profile, known: Catalog, folder: Path) -> _Example | None:
    for sample in samples(folder / profile.file):
        document = document_of(sample.document)
        try:
            reading = read(document, known, ocr=False)
        except (NeedsOcr, NotFound):
            continue
        found = next((one for one in orders_of(reading) if one.profile == profile.name), None)
        if found is None:
            continue
        plain = reading.text is None
        text = document.content.decode("latin-1") if plain else reading.text or ""
        return _Example(sample.name, found, text, _marks(found.provenance, len(text)))
    return None


def _marks(origins: Mapping[str, Provenance], length: int) -> list[tuple[int, int, list[str]]]:
    places: dict[tuple[int, int], list[str]] = {}
    for field, origin in origins.items():
        where = origin.where
        if where.offset is not None and where.length and where.offset + where.length <= length:
            places.setdefault((where.offset, where.offset + where.length), []).append(field)
    marks: list[tuple[int, int, list[str]]] = []
    for (start, end), fields in sorted(places.items()):
        if marks and start < marks[-1][1]:
            marks[-1][2].extend(fields)
        else:
            marks.append((start, end, fields))
    return marks


def _value(example: _Example | None, field: str, rule: str) -> tuple[str, str] | None:
    """The first place of the example from which this rule took `field`, and what stood there."""
    if example is None:
        return None
    wanted = {_plain(field), _plain(f"{field}.earliest")}
    origins = example.order.provenance.items()
    found = ((path, origin.raw) for path, origin in origins if origin.rule == rule and _plain(path) in wanted)
    return next(found, None)


def _plain(path: str) -> str:
    return _INDEX.sub("", path).replace("[]", "")


def _sample(example: _Example | None, say: _Say) -> str:
    if example is None or not example.marks:
        return ""
    pieces, at = [], 0
    for number, (start, end, fields) in enumerate(example.marks, 1):
        said = ", ".join(
            dict.fromkeys(
                say.field(_plain(one).removeprefix("lines."), in_line=one.startswith("lines")) for one in fields
            )
        )
        pieces.append(_shown(example.text[at:start]))
        pieces.append(
            f'<mark id="{say.language}-{number}" title="{escape(said)}">{_shown(example.text[start:end])}'
            f"<sup>{number}</sup></mark>"
        )
        at = end
    pieces.append(_shown(example.text[at:]))
    return (
        f"<h2>{say('sample')}</h2><p>{say('where')} <small>{escape(example.name)}</small></p>"
        f"<pre>{''.join(pieces)}</pre>"
    )


def _shown(text: str) -> str:
    """Bytes travel as Latin-1, so that offsets count characters; whatever is UTF-8 is shown as such."""
    try:
        return escape(text.encode("latin-1").decode("utf-8"))
    except UnicodeError:
        return escape(text)


_STYLE: Final = """
:root{color-scheme:light dark}
body{font:15px/1.5 system-ui,sans-serif;max-width:68rem;margin:1.5rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}
main{display:none}#de:checked~main.de,#en:checked~main.en{display:block}
input[name=language]{margin:0 .3rem 0 0}label{margin-right:1rem}
h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2rem;border-bottom:1px solid #bbb}
table{border-collapse:collapse;width:100%;font-size:14px}td,th{text-align:left;vertical-align:top;padding:.35rem .5rem;
border-bottom:1px solid #ddd}th{font-weight:600}.facts th{width:18rem}small{color:#666}.unseen{opacity:.65}
td:nth-child(2){width:30%}
code{font:13px ui-monospace,monospace;background:#f2f2f2;padding:0 .2rem;border-radius:3px;overflow-wrap:anywhere}
pre{font:13px/1.9 ui-monospace,monospace;white-space:pre-wrap;overflow-wrap:anywhere;background:#f7f7f7;padding:1rem;
border-radius:6px}
mark{background:#ffe08a;color:#1a1a1a;border-radius:3px;padding:0 .1rem}sup{font-size:.65em;color:#555}
mark:target{outline:2px solid #c00}details{margin:.6rem 0}summary{cursor:pointer}
@media(prefers-color-scheme:dark){body{background:#16181c;color:#e8e8e8}td,th,h2{border-color:#444}
code,pre{background:#23262c}small{color:#aaa}}
@media print{input,label{display:none}.unseen{opacity:1}}
"""
