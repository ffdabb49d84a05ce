"""Remembers where the rules of a level found their values in a tree of one shape, and looks there again.

Documents of one sender look alike. The shape of a tree is its names, how many values stand under each, and those
values that rules test (qualifiers); where two trees have one shape, a rule finds its value at the same spot of both.
So the search along the paths is done once a shape, and each further tree is read spot by spot.

    NAD{3035: BY, C082{3039: ...}}   the shape holds NAD, 3035, BY, C082, 3039, but no number of a party

Blank values are the one thing a shape does not tell. A tree that has any is never remembered, and a spot that turns
out blank sends its rule back to the search. So the outcome is always that of the search.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from typing import NamedTuple

from orderhub.document import Found, Node
from orderhub.mapping.origins import FromField, FromPath, FromTable, Origin, joined
from orderhub.mapping.program import Program, When
from orderhub.mapping.select import Getter, Hit, Paths, Scope, Walk, is_part

MAX_NODES = 400
"""Larger levels are searched: reading their shape would cost more than it saves."""
MAX_SHAPES = 500
"""Shapes remembered for one level of rules. Strangers may send any number of them."""

Shape = tuple[object, ...]
Spot = tuple[int, str]
"""Where values stand: the number of their node in the order of the walk, and their key."""


class Way(IntEnum):
    """How a rule comes to its value in a tree of a known shape."""

    TAKE = 0
    """It stands at one spot."""
    JOIN = 1
    """It is made of several spots."""
    REST = 2
    """Its paths find nothing; other origins are asked."""
    SEARCH = 3
    """The shape does not tell."""
    MISSING = 4
    """There is none, and the rule has something to say about that."""
    SKIP = 5
    """Its condition does not hold."""
    FIELD = 6
    """A table gives it for a field that was read before."""
    TEXT = 7
    """It is the text at one spot."""
    NUMBER = 8
    """It is the number at one spot."""
    SETTLED = 9
    """It is what became of that text before."""


class Step(NamedTuple):
    """One rule in one shape."""

    way: Way
    program: Program
    spots: tuple[Spot, ...] = ()
    witnesses: tuple[Spot, ...] = ()
    """Values its condition saw; while none of them is blank the condition has the same answer."""
    per: Spot | None = None
    rest: tuple[Origin, ...] = ()


class ListProgram(NamedTuple):
    """One block of a list, compiled."""

    target: str
    """Where the entries go, e.g. `references` or `buyer.identifiers`."""
    kind: str
    nodes: Walk | None
    absolute: bool
    when: When
    programs: tuple[Program, ...]


class BlockSteps(NamedTuple):
    """One block of a list in one shape: for each entry the number of its node and its steps; None: search."""

    block: ListProgram
    entries: tuple[tuple[int, tuple[Step, ...]], ...] | None
    witnesses: tuple[Spot, ...] = ()


class Trace(NamedTuple):
    """All rules of a level in one shape."""

    steps: tuple[Step, ...]
    blocks: tuple[BlockSteps, ...]


class Shapes:
    """The shapes that one level of rules has met. `paths` are those of the level, `inner` those below list nodes."""

    __slots__ = ("_first", "_tested", "_traces", "_watched")

    def __init__(self, paths: Paths, inner: Iterable[Paths]) -> None:
        self._first = frozenset(steps[0].name for steps in paths.steps)
        tested: dict[str, set[str]] = {}
        counted: set[str] = set()
        for step in (step for one in (paths, *inner) for steps in one.steps for step in steps):
            for test in step.tests:
                tested.setdefault(test.key, set()).update(test.values)
            if step.nth:
                counted.add(step.name)
        self._watched = {key: frozenset(tested.get(key, ())) for key in {*tested, *counted}}
        """Keys whose values belong to the shape as far as a rule tests for them; of the others only their number."""
        self._traces: dict[Shape, Trace] = {}

    def read(self, node: Node) -> tuple[Shape, list[Node]] | None:
        """The shape of a level's node and its nodes in the order of the walk; None where that is too much."""
        shape: list[object] = [node.name]
        for key, founds in node.values.items():
            shape.append(key)
            if key in self._watched:
                shape.append(_seen(founds, self._watched[key]))
        nodes = [node]
        first = self._first
        members = [child for child in node.children if child.name in first or is_part(child.name)]
        if len(members) > MAX_NODES:
            return None
        self._walk(members, shape, nodes)
        return (tuple(shape), nodes) if len(nodes) <= MAX_NODES else None

    def known(self, shape: Shape) -> Trace | None:
        """The steps for that shape."""
        return self._traces.get(shape)

    def remember(self, shape: Shape, trace: Trace) -> None:
        """Keep the steps for a shape."""
        if len(self._traces) < MAX_SHAPES:
            self._traces[shape] = trace

    def _walk(self, children: list[Node], shape: list[object], nodes: list[Node]) -> None:
        # Runs for each segment and composite of a message. A number ends the keys of each node.
        watched = self._watched
        shape.append(len(children))
        for child in children:
            nodes.append(child)
            shape.append(child.name)
            for key, founds in child.values.items():
                shape.append(key)
                wanted = watched.get(key)
                if wanted is None:
                    continue
                if len(founds) == 1:
                    text = founds[0].raw.strip()
                    shape.append(text if text in wanted else None)
                else:
                    shape.append(_seen(founds, wanted))
            below = child.children
            if below:
                if len(nodes) <= MAX_NODES:
                    self._walk(below, shape, nodes)
            else:
                shape.append(0)


