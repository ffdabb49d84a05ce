"""All profiles and lookups of an installation: finds the profile for a document and compiles each once.

Choosing: of all alternatives of all `match` blocks that hold, a partner's goes before a generic one; then the one with
most tests wins; then the first by name. A format nobody has described is read by an empty profile, so that a document
always comes to an outcome.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import NamedTuple

from orderhub.document import Extract
from orderhub.errors import NotFound
from orderhub.mapping import source
from orderhub.mapping.lookup import Lookup
from orderhub.mapping.origins import tables_of
from orderhub.mapping.plan import Plan, Resolved, compile_plan, ordered, resolve
from orderhub.mapping.profile import MatchTest, Profile
from orderhub.mapping.rule import LookupSource
from orderhub.mapping.select import fold
from orderhub.mapping.source import nearest
from orderhub.order.model import Order

Transform = Callable[[Order, Extract], Order]
"""A last resort in Python, installed under the entry-point group `orderhub.transforms`; pure."""
MAX_CHAIN = 10
_WIDE = {
    "format",
    "kind",
    "message",
    "directory",
    "version",
    "association",
    "test",
    "channel",
    "group",
    "language",
    "root",
    "namespace",
    "customization",
    "syntax",
    "title",
    "titles",
    "schema",
    "shape",
    "platform",
    "topic",
}
_PHONES = {"caller", "called", "fax", "phone", "buyer_phone"}


_MAX_CHOICES = 1000
_MAX_KEYS = 1000
"""Characters of the keys whose choice is remembered. Strangers may send any number of them, of any length."""


class Alternative(NamedTuple):
    """One way a profile matches."""

    profile: Profile
    tests: tuple[MatchTest, ...]
    rank: tuple[int, int, str]
    """Sorts the best first."""


class Catalog:
    """Profiles by name. Raises: MappingError when one extends what is not there, names an unknown lookup, ..."""

    def __init__(
        self,
        profiles: Iterable[Profile],
        lookups: Mapping[str, Lookup] | None = None,
        transforms: Mapping[str, Transform] | None = None,
    ) -> None:
        self.lookups = dict(lookups or {})
        self.transforms = dict(transforms or {})
        self._profiles: dict[str, Profile] = {}
        self._learned: dict[str, Profile] = {}
        for profile in profiles:
            if profile.sharpens is not None:
                self._learn(profile)
                continue
            known = self._profiles.get(profile.name)
            if known is not None:
                profile.item.fail_at_key("profile", "mapping.profile-doubled", profile=profile.name, other=known.file)
            self._profiles[profile.name] = profile
        self._plans: dict[str, Plan] = {}
        self._choices: dict[tuple[object, ...], Profile] = {}
        for name, learned in self._learned.items():
            if name not in self._profiles:
                learned.item.fail_at_key(
                    "sharpens", "mapping.extends-unknown", profile=name, meant=nearest(name, self._profiles)
                )
        for profile in self._profiles.values():
            self._verify(profile)

    def _learn(self, profile: Profile) -> None:
        name = profile.sharpens or ""
        known = self._learned.get(name)
        if known is not None:
            profile.item.fail_at_key("sharpens", "mapping.profile-doubled", profile=profile.name, other=known.file)
        self._learned[name] = profile

    def learned(self, name: str) -> Profile | None:
        """What was learned from corrections for the profile of that name."""
        return self._learned.get(name)

    def with_profile(self, profile: Profile) -> Catalog:
        """The same with one more profile. Raises: MappingError."""
        return Catalog([*self._profiles.values(), *self._learned.values(), profile], self.lookups, self.transforms)

    def with_learned(self, learned: Profile) -> Catalog:
        """The same with another file of what was learned. Raises: MappingError."""
        others = [one for name, one in self._learned.items() if name != learned.sharpens]
        return Catalog([*self._profiles.values(), *others, learned], self.lookups, self.transforms)

    @property
    def profiles(self) -> list[Profile]:
        """All profiles, by name; files of what was learned are none."""
        return [self._profiles[name] for name in sorted(self._profiles)]

    @cached_property
    def mail_domains(self) -> frozenset[str]:
        """The mail domains that partners are known by, lower case."""
        tests = (test for one in self.profiles if one.partner for tests in one.matches for test in tests)
        named = (
            value.strip().casefold().rpartition("@")[2]
            for test in tests
            if test.key in {"sender_domain", "domain", "sender", "email"}
            for value in test.values
        )
        return frozenset(one for one in named if "." in one and "*" not in one)

    def profile(self, name: str) -> Profile:
        """The profile of that name. Raises: NotFound mapping.no-such-profile."""
        try:
            return self._profiles[name]
        except KeyError:
            raise NotFound("mapping.no-such-profile", profile=name, meant=nearest(name, self._profiles)) from None

    def choose(self, extract: Extract) -> Profile:
        """The most specific profile whose `match` holds; there always is one."""
        # What any `match` asks for tells all; many documents of a sender say the same there.
        asked, named = self._asked.get(extract.format, ()), extract.root.values
        keys: list[object] = [extract.format, extract.kind, extract.test, *map(extract.keys.get, asked)]
        if named:
            keys += [tuple([found.raw for found in named[key]]) if key in named else None for key in asked]
        facts = tuple(keys)
        known = self._choices.get(facts)
        if known is None:
            known = self._chosen(extract)
            if len(self._choices) < _MAX_CHOICES and len(str(facts)) < _MAX_KEYS:
                self._choices[facts] = known
        return known

    def _chosen(self, extract: Extract) -> Profile:
        facts = _Facts(extract)
        best: Alternative | None = None
        for alternative in self._candidates(extract.format, facts):
            if (best is None or alternative.rank < best.rank) and all(
                _holds(test, facts) for test in alternative.tests
            ):
                best = alternative
        return best.profile if best else _empty(extract.format)

    def sha(self, profile: Profile) -> str:
        """sha256 over the profile, all it extends and the lookups it names."""
        return self.plan(profile).sha

    def plan(self, profile: Profile) -> Plan:
        """The profile compiled, once."""
        known = self._plans.get(profile.name)
        if known is None or known.profile is not profile:
            known = self._plans[profile.name] = self._compiled(profile)
        return known

    def resolved(self, profile: Profile) -> Resolved:
        """The profile merged with all it extends. Raises: mapping.extends-unknown, mapping.extends-circle."""
        chain = [profile]
        while (parent := chain[-1].extends) is not None:
            if parent not in self._profiles:
                chain[-1].item.fail_at_key(
                    "extends", "mapping.extends-unknown", profile=parent, meant=nearest(parent, self._profiles)
                )
            if any(one.name == parent for one in chain) or len(chain) >= MAX_CHAIN:
                chain[-1].item.fail_at_key("extends", "mapping.extends-circle", profile=parent)
            chain.append(self._profiles[parent])
        return resolve(chain, self._learned.get(profile.name))

    def tables(self, resolved: Resolved) -> dict[str, Lookup]:
        """The lookups its rules may name: those of the installation, and the files' own, the nearest first."""
        found = dict(self.lookups)
        for profile in reversed(resolved.chain):
            found.update(profile.tables)
        return found

    def _compiled(self, profile: Profile) -> Plan:
        resolved = self.resolved(profile)
        return compile_plan(resolved, self.tables(resolved))

    def _verify(self, profile: Profile) -> None:
        """All that needs other files, without compiling."""
        resolved = self.resolved(profile)
        lookups = self.tables(resolved)
        for rule in resolved.rules():
            if rule.lookup:
                tables_of(rule.lookup, lookups)
            for one in rule.sources:
                if isinstance(one, LookupSource):
                    tables_of(one.table, lookups)
        for level in (resolved.order, resolved.line):
            ordered([rule for rule in level.rules.values() if rule])
            for blocks in level.lists.values():
                for block in blocks or ():
                    ordered(list(block.rules))
        name = resolved.transform
        if name is not None and name not in self.transforms:
            owner = next(one for one in resolved.chain if one.transform == name)
            _transform_of(owner.item).fail(
                "mapping.transform-unknown", transform=name, known=", ".join(sorted(self.transforms)) or "-"
            )

    @cached_property
    def _index(self) -> tuple[dict[tuple[str, str, str], list[Alternative]], dict[str, set[str]]]:
        """Alternatives by (format, narrowest key, value), and the narrow keys in use for each format."""
        index: dict[tuple[str, str, str], list[Alternative]] = {}
        keys: dict[str, set[str]] = {}
        for profile in self.profiles:
            for tests in profile.matches:
                forms = next(test.values for test in tests if test.key == "format")
                alternative = Alternative(profile, tests, (int(profile.is_generic), -len(tests), profile.name))
                narrow = next((test for test in tests if _is_indexable(test)), None)
                for form in forms:
                    if narrow is None:
                        index.setdefault((form, "", ""), []).append(alternative)
                        continue
                    keys.setdefault(form, set()).add(narrow.key)
                    for value in narrow.values:
                        index.setdefault((form, narrow.key, plain(narrow.key, value)), []).append(alternative)
        return index, keys

    @cached_property
    def _asked(self) -> dict[str, tuple[str, ...]]:
        """By format the keys that any `match` looks at."""
        asked: dict[str, dict[str, None]] = {}
        for profile in self._profiles.values():
            for alternative in profile.matches:
                forms = [value for test in alternative if test.key == "format" for value in test.values]
                for form in forms:
                    asked.setdefault(form, {}).update((test.key, None) for test in alternative)
        return {form: tuple(keys) for form, keys in asked.items()}

    def _candidates(self, form: str, facts: _Facts) -> Iterable[Alternative]:
        index, keys = self._index
        yield from index.get((form, "", ""), ())
        for key in keys.get(form, ()):
            for value in facts.values(key):
                yield from index.get((form, key, value), ())


