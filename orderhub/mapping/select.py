"""Walks a parser's tree along a parsed path.

A `Scope` is the node that a level of rules stands on (the message, or one line) with an index of its children and a
memo of the prefixes already walked, so that forty rules about `NAD[3035=BY]` look for that segment once.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from orderhub.document import Found, Node
from orderhub.mapping.paths import Path, Qualifier, Step

Hit = tuple[Found, Node, str]
"""A value that is not blank, the node or composite that holds it, and its text."""

_X12_POSITION = re.compile(r"([A-Z][A-Z0-9]{1,2})([0-9]{2})")
_LEAF_KEYS = ("", "#text", "value")


def fold(title: str) -> str:
    """`Artikel-Nr.` and `ARTIKELNR` are one column title, `Stück` and `STUCK`, too."""
    plain = title.casefold().replace("ß", "ss")
    if not plain.isascii():
        plain = "".join(sign for sign in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(sign))
    return "".join(sign for sign in plain if sign.isalnum())


def folded(node: Node) -> Node:
    """A copy of a table's tree whose keys are folded titles; the first of two columns of one title wins."""
    return _folded(node, {})


def _folded(node: Node, known: dict[tuple[str, ...], list[str]]) -> Node:
    titles = tuple(node.values)
    shorts = known.get(titles)
    if shorts is None:
        # A table asks for the same titles in each row, and a sender's tables for the same in each document.
        shorts = known[titles] = [_fold(one) if len(one) <= _SHORT else fold(one) for one in titles]
    values = dict(zip(shorts, node.values.values(), strict=True))
    if len(values) < len(shorts):
        first_wins = zip(reversed(shorts), reversed(node.values.values()), strict=True)
        values.update(first_wins)
    return Node(node.name, values, [_folded(child, known) for child in node.children], node.where)


_SHORT = 100
_fold = lru_cache(maxsize=4096)(fold)


class _PartNames(dict[str, bool]):
    """Whether a child of this name is a part of its parent (composite C082, S001, X12 pair `id`), asked very often."""

    def __missing__(self, name: str) -> bool:
        part = name == "id" or (len(name) == 4 and name[0] in "CS" and name[1:].isdigit())
        if len(self) < 10_000:
            self[name] = part
        return part


_IS_PART = _PartNames()
is_part = _IS_PART.__getitem__
"""Whether a child of that name is a part of its parent."""
Held = tuple[Node, list[Node]]
"""A node, and the nodes its values may stand in: itself and its composites."""
_NOTHING: list[Held] = []


class CompiledTest(NamedTuple):
    """A test with its values as set; `designator` is set for X12 names such as N101."""

    key: str
    values: frozenset[str]
    negated: bool
    designator: bool


def compile_tests(tests: tuple[Qualifier, ...]) -> tuple[CompiledTest, ...]:
    """The tests of a step, ready to run."""
    return tuple(
        CompiledTest(one.key, frozenset(one.values), one.negated, bool(_X12_POSITION.fullmatch(one.key)))
        for one in tests
    )


def held(node: Node) -> Held:
    """The node with its composites."""
    holders = [node]
    holders += [child for child in node.children if _IS_PART[child.name]]
    return node, holders


class Scope:
    """A node with its index. `root` is the scope of the whole message."""

    __slots__ = ("_above", "_by_name", "_names", "_own", "memo", "node")

    def __init__(self, node: Node, root: Scope | None = None) -> None:
        self.node = node
        # The root does not name itself: a cycle would keep the whole tree until the collector comes.
        self._above = root
        self.memo: dict[Walk, list[Held]] = {}
        self._names: dict[str, list[Node]] | None = None
        self._own: list[Held] | None = None
        self._by_name: dict[str, list[Held]] = {}

    @property
    def root(self) -> Scope:
        """The scope of the whole message."""
        return self._above or self

    @property
    def is_root(self) -> bool:
        """Whether this is the scope of the whole message."""
        return self._above is None

    @property
    def names(self) -> dict[str, list[Node]]:
        """The children by name."""
        known = self._names
        if known is None:
            known = self._names = {}
            for child in self.node.children:
                known.setdefault(child.name, []).append(child)
        return known

    @property
    def own(self) -> list[Held]:
        """The node itself with its composites."""
        known = self._own
        if known is None:
            known = self._own = [held(self.node)]
        return known

    def children(self, name: str) -> list[Held]:
        """The children of that name; the node itself where it has that name and no such child."""
        known = self._by_name.get(name)
        if known is None:
            nodes = self.names.get(name)
            if nodes is None:
                known = self.own if self.node.name == name else _NOTHING
            else:
                known = [held(node) for node in nodes]
            self._by_name[name] = known
        return known


