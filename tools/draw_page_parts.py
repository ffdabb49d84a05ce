"""Draws every part of a writer's order pages (`orderhub/bench/page_parts`) as PNG files, for people who look at them.

.venv/bin/python tools/draw_page_parts.py de a FOLDER
"""

from __future__ import annotations

import sys
from pathlib import Path

import pypdfium2

from orderhub.bench.composed import every_option
from orderhub.bench.printed import papers_of


def main() -> None:
    """Language, writer, folder."""
    language, writer, folder = sys.argv[1], sys.argv[2], Path(sys.argv[3])
    for paper in papers_of(list(every_option(language, writer)), 1, folder / "pdf"):
        for at, page in enumerate(pypdfium2.PdfDocument(paper.content)):
            page.render(scale=1.5).to_pil().save(folder / f"{paper.name}-{at + 1}.png")
        sys.stdout.write(f"{paper.name}\n")


if __name__ == "__main__":
    main()