def _seen(founds: list[Found], wanted: frozenset[str]) -> object:
    """What belongs to the shape: of one value itself, of several a tuple of them."""
    seen = [text if (text := found.raw.strip()) in wanted else None for found in founds]
    return seen[0] if len(seen) == 1 else tuple(seen)


def has_blank(nodes: Iterable[Node]) -> bool:
    """Whether any value of these nodes is blank."""
    return any(not found.raw.strip() for node in nodes for founds in node.values.values() for found in founds)


def trace(
    groups: tuple[tuple[tuple[Walk, ...], tuple[Program, ...]], ...],
    blocks: tuple[ListProgram, ...],
    scope: Scope,
    nodes: list[Node],
) -> Trace:
    """Search along all paths once and note where each rule finds its value."""
    tracer = _Tracer(nodes)
    programs = [
        program
        for guards, those in groups
        if not guards or any(guard.held(scope) for guard in guards)
        for program in those
    ]
    steps = tracer.steps(programs, scope)
    traced = [one for block in blocks if (one := tracer.block(block, scope)) is not None]
    return Trace(steps, tuple(traced))


class _Unknown(Exception):
    """The shape does not tell where a path leads."""


class _Tracer:
    def __init__(self, nodes: list[Node]) -> None:
        self._number = {id(node): number for number, node in enumerate(nodes)}

    def steps(self, programs: Iterable[Program], scope: Scope) -> tuple[Step, ...]:
        found = []
        for program in programs:
            try:
                step = self._step(program, scope)
            except _Unknown:
                step = Step(Way.SEARCH, program)
            if step is not None:
                found.append(step)
        return tuple(found)

    def block(self, block: ListProgram, scope: Scope) -> BlockSteps | None:
        if block.nodes is None:
            scopes = [scope]
        elif (block.absolute and not scope.is_root) or block.nodes.is_positional:
            return BlockSteps(block, None)
        else:
            scopes = [Scope(node, scope.root) for node in block.nodes.nodes(scope)]
        if not scopes:
            return None
        try:
            holds, witnesses = self._when(block.when, scopes[0]) if block.when else (True, ())
        except _Unknown:
            return BlockSteps(block, None)
        if block.when and block.nodes is not None:
            return BlockSteps(block, None)
        if not holds:
            return BlockSteps(block, (), witnesses) if witnesses else None
        entries = [(self._number[id(one.node)], self.steps(block.programs, one)) for one in scopes]
        # Where no rule of the block finds anything, it makes no entry whether its condition holds or not.
        found = tuple(entry for entry in entries if entry[1])
        return BlockSteps(block, found, witnesses) if found else None

    def _step(self, program: Program, scope: Scope) -> Step | None:
        holds, witnesses = self._when(program.when, scope) if program.conditional else (True, ())
        if not holds:
            return Step(Way.SKIP, program, witnesses=witnesses) if witnesses else None
        if program.rule.const is not None:
            raise _Unknown
        per = None
        if program.per is not None:
            hit = self._first(program.per, scope)
            per = self._spot(hit, program.per) if hit else None
        spots = self._firsts(program.concat, scope)
        if spots:
            return Step(Way.JOIN, program, spots, witnesses, per)
        return self._by_origin(program, scope, witnesses, per)

    def _by_origin(self, program: Program, scope: Scope, witnesses: tuple[Spot, ...], per: Spot | None) -> Step | None:
        for at, origin in enumerate(program.origins):
            if not isinstance(origin, FromPath):
                if isinstance(origin, FromTable) and not isinstance(origin.key, FromField):
                    raise _Unknown
                rest = tuple(program.origins[at:])
                way = Way.FIELD if rest == (program.by_field,) and not witnesses and per is None else Way.REST
                return Step(way, program, (), witnesses, per, rest)
            hits = self._hits(origin.getter, scope, program)
            if hits:
                way = Way.TAKE if program.rule.join is None else Way.JOIN
                spots = tuple(dict.fromkeys(self._spot(hit, origin.getter) for hit in hits))
                if len(spots) == 1:
                    way = _quick(program, way)
                return Step(way, program, spots, witnesses, per)
        if program.rule.required or program.rule.default is not None:
            return Step(Way.MISSING, program, (), witnesses)
        return None

    def _hits(self, getter: Getter, scope: Scope, program: Program) -> list[Hit]:
        if program.rule.join is None:
            hit = self._first(getter, scope)
            return [hit] if hit else []
        self._insist(getter, scope)
        return list(getter.all(scope))

    def _first(self, getter: Getter, scope: Scope) -> Hit | None:
        self._insist(getter, scope)
        hit = getter.first(scope)
        if hit is not None and getter.nth:
            raise _Unknown
        return hit

    def _insist(self, getter: Getter, scope: Scope) -> None:
        if getter.is_positional or (getter.absolute and not scope.is_root):
            raise _Unknown

    def _when(self, when: When, scope: Scope) -> tuple[bool, tuple[Spot, ...]]:
        return when.holds(scope), self._firsts(when.getters, scope)

    def _firsts(self, getters: Iterable[Getter], scope: Scope) -> tuple[Spot, ...]:
        """The spot of the first value of each getter that finds one."""
        hits = [(self._first(getter, scope), getter) for getter in getters]
        return tuple(self._spot(hit, getter) for hit, getter in hits if hit is not None)

    def _spot(self, hit: Hit, getter: Getter) -> Spot:
        found, holder, _ = hit
        number = self._number.get(id(holder))
        if number is not None:
            # One value may stand under two keys (X12: position and element number); a leaf has keys of its own.
            for key in (getter.key, *holder.values):
                if any(one is found for one in holder.values.get(key, ())):
                    return number, key
        raise _Unknown


