"""XML text -> a tree of nodes, each value with its bytes, line, column and path. Pure; nothing is ever loaded.

The tree follows the document, by local names without prefixes:

- an element with children or attributes is a node; an attribute is its value `@name`, its own text its value ""
- an element with text only, or empty, is a value of its parent, under its name; several are several values
- the document element is the root node

    <cac:LineItem><cbc:ID>1</cbc:ID><cbc:Quantity unitCode="C62">10</cbc:Quantity></cac:LineItem>
    LineItem{ID: 1, Quantity{"": 10, @unitCode: C62}}

Read by expat while the limits are kept: depth, elements, attributes, length of an attribute. A DOCTYPE is refused, with
one exception: the bare reference to its DTD that every cXML document carries is stepped over. Secrets of cXML are
masked. Comments and processing instructions are left out, and so is the text of elements that carry whole files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final
from xml.parsers import expat

from orderhub.document import NOWHERE, Finding, Found, Node, Severity, Where
from orderhub.errors import BrokenDocument

MAX_DEPTH: Final = 100
MAX_ELEMENTS: Final = 500_000
MAX_ATTRIBUTES: Final = 200
MAX_ATTRIBUTE: Final = 65_536
"""Characters of one attribute."""
MAX_TEXT: Final = 100_000
"""Characters of one element; what is longer is an embedded file and stays in the original."""
MASK: Final = "********"
SECRETS: Final = frozenset({"SharedSecret", "CredentialMac", "Password"})
_WITH_DTD: Final = "cXML"
_SEPARATOR: Final = " "
_WIDE: Final = (b"\xff\xfe", b"\xfe\xff")
_BLANK: Final = re.compile(rb"\A(?:\xef\xbb\xbf)?[ \t\r\n]+(?=<)")
_AFTER: Final = b" \t\r\n\0\x1a"
_UNKNOWN_ENCODING, _WRONG_ENCODING, _BAD_TOKEN = 18, 19, 4
"""Codes of expat (XML_ERROR_...)."""


class _Frame:
    """An open element."""

    __slots__ = ("begin", "length", "name", "node", "pointer", "seen", "texts", "where")

    def __init__(self, name: str, pointer: str, where: Where) -> None:
        self.name = name
        self.pointer = pointer
        self.where = where
        self.node: Node | None = None
        self.seen: dict[str, int] = {}
        self.texts: list[str] = []
        self.begin: Where | None = None
        """Where its text begins."""
        self.length = 0


class Tree:
    """What was read: the root, its namespace, and what was noticed on the way."""

    def __init__(self, root: Node, namespace: str, findings: list[Finding]) -> None:
        self.root = root
        self.namespace = namespace
        self.findings = findings


def read(content: bytes) -> Tree:
    """The tree of an XML document. Raises: BrokenDocument xml.*, with line, column and offset in its params."""
    blank = _BLANK.match(content)
    skip = blank.end() if blank else 0
    body = content[skip:] if skip else content
    if not body.startswith(_WIDE):
        body = body.rstrip(_AFTER)
    lines = content.count(b"\n", 0, skip)
    try:
        return _Reader(body, skip, lines).tree()
    except _Retry as wrong:
        tree = _Reader(body, skip, lines, wrong.encoding).tree()
        params = {"declared": wrong.declared, "encoding": wrong.encoding}
        tree.findings.insert(0, Finding("xml.encoding", wrong.severity, Where(offset=0, line=1), params))
        return tree


class _Retry(Exception):
    """The declared encoding cannot be right."""

    def __init__(self, declared: str, encoding: str, severity: Severity) -> None:
        super().__init__(encoding)
        self.declared = declared
        self.encoding = encoding
        self.severity = severity


class _Reader:
    """Receives what expat finds."""

    def __init__(self, content: bytes, skip: int, lines: int, encoding: str | None = None) -> None:
        self._content = content
        self._skip = skip
        self._lines = lines
        self._forced = encoding
        self._declared = ""
        self._parser = expat.ParserCreate(encoding, _SEPARATOR)
        self._stack: list[_Frame] = []
        self._count = 0
        self._root: Node | None = None
        self._namespace = ""
        self._findings: list[Finding] = []
        self._narrow = not content.startswith(_WIDE)
        parser = self._parser
        parser.XmlDeclHandler = self._declaration
        parser.StartDoctypeDeclHandler = self._doctype
        parser.EntityDeclHandler = self._entity
        parser.SkippedEntityHandler = self._entity
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)

    def tree(self) -> Tree:
        try:
            self._parser.Parse(self._content, True)  # noqa: FBT003 -- pyexpat takes it by position
        except expat.ExpatError as broken:
            self._judge_encoding(broken.code)
            where = self._at(broken.lineno, broken.offset, self._parser.ErrorByteIndex)
            raise _refused("xml.broken", where, reason=expat.ErrorString(broken.code)) from broken
        except (LookupError, ValueError) as broken:
            # An encoding Python does not know, or one that is no 8-bit table.
            raise _refused("xml.broken", self._here(), reason=f"encoding {self._declared}") from broken
        if self._root is None:
            raise _refused("xml.broken", self._here(), reason="no element found")
        return Tree(self._root, self._namespace, self._findings)

    def _judge_encoding(self, code: int) -> None:
        """Raises _Retry where another encoding will do: UTF-8 that calls itself UTF-16, windows-1252 as UTF-8."""
        if self._forced is not None:
            return
        if code in (_WRONG_ENCODING, _UNKNOWN_ENCODING):
            raise _Retry(self._declared or "-", "utf-8", Severity.INFO)
        if code == _BAD_TOKEN and self._narrow and self._declared.lower() in ("", "utf-8", "us-ascii"):
            try:
                self._content.decode("utf-8")
            except UnicodeDecodeError:
                raise _Retry(self._declared or "utf-8", "windows-1252", Severity.WARNING) from None

    def _at(self, line: int, column: int, offset: int) -> Where:
        return Where(offset=max(offset, 0) + self._skip, line=line + self._lines, column=column + 1)

    def _here(self) -> Where:
        parser = self._parser
        return self._at(parser.CurrentLineNumber, parser.CurrentColumnNumber, parser.CurrentByteIndex)

    def _declaration(self, _version: str, encoding: str | None, _standalone: int) -> None:
        self._declared = encoding or ""

    def _doctype(self, name: str, system: str | None, _public: str | None, has_internal_subset: int) -> None:
        where = self._begin_of_doctype()
        if has_internal_subset:
            raise _refused("xml.entities", where)
        if name != _WITH_DTD:
            raise _refused("xml.doctype", where, name=name[:60])
        self._findings.append(Finding("xml.doctype-ignored", Severity.INFO, where, {"address": (system or "-")[:200]}))

    def _begin_of_doctype(self) -> Where:
        """Where `<!DOCTYPE` stands; expat tells of it behind it."""
        here = self._here()
        if not self._narrow:
            return Where(offset=here.offset, line=here.line)
        at = self._content.rfind(b"<!DOCTYPE", 0, self._parser.CurrentByteIndex + 9)
        line_begin = self._content.rfind(b"\n", 0, at) + 1
        return self._at(self._content.count(b"\n", 0, at) + 1, at - line_begin, at)

    def _entity(self, *_: object) -> None:
        raise _refused("xml.entities", self._here())

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if self._count > MAX_ELEMENTS:
            raise _refused("xml.too-large", self._here(), limit=MAX_ELEMENTS)
        if len(self._stack) >= MAX_DEPTH:
            raise _refused("xml.too-deep", self._here(), limit=MAX_DEPTH)
        namespace, _, name = tag.rpartition(_SEPARATOR)
        above = self._stack[-1] if self._stack else None
        pointer = name
        if above is None:
            self._namespace = namespace
        else:
            number = above.seen[name] = above.seen.get(name, 0) + 1
            pointer = f"{above.pointer}/{name}" if number == 1 else f"{above.pointer}/{name}[{number}]"
            if above.node is None:
                self._make_node(above)
        here = self._here()
        frame = _Frame(name, pointer, Where(offset=here.offset, line=here.line, column=here.column, pointer=pointer))
        self._stack.append(frame)
        if attributes or above is None:
            self._attributes(self._make_node(frame), attributes, frame)

    def _make_node(self, frame: _Frame) -> Node:
        frame.node = Node(frame.name, {}, [], frame.where)
        above = self._stack[-2].node if len(self._stack) > 1 else None
        if above is None:
            self._root = frame.node
        else:
            above.children.append(frame.node)
        return frame.node

    def _attributes(self, node: Node, attributes: dict[str, str], frame: _Frame) -> None:
        if len(attributes) > MAX_ATTRIBUTES:
            raise _refused("xml.too-large", frame.where, limit=MAX_ATTRIBUTES)
        for key, value in attributes.items():
            name = key.rpartition(_SEPARATOR)[2]
            if len(value) > MAX_ATTRIBUTE:
                raise _refused("xml.attribute-too-long", frame.where, name=name[:60], limit=MAX_ATTRIBUTE)
            offset, length = self._find_attribute(frame.where.offset or 0, name)
            where = Where(
                offset=offset,
                length=length,
                line=frame.where.line,
                column=frame.where.column,
                pointer=f"{frame.pointer}/@{name}",
            )
            node.values[f"@{name}"] = [Found(MASK if name in SECRETS else value, where)]

    def _find_attribute(self, tag: int, name: str) -> tuple[int, int | None]:
        """Place of an attribute's value in the bytes; the tag's own where the encoding does not show it."""
        begin = tag - self._skip
        if self._narrow:
            found = _attribute(name).search(self._content, begin)
            if found is not None:
                group = 1 if found[1] is not None else 2
                return self._skip + found.start(group), found.end(group) - found.start(group)
        return tag, None

    def _text(self, text: str) -> None:
        frame = self._stack[-1]
        if frame.begin is None:
            if not text.strip():
                return
            frame.begin = self._here()
            blank = len(text) - len(text.lstrip())
            if blank and self._narrow:
                frame.begin = Where(
                    offset=(frame.begin.offset or 0) + blank,
                    line=frame.begin.line,
                    column=(frame.begin.column or 1) + blank,
                )
        frame.length += len(text)
        if frame.length <= MAX_TEXT:
            frame.texts.append(text)

    def _end(self, _tag: str) -> None:
        frame = self._stack.pop()
        if frame.begin is None:
            if frame.node is None:
                empty = Found("", frame.where)
                self._above().values.setdefault(frame.name, []).append(empty)
            return
        text = "".join(frame.texts).strip()
        begin = frame.begin
        length = None
        if frame.node is None or not frame.node.children:
            end = self._parser.CurrentByteIndex + self._skip
            length = max(end - (begin.offset or 0), 0)
            if self._narrow:
                raw = self._content[(begin.offset or 0) - self._skip : end - self._skip]
                length = len(raw.rstrip().removesuffix(b"]]>").rstrip())
        where = Where(
            offset=begin.offset, length=length, line=begin.line, column=begin.column, pointer=frame.where.pointer
        )
        if frame.length > MAX_TEXT:
            params = {"name": frame.name[:60], "limit": str(MAX_TEXT)}
            self._findings.append(Finding("xml.long-text", Severity.INFO, where, params))
            return
        found = Found(MASK if frame.name in SECRETS else text, where)
        if frame.node is not None:
            frame.node.values[""] = [found]
        else:
            self._above().values.setdefault(frame.name, []).append(found)

    def _above(self) -> Node:
        node = self._stack[-1].node
        assert node is not None
        return node


@lru_cache(maxsize=1000)
def _attribute(name: str) -> re.Pattern[bytes]:
    return re.compile(rb"[\s:]" + re.escape(name.encode()) + rb"\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")


def _refused(code: str, where: Where, **params: object) -> BrokenDocument:
    return BrokenDocument(code, line=where.line or 0, column=where.column or 0, offset=where.offset or 0, **params)


def place_of(broken: BrokenDocument) -> Where:
    """Where a refused document went wrong."""
    line, column, offset = (int(broken.params.get(key) or 0) for key in ("line", "column", "offset"))
    return Where(offset=offset, line=line, column=column or None) if line else NOWHERE


def nodes(node: Node, path: str) -> Iterator[Node]:
    """The nodes that `A/B/C` reaches, child by child; "" is the node itself."""
    if not path:
        yield node
        return
    name, _, rest = path.partition("/")
    for child in node.children:
        if child.name == name:
            yield from nodes(child, rest)


def values(node: Node, path: str) -> Iterator[tuple[Found, Node]]:
    """The values that `A/B/C` or `A/@b` reaches, each with the node that holds it (its attributes, or its parent)."""
    above, _, name = path.rpartition("/")
    for one in nodes(node, above):
        for found in one.values.get(name, ()):
            yield found, one
        for child in one.children:
            if child.name == name:
                for found in child.values.get("", ()):
                    yield found, child


def first(node: Node, *paths: str) -> tuple[Found, Node] | None:
    """The first value that any of the paths finds."""
    for path in paths:
        for one in values(node, path):
            return one
    return None


def text(node: Node, *paths: str) -> str:
    """The text of the first value, or ""."""
    found = first(node, *paths)
    return found[0].raw.strip() if found else ""
