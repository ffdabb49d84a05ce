"""The segments of one EDIFACT message as a tree of nodes, each value with its place. Pure.

A segment is a node named by its tag; simple elements are its values by element number, composites are child nodes
`C082` with their components by number; a repeated composite is several children. A trigger segment owns the segments
of its group. What the directory does not know is kept under its position: `e3`, `e3.2`, in a composite `c5`.

    NAD+BY+4012345000009::9'   ->   NAD{3035: BY, C082{3039: 4012345000009, 3055: 9}}
"""

from __future__ import annotations

from orderhub.document import Found, Node, Where
from parsers.edifact_directory import BORROWERS, DELIVERY_DATES, KEEPS, LAYOUTS, Group, Layout, structure
from parsers.edifact_elements import LIMITS
from parsers.edifact_segments import Decode, Piece, Segment
from parsers.edifact_syntax import Message

Suspect = tuple[str, Found]
"""A data element's number, and a value that a quick look could not clear."""
Opened = tuple[list[Node], Group, str]
"""An open group: where its members hang, which they are, and the tag that opened it."""
_SIMPLE, _COMPOSITE, _AGAIN, _TAG = 0, 1, 2, 3
Names = tuple[int, int, str, int, tuple[tuple[int, str, int], ...]]
"""An element: its place; whether it is simple, composite, or simple with a name that stood there before; its name; its
limit (see `_limit`); and place, name and limit of its components, with room for unknown ones. The first is the tag."""
_ANY_SIZE = 1 << 60
_ROOM = 100
"""Elements of a segment and components of an element that the fast way can name."""


def _limit(name: str) -> int:
    """A value up to this long is surely right; below 0, digits up to that many are."""
    limit = LIMITS.get(name)
    return _ANY_SIZE if limit is None else -limit.early if limit.numeric else limit.early


def _with_room(layout: Layout) -> tuple[Names, ...]:
    seen: set[str] = set()
    found: list[Names] = [(0, _TAG, "", 0, ())]
    for index, (name, codes) in enumerate(layout, 1):
        known = [*codes, *(f"c{nth}" for nth in range(len(codes) + 1, _ROOM + 1))] if codes else []
        kind = _COMPOSITE if codes else _AGAIN if name in seen else _SIMPLE
        components = tuple((nth, code, _limit(code)) for nth, code in enumerate(known, 1))
        found.append((index, kind, name, _limit(name), components))
        seen.add(name)
    return (*found, *((index, _SIMPLE, f"e{index}", _ANY_SIZE, ()) for index in range(len(layout) + 1, _ROOM + 1)))


_NAMES = {tag: _with_room(layout) for tag, layout in LAYOUTS.items()}
_UNKNOWN = _with_room(())


def build(message: Message, suspects: list[Suspect] | None = None) -> Node:
    """The tree of `message`; the root is named "message". Values that need a closer look are put into `suspects`."""
    suspects = [] if suspects is None else suspects
    root = Node("message")
    children, members = root.children, structure(message.type)
    opened: list[Opened] = [(children, members, "")]
    separators = message.interchange.separators
    element, component, ordinal = separators.element, separators.component, message.ordinal
    decode = message.interchange.charset.decode
    ascii_only = message.interchange.charset.codec == "ascii"
    for segment in message.segments:
        tag, text = segment.tag, segment.text
        short = len(text) < _ROOM or (text.count(element) < _ROOM and text.count(component) < _ROOM)
        if short and segment.plain:
            before = len(suspects)
            node = _plain(segment, _NAMES.get(tag, _UNKNOWN), ordinal, element, component, suspects)
            if not (ascii_only or text.isascii()):
                _decode(node, decode)
                # In characters no value is longer than in bytes.
                if len(suspects) > before:
                    del suspects[before:]
                    _suspect(node, suspects)
        else:
            node = _decoded(segment, LAYOUTS.get(tag, ()), message)
            _suspect(node, suspects)
        if tag == "DTM" and opened[-1][2] in BORROWERS and _is_delivery(node):
            opened.pop()
            children, members, _ = opened[-1]
        own = members.get(tag)
        if own is None:
            children, members, _ = _owner(opened, tag)
            own = members.get(tag)
        children.append(node)
        if own:
            children, members = node.children, own
            opened.append((children, members, tag))
    return root


def _is_delivery(node: Node) -> bool:
    return any(found.raw in DELIVERY_DATES for composite in node.children for found in composite.values.get("2005", ()))


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


