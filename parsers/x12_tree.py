"""The segments of one X12 message as a tree of nodes, each value with its place. Pure.

A segment is a node named by its tag. Each value stands under its position (`N104`) and, where the directory knows it,
under its data element number (`67`) too. Pairs of qualifier and value are child nodes "id"; so are the phones of PER
(`365`, `364`) and the stores of SDQ (`67`, `380`). Composites are child nodes (`C001`) by element number, `REF04`-like
where unknown, their components then `c1`, `c2`. A trigger segment owns the segments of its group; HL levels nest.

    PO1*1*10*EA*9.95**UP*012345678905   ->   PO1{PO101: 1, 350: 1, ..., id{235: UP, 234: 012345678905}}
"""

from __future__ import annotations

from orderhub.document import Found, Node, Where
from parsers.x12_directory import COMPOSITES, KEEPS, LAYOUTS, Group, structure
from parsers.x12_elements import LIMITS, NUMBERS
from parsers.x12_segments import MAX_PARTS, Segment, Separators, is_oversized
from parsers.x12_syntax import Message

_ANY_SIZE = 1 << 60
_ROOM = 100
_DEEPEST = 20
"""Levels of HL below one another; shipment, order, tare, pack and item are five."""
Suspect = tuple[str, Found]
"""A data element's number, and a value that a quick look could not clear."""
Names = tuple[int, str, str, int, tuple[str, ...], int, int]
"""An element's place, its position (`PO106`), its number ("" unknown), its pair (0: none), the components of its
composite, and the least and most characters with which nobody needs to look at a value; a most below 0 is the digits
with which nobody needs to look at a number. The first is the tag."""
Opened = tuple[list[Node], Group, str]


def _sizes(number: str) -> tuple[int, int]:
    limit = LIMITS.get(number)
    if limit is None:
        return 0, _ANY_SIZE
    if limit.kind in NUMBERS:
        return 0, -limit.most
    return (limit.least, limit.most) if limit.kind in ("AN", "ID") else (0, 0)


def _names(tag: str) -> tuple[Names, ...]:
    layout = LAYOUTS.get(tag, ())
    found: list[Names] = [(0, tag, "", 0, (), 0, _ANY_SIZE)]
    for at in range(1, _ROOM):
        number, pair = layout[at - 1] if at <= len(layout) else ("", 0)
        found.append((at, f"{tag}{at:02}", number, pair, COMPOSITES.get(number, ()), *_sizes(number)))
    return tuple(found)


def _all_names(names: tuple[Names, ...], count: int) -> tuple[Names, ...]:
    """With names for elements that no directory has room for."""
    tag = names[0][1]
    return (*names, *((at, f"{tag}{at}", "", 0, (), 0, _ANY_SIZE) for at in range(_ROOM, count)))


_NAMES = {tag: _names(tag) for tag in LAYOUTS}


def build(message: Message, suspects: list[Suspect] | None = None) -> Node:
    """The tree of `message`; the root is named "message". Values that need a closer look are put into `suspects`."""
    suspects = [] if suspects is None else suspects
    root = Node("message")
    children, members = root.children, structure()
    opened: list[Opened] = [(children, members, "")]
    levels: dict[str, tuple[Node, int]] = {}
    unknown: dict[str, tuple[Names, ...]] = {}
    separators, ordinal = message.interchange.separators, message.ordinal
    for segment in message.segments:
        tag = segment.tag
        names = _NAMES.get(tag) or unknown.get(tag)
        if names is None:
            names = unknown[tag] = _names(tag)
        before = len(suspects)
        node = _node(segment, names, ordinal, separators, suspects)
        if not segment.text.isascii():
            _decode(node, message)
            suspects[before:] = [
                (code, found) for code, founds in node.values.items() if code in LIMITS for found in founds
            ]
        if tag == "HL":
            del opened[1:]
            children, members, _ = opened[0]
            _level(levels, root, node)
        else:
            if tag not in members:
                children, members, _ = _owner(opened, tag)
            children.append(node)
        own = members.get(tag)
        if own:
            children, members = node.children, own
            opened.append((children, members, tag))
    return root


