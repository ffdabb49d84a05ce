"""Which values of a document no rule reads: what a partner says and the order does not hold.

Counted are values a person would miss. Not counted is what only holds the others together: qualifiers that rules test,
formats of dates, code list agencies, counters, envelopes, and XML attributes that say how a code is to be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from orderhub.document import Extract, Found, Node, Where
from orderhub.mapping.apply import level, line_scopes, start
from orderhub.mapping.catalog import Catalog
from orderhub.mapping.origins import FromField, FromLabel, FromTable, Run
from orderhub.mapping.plan import LevelPlan, Plan
from orderhub.mapping.profile import Profile
from orderhub.mapping.program import Program
from orderhub.mapping.select import Getter, Scope, Walk, is_part
from orderhub.mapping.shape import ListProgram

_FRAME_NODES = {
    "edifact": frozenset(["UNH", "UNT", "UNS", "CNT", "UNA", "UNB", "UNZ", "UNG", "UNE", "S009"]),
    "x12": frozenset(["ISA", "GS", "ST", "SE", "GE", "IEA", "CTT", "HL"]),
}
_FRAME_KEYS = {
    "edifact": frozenset(["1131", "3055", "2379", "1082", "1229", "4347", "7077", "5237", "6313", "6343", "0081"]),
    "x12": frozenset(["1250", "235", "66", "349", "355", "639", "143", "1165", "329"]),
    "xml": frozenset(),
}
_CHOOSING = frozenset({
    "2005", "3035", "6063", "5125", "5025", "7143", "1153", "4451", "5463", "6347", "3155", "6311", "8051", "3227",
    "7077", "98", "374", "128", "235", "365", "366", "522", "248",
})  # fmt: skip
"""Elements that say what a segment is about."""
_CHARACTER = frozenset({"@listID", "@listAgencyID", "@listVersionID", "@schemeAgencyID", "@schemeID", "@format",
                        "@schemaLocation", "@currencyID", "@unitCodeListID", "@version", "@type"})  # fmt: skip


_DESIGNATOR = re.compile(r"[A-Z][A-Z0-9]{1,2}[0-9]{2}")


class Unused(NamedTuple):
    """One value that no rule reads."""

    path: str
    """How a rule would address it, e.g. `LIN/MEA[6311=PD]/6314`."""
    raw: str
    where: Where


def unused(profile: Profile, extract: Extract, catalog: Catalog) -> list[Unused]:
    """The values of `extract` that nothing in the order came from, in the document's order."""
    plan = catalog.plan(profile)
    root, run = start(plan, extract)
    reader = _Reader(plan)
    values, _ = level(plan.order, root, run, "")
    reader.level(plan.order, root, values, run, "")
    for number, scope in enumerate(line_scopes(plan, root), 1):
        prefix = f"lines[{number}]."
        values, _ = level(plan.line, scope, run, prefix)
        reader.level(plan.line, scope, values, run, prefix)
    form = extract.format
    frames, keys = _FRAME_NODES.get(form, frozenset()), _FRAME_KEYS.get(form, frozenset()) | _CHARACTER
    twice = _named_twice(root.node) if form == "x12" else set()
    found = _left(root.node, "", reader.used, frames, keys | reader.tested)
    return [one for one in found if not (one.where in twice and _DESIGNATOR.fullmatch(one.path.rpartition("/")[2]))]


def _named_twice(node: Node) -> set[Where]:
    """Places of values that stand under their element number; X12 names them by designator (BEG02) as well."""
    found = {one.where for key, founds in node.values.items() if not _DESIGNATOR.fullmatch(key) for one in founds}
    for child in node.children:
        found |= _named_twice(child)
    return found


class _Reader:
    """Marks the values that rules read, by their places: X12 names each value twice, by designator and by number."""

    def __init__(self, plan: Plan) -> None:
        self.used: set[Where] = set()
        self.tested: set[str] = set()
        """Keys that rules test; their values choose others and are no news themselves."""
        for path in plan.each:
            self.tested |= {test.key for step in path.steps for test in step.tests}

    def level(self, plan: LevelPlan, scope: Scope, values: dict[str, object], run: Run, prefix: str) -> None:
        """Mark what the rules of a level read at `scope`."""
        for _, programs in plan.groups:
            for program in programs:
                self._program(program, scope, values, run, prefix)
        for block in plan.lists:
            for one in _entries(block, scope):
                self._walk(block.nodes)
                for getter in block.when.getters:
                    self._tests(getter)
                for program in block.programs:
                    self._program(program, one, {}, run, "")

    def _program(self, program: Program, scope: Scope, values: dict[str, object], run: Run, prefix: str) -> None:
        for getter in (*program.when.getters, *program.concat):
            self._tests(getter)
        for origin in program.origins:
            asked = origin.key if isinstance(origin, FromTable) else origin
            if not isinstance(asked, FromField | FromLabel):
                self._tests(asked.getter)
        if program.conditional and not program.when.holds(scope):
            return
        for getter in program.concat:
            self._take(getter, scope, whole=False)
        for origin in program.origins:
            hits = origin.hits(scope, values, run, prefix)
            if hits:
                for found, _, _ in hits if program.rule.join is not None else hits[:1]:
                    self.used.add(found.where)
                break
        if program.per is not None:
            self._tests(program.per)
            self._take(program.per, scope, whole=False)

    def _take(self, getter: Getter, scope: Scope, *, whole: bool) -> None:
        for found, _, _ in getter.all(scope):
            self.used.add(found.where)
            if not whole:
                return

    def _tests(self, getter: Getter) -> None:
        self.tested |= {test.key for test in getter.tests}
        self._walk(getter.walk)

    def _walk(self, walk: Walk | None) -> None:
        while walk is not None:
            self.tested |= {test.key for test in walk.tests}
            walk = walk.before


def _entries(block: ListProgram, scope: Scope) -> Iterable[Scope]:
    if block.nodes is None:
        scopes = [scope]
    else:
        base = scope.root if block.absolute else scope
        scopes = [Scope(node, scope.root) for node in block.nodes.nodes(base)]
    return [one for one in scopes if block.when.holds(one)]


def _left(node: Node, path: str, used: set[Where], frames: frozenset[str], keys: frozenset[str]) -> Iterator[Unused]:
    for key, founds in node.values.items():
        for found in founds:
            if found.raw.strip() and found.where not in used and key not in keys:
                yield Unused(f"{path}/{key}".strip("/"), found.raw, found.where)
    for child in node.children:
        if child.name not in frames:
            yield from _left(child, f"{path}/{_named(child, keys)}", used, frames, keys)


def _named(node: Node, tested: frozenset[str]) -> str:
    """The step to a node, with its qualifier where rules test one."""
    if node.name != "id" and is_part(node.name):
        return node.name
    for holder in (node, *node.children):
        if holder is not node and holder.children:
            continue
        for key, founds in holder.values.items():
            if key in tested and key in _CHOOSING and _short(founds):
                return f"{node.name}[{key}={founds[0].raw.strip()}]"
    return node.name


def _short(founds: list[Found]) -> bool:
    return bool(founds) and 0 < len(founds[0].raw.strip()) <= 6