def _quick(program: Program, way: Way) -> Way:
    """How one value at one spot is taken without a search, where what becomes of it depends on nothing else."""
    if program.is_simple:
        return Way.TEXT
    if program.is_number:
        return Way.NUMBER
    return Way.SETTLED if program.is_steady else way


def at(nodes: list[Node], spot: Spot) -> Hit | None:
    """The first value at a spot; None where all are blank."""
    number, key = spot
    holder = nodes[number]
    for found in holder.values[key]:
        text = found.raw.strip()
        if text:
            return found, holder, text
    return None


def together(nodes: list[Node], spots: tuple[Spot, ...], program: Program) -> Hit | None:
    """The values at some spots as one; None where there are none but blank ones."""
    rule = program.rule
    if rule.concat:
        hits = [hit for spot in spots if (hit := at(nodes, spot)) is not None]
        if len(hits) < len(spots):
            return None
    else:
        hits = [
            (found, nodes[number], text)
            for number, key in spots
            for found in nodes[number].values[key]
            if (text := found.raw.strip())
        ]
    return joined(hits, " " if rule.join is None else rule.join) if hits else None


def stands(nodes: list[Node], witnesses: tuple[Spot, ...]) -> bool:
    """Whether none of the witnesses is blank."""
    return all(at(nodes, spot) is not None for spot in witnesses)