def _at_position(node: Node, key: str) -> list[Found]:
    """X12 reference designator N104: the value at element 4 of N1."""
    named = _X12_POSITION.fullmatch(key)
    if not named or named[1] != node.name:
        return []
    element = int(named[2])
    return [found for founds in node.values.values() for found in founds if found.where.element == element]


def _has(holder: Node, test: CompiledTest) -> bool:
    founds = holder.values.get(test.key)
    if founds is None:
        if not test.designator:
            return False
        founds = _at_position(holder, test.key)
    values = test.values
    if not values:
        return any(found.raw.strip() for found in founds)
    for found in founds:  # noqa: SIM110 -- any() with a generator costs three times as much, and this is the hot path
        if found.raw.strip() in values:
            return True
    return False


def _passes(holder: Node, tests: tuple[CompiledTest, ...]) -> bool:
    """Whether the values of one holder stand all tests."""
    for test in tests:  # noqa: SIM110 -- see _has
        if _has(holder, test) == test.negated:
            return False
    return True


def _stands(holders: list[Node], tests: tuple[CompiledTest, ...]) -> bool:
    """Whether the values of a node or of its composites stand all tests."""
    for test in tests:
        found = False
        for holder in holders:
            if _has(holder, test):
                found = True
                break
        if found == test.negated:
            return False
    return True


class Walk:
    """The nodes a path passes: those `step` finds below what `before` found. Shared by all paths with this prefix."""

    __slots__ = ("before", "is_positional", "name", "nth", "tests")

    def __init__(self, before: Walk | None, step: Step) -> None:
        self.before = before
        self.name = step.name
        self.tests = compile_tests(step.tests)
        self.nth = step.nth
        tested = any(test.designator for test in self.tests)
        self.is_positional: bool = tested or (before is not None and before.is_positional)

    def held(self, scope: Scope) -> list[Held]:
        """The nodes with their composites, in the document's order."""
        known = scope.memo.get(self)
        if known is None:
            known = scope.memo[self] = self._find(scope)
        return known

    def nodes(self, scope: Scope) -> list[Node]:
        """The nodes, in the document's order."""
        return [node for node, _ in self.held(scope)]

    def _find(self, scope: Scope) -> list[Held]:
        if self.before is None:
            if self.name not in scope.names and self.name != scope.node.name:
                return _NOTHING
            found = scope.children(self.name)
        else:
            name = self.name
            found = [
                held(child) for node, _ in self.before.held(scope) for child in node.children if child.name == name
            ]
        if self.tests and found:
            found = [one for one in found if _stands(one[1], self.tests)]
        return found[self.nth - 1 : self.nth] if self.nth else found