class _Facts:
    """The values a `match` may look at: the extract's keys, else values at the top of the document."""

    def __init__(self, extract: Extract) -> None:
        self._extract = extract
        self._known: dict[str, tuple[str, ...]] = {}

    def values(self, key: str) -> tuple[str, ...]:
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._find(key)
        return known

    def _find(self, key: str) -> tuple[str, ...]:
        extract = self._extract
        if key == "kind":
            return (extract.kind.value,)
        if key == "format":
            return (extract.format,)
        if key == "test":
            return ("true" if extract.test else "false",)
        raw = extract.keys.get(key)
        found: list[str] = []
        if raw:
            found.append(plain(key, raw))
            head = raw.split(":", 1)[0]
            if head != raw and key in {"sender", "receiver"}:
                found.append(plain(key, head))
        found += [plain(key, value.raw) for value in extract.root.values.get(key, ())]
        if key in {"sender_domain", "domain"} and found:
            parts = found[0].split(".")
            found += [".".join(parts[at:]) for at in range(1, len(parts) - 1)]
        return tuple(dict.fromkeys(found))


def plain(key: str, value: str) -> str:
    """How values are compared: without case and outer blanks; telephone numbers by their digits (+49 711 = 0711)."""
    if key == "root":
        return value  # XML names are case-sensitive: UBL's Order is not openTRANS' ORDER
    if key in _PHONES:
        digits = "".join(sign for sign in value if sign.isdigit())
        if value.strip().startswith("+"):
            return digits
        if digits.startswith("00"):
            return digits[2:]
        return "49" + digits[1:] if digits.startswith("0") else digits
    if key in {"buyer_vat_id", "vat_id", "customer_number"}:
        return "".join(value.split()).casefold()
    return fold(value) if key == "title" else value.strip().casefold()


def _is_indexable(test: MatchTest) -> bool:
    return test.key not in _WIDE and not any("*" in value for value in test.values)


def _holds(test: MatchTest, facts: _Facts) -> bool:
    found = facts.values(test.key)
    for value in test.values:
        wanted = plain(test.key, value)
        if wanted in found:
            return True
        if "*" in wanted and any(like(one, wanted) for one in found):
            return True
    return False


def like(text: str, pattern: str) -> bool:
    """`*` stands for any text; no other sign is special."""
    first, *others = pattern.split("*")
    if not text.startswith(first):
        return False
    at = len(first)
    for part in others[:-1]:
        at = text.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return len(text) - at >= len(others[-1]) and text.endswith(others[-1])


def _transform_of(top: source.Item) -> source.Item:
    below = (top.entries or {}).get("transform", top)
    return (below.entries or {}).get("python", below)


_EMPTY: dict[str, Profile] = {}


def _empty(form: str) -> Profile:
    known = _EMPTY.get(form)
    if known is None:
        item = source.Item("built-in", 1, 1)
        known = _EMPTY[form] = Profile(f"empty-{form}", f"generic/{form}", "0" * 64, item)
    return known