def _level(levels: dict[str, tuple[Node, int]], root: Node, node: Node) -> None:
    """HL01 is the level's own number, HL02 that of the level it lies in. Deeper than `_DEEPEST` they lie flat."""
    own, parent = (node.values[key][0].raw if key in node.values else "" for key in ("HL01", "HL02"))
    owner, depth = levels.get(parent, (root, 0))
    if depth >= _DEEPEST:
        owner, depth = root, 0
    owner.children.append(node)
    levels[own] = node, depth + 1


def _owner(opened: list[Opened], tag: str) -> Opened:
    """The innermost open group that has such a member; the groups inside it are closed."""
    depth = len(opened) - 1
    while depth and tag not in opened[depth][1]:
        depth -= 1
    if tag not in opened[depth][1]:
        depth = len(opened) - 1
        while depth and opened[depth][2] not in KEEPS:
            depth -= 1
    del opened[depth + 1 :]
    return opened[depth]


def _node(  # noqa: C901 -- one pass without calls; they would cost more than the work
    segment: Segment, names: tuple[Names, ...], ordinal: int, separators: Separators, suspects: list[Suspect]
) -> Node:
    """One pass over the elements; most of the time it takes to read a file is spent here."""
    element, component, repetition, _ = separators
    tag, number, at, text = segment.tag, segment.number, segment.offset, segment.text
    values: dict[str, list[Found]] = {}
    node = Node(tag, values, [], Where(at, len(text), None, None, ordinal, number, tag))
    special = (component and component in text) or (repetition and repetition in text)
    pair_number = 0
    if len(text) > MAX_PARTS and is_oversized(segment, separators):
        return node
    parts = text.split(element)
    if len(parts) > _ROOM:
        names = _all_names(names, len(parts))
    for part, (index, position, name, nth_pair, codes, least, most) in zip(parts, names, strict=False):
        size = len(part)
        if not part or not index:
            at += size + 1
            continue
        if codes or (special and any(mark in part for mark in (component, repetition) if mark)):
            where = Where(at, size, None, None, ordinal, number, tag, index)
            _split(node, (position, name, codes), part, where, separators)
            at += size + 1
            continue
        found = [Found(part, Where(at, size, None, None, ordinal, number, tag, index))]
        values[position] = found
        if not least <= size <= most and not (size <= -most and part.isdecimal()):
            suspects.append((name, found[0]))
        at += size + 1
        if nth_pair:
            if pair_number != nth_pair:
                pair_number = nth_pair
                pair = {name: found}
                node.children.append(Node("id", pair))
            else:
                pair[name] = found
        elif name:
            if name in values:
                values[name] = values[name] + found
            else:
                values[name] = found
    return node


def _split(
    node: Node, names: tuple[str, str, tuple[str, ...]], part: str, where: Where, separators: Separators
) -> None:
    """An element with repetitions or components. Its position holds the first component of each repetition."""
    position, name, codes = names
    at = where.offset or 0
    for repeat in part.split(separators.repetition) if separators.repetition else [part]:
        pieces = repeat.split(separators.component) if separators.component else [repeat]
        if len(pieces) == 1 and not codes:
            found = _found(repeat, at, where, None)
            for key in (position, name):
                if key and repeat:
                    node.values.setdefault(key, [])
                    node.values[key] = [*node.values[key], found]
        else:
            composite = Node(name if codes else position)
            begin = at
            for nth, piece in enumerate(pieces, 1):
                if piece:
                    found = _found(piece, begin, where, nth)
                    composite.values.setdefault(codes[nth - 1] if nth <= len(codes) else f"c{nth}", []).append(found)
                    if nth == 1:
                        node.values.setdefault(position, []).append(found)
                begin += len(piece) + 1
            if composite.values:
                node.children.append(composite)
        at += len(repeat) + 1


def _found(text: str, at: int, where: Where, component: int | None) -> Found:
    place = Where(at, len(text), None, None, where.message, where.segment, where.tag, where.element, component)
    return Found(text, place)


def _decode(node: Node, message: Message) -> None:
    """Values beyond ASCII in their real characters."""
    decode = message.interchange.decode
    for key, founds in node.values.items():
        node.values[key] = [Found(decode(found.raw), found.where) for found in founds]
    for child in node.children:
        _decode(child, message)