class Getter:
    """A compiled path."""

    __slots__ = ("_designator", "_leafless", "absolute", "is_positional", "key", "nth", "path", "tests", "walk")

    def __init__(self, path: Path, walk: Walk | None, last: Step) -> None:
        self.path = path
        self.absolute = path.absolute
        self.walk = walk
        self.key = last.name
        self.tests = compile_tests(last.tests)
        self.nth = last.nth
        self._designator = bool(_X12_POSITION.fullmatch(last.name))
        self._leafless = last.name.isdigit()
        """An element number is never the name of a child node."""
        walked = walk.is_positional if walk else False
        self.is_positional = walked or self._designator or any(test.designator for test in self.tests)
        """Whether the place of a value among its neighbours decides, and not its name alone."""

    def first(self, scope: Scope) -> Hit | None:
        """The first value that is not blank."""
        if self.nth or self._designator:
            return next(self.all(scope), None)
        if self.absolute:
            scope = scope.root
        key, tests, walk = self.key, self.tests, self.walk
        for node, holders in scope.own if walk is None else walk.held(scope):
            for holder in holders:
                founds = holder.values.get(key)
                if founds is None or (tests and not _passes(holder, tests)):
                    continue
                for found in founds:
                    text = found.raw.strip()
                    if text:
                        return found, holder, text
            if not self._leafless and node.children:
                hit = next(self._leaves(node), None)
                if hit is not None:
                    return hit
        return None

    def all(self, scope: Scope) -> Iterator[Hit]:
        """All values that are not blank, in the document's order; `#n` leaves one."""
        if self.absolute:
            scope = scope.root
        hits = self._hits(scope)
        if not self.nth:
            yield from hits
            return
        for at, hit in enumerate(hits, 1):
            if at == self.nth:
                yield hit
                return

    def _hits(self, scope: Scope) -> Iterator[Hit]:
        key, walk = self.key, self.walk
        for node, holders in scope.own if walk is None else walk.held(scope):
            for holder in holders:
                founds = holder.values.get(key)
                if founds is None and self._designator:
                    founds = _at_position(holder, key)
                if not founds or (self.tests and not _passes(holder, self.tests)):
                    continue
                for found in founds:
                    text = found.raw.strip()
                    if text:
                        yield found, holder, text
            if not self._leafless and node.children:
                yield from self._leaves(node)

    def _leaves(self, node: Node) -> Iterator[Hit]:
        """Values of child nodes of the name, as of XML elements with attributes."""
        for child in node.children:
            if child.name != self.key or not child.values or (self.tests and not _stands(held(child)[1], self.tests)):
                continue
            for key in (*_LEAF_KEYS, child.name):
                for found in child.values.get(key, ()):
                    text = found.raw.strip()
                    if text:
                        yield found, child, text

    def exists(self, scope: Scope) -> bool:
        """Whether the path finds a value, or a node of the name."""
        if self.first(scope) is not None:
            return True
        if self._leafless:
            return False
        base = scope.root if self.absolute else scope
        key = self.key
        for node, _ in base.own if self.walk is None else self.walk.held(base):
            for child in node.children:
                if child.name == key and _stands(held(child)[1], self.tests):
                    return True
        # A path of one step may name the scope itself: `when: "ALC[5463=A|C]"`.
        itself = self.walk is None and base.node.name == key and key not in base.names
        return itself and _stands(base.own[0][1], self.tests)


class Paths:
    """Makes getters and shares their prefixes; one for each level of rules."""

    def __init__(self, *, fold_titles: bool = False) -> None:
        self._fold = fold_titles
        self._walks: dict[tuple[Step, ...], Walk] = {}
        self.steps: list[tuple[Step, ...]] = []
        """Of all paths it was asked for."""

    def getter(self, path: Path) -> Getter:
        """The compiled path to a value."""
        steps = self._steps(path)
        return Getter(path, self._walk(steps[:-1]), steps[-1])

    def nodes(self, path: Path) -> tuple[Walk, bool]:
        """The compiled path to nodes, and whether it starts at the root."""
        walk = self._walk(self._steps(path))
        if walk is None:
            raise AssertionError("a path has a step")
        return walk, path.absolute

    def _steps(self, path: Path) -> tuple[Step, ...]:
        steps = path.steps
        if self._fold:
            *before, last = steps
            tests = tuple(Qualifier(fold(test.key), test.values, test.negated) for test in last.tests)
            steps = (*before, Step(fold(last.name), tests, last.nth))
        self.steps.append(steps)
        return steps

    def _walk(self, steps: tuple[Step, ...]) -> Walk | None:
        if not steps:
            return None
        known = self._walks.get(steps)
        if known is None:
            known = self._walks[steps] = Walk(self._walk(steps[:-1]), steps[-1])
        return known


def below(root: Node, steps: tuple[Step, ...]) -> list[Node]:
    """All nodes of the first step's name anywhere below `root`, then along the further steps; document order."""
    first, *rest = steps
    found: list[Node] = []
    stack = list(reversed(root.children))
    while stack:
        node = stack.pop()
        if node.name == first.name:
            found.append(node)
        elif node.children:
            stack.extend(reversed(node.children))
    found = _narrowed(found, first)
    return along(found, tuple(rest))


def along(nodes: list[Node], steps: tuple[Step, ...]) -> list[Node]:
    """The nodes that `steps` reach from `nodes`, child by child."""
    for step in steps:
        nodes = _narrowed([child for node in nodes for child in node.children if child.name == step.name], step)
    return nodes


def _narrowed(nodes: list[Node], step: Step) -> list[Node]:
    if step.tests:
        tests = compile_tests(step.tests)
        nodes = [node for node in nodes if _stands(held(node)[1], tests)]
    return nodes[step.nth - 1 : step.nth] if step.nth else nodes
