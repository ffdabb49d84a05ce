"""Segments of one message put into the groups of the parser's tree. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from orderhub.document import Node
from orderhub.readable.tree import Segment


def nest(root: Node, segments: Sequence[Segment]) -> list[Segment]:
    """The segments in the groups of the parser's tree; what the tree does not hold stands at the end of the top."""
    by_number = {segment.number: segment for segment in segments}
    top: list[Segment] = []
    waiting = [(root, top)]
    while waiting:
        node, into = waiting.pop()
        for child in node.children:
            number = child.where.segment
            if number is None or child.where.element is not None:
                continue
            segment = by_number.pop(number, None)
            if segment is not None:
                into.append(segment)
                waiting.append((child, segment.children))
    top += by_number.values()
    return top