def _plain(  # noqa: C901 -- one pass without calls; they would cost more than the work
    segment: Segment, layout: tuple[Names, ...], ordinal: int, element: str, component: str, suspects: list[Suspect]
) -> Node:
    """The common case, in one pass: ASCII without release characters, so characters are bytes.

    Most of the time it takes to read a file is spent here; each line of it was measured.
    """
    tag, number, at, text = segment.tag, segment.number, segment.offset, segment.text
    values: dict[str, list[Found]] = {}
    children: list[Node] = []
    for part, (index, kind, name, limit, codes) in zip(text.split(element), layout, strict=False):
        size = len(part)
        if not part or kind == _TAG:
            at += size + 1
            continue
        if kind == _COMPOSITE:
            inner: dict[str, list[Found]] = {}
            for piece, (nth, code, most) in zip(part.split(component), codes, strict=False):
                if piece:
                    size = len(piece)
                    found = Found(piece, Where(at, size, None, None, ordinal, number, tag, index, nth))
                    if code in inner:
                        inner[code].append(found)
                    else:
                        inner[code] = [found]
                    if size > most and not (size <= -most and piece.isdecimal()):
                        suspects.append((code, found))
                    at += size
                at += 1
            if inner:
                children.append(Node(name, inner))
            continue
        if kind == _SIMPLE and component not in part:
            found = Found(part, Where(at, size, None, None, ordinal, number, tag, index))
            values[name] = [found]
            if size > limit and not (size <= -limit and part.isdecimal()):
                suspects.append((name, found))
        else:
            _spread(values, name, index, _cut(part, component, at), (ordinal, number, tag))
        at += size + 1
    return Node(tag, values, children, Where(segment.offset, len(text), None, None, ordinal, number, tag))


def _suspect(node: Node, suspects: list[Suspect]) -> None:
    for values in (node.values, *(child.values for child in node.children)):
        for code, founds in values.items():
            if code in LIMITS:
                suspects += [(code, found) for found in founds]


def _decode(node: Node, decode: Decode) -> None:
    """Values beyond ASCII in their real characters; places count the bytes already."""
    for values in (node.values, *(child.values for child in node.children)):
        for founds in values.values():
            for nth, found in enumerate(founds):
                if not found.raw.isascii():
                    founds[nth] = Found(decode(found.raw), found.where)


def _cut(part: str, component: str, at: int) -> list[Piece]:
    pieces = []
    for text in part.split(component):
        pieces.append(Piece(text, at, len(text)))
        at += len(text) + 1
    return pieces


def _spread(
    values: dict[str, list[Found]], name: str, index: int, pieces: list[Piece], place: tuple[int, int, str]
) -> None:
    """Components where the directory knows a simple element: the first is the element, the others keep their place."""
    several = len(pieces) > 1
    for nth, piece in enumerate(pieces, 1):
        if piece.text:
            key = name if nth == 1 and not name.startswith("e") else f"e{index}.{nth}" if several else f"e{index}"
            where = Where(piece.offset, piece.length, None, None, *place, index, nth if several else None)
            values.setdefault(key, []).append(Found(piece.text, where))


def _decoded(segment: Segment, layout: Layout, message: Message) -> Node:
    """The general case: released characters, repetitions, wrapped lines and other character sets."""
    tag = segment.tag
    place = (message.ordinal, segment.number, tag)
    where = Where(segment.offset, len(segment.text), None, None, *place)
    node = Node(tag, {}, [], where)
    for index, repeats in enumerate(message.elements(segment), 1):
        name, codes = layout[index - 1] if index <= len(layout) else (f"e{index}", ())
        for pieces in repeats:
            if not any(piece.text for piece in pieces):
                continue
            if codes:
                node.children.append(Node(name, _components(codes, pieces, index, place)))
            else:
                _spread(node.values, name, index, pieces, place)
    return node


def _components(
    codes: tuple[str, ...], pieces: list[Piece], index: int, place: tuple[int, int, str]
) -> dict[str, list[Found]]:
    inner: dict[str, list[Found]] = {}
    for nth, piece in enumerate(pieces, 1):
        if piece.text:
            code = codes[nth - 1] if nth <= len(codes) else f"c{nth}"
            where = Where(piece.offset, piece.length, None, None, *place, index, nth)
            inner.setdefault(code, []).append(Found(piece.text, where))
    return inner
