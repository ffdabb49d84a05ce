"""A one-page PDF of positioned words in Helvetica, written by hand so that a benchmark needs no PDF library.

Source: ISO 32000-1, 7.5 (file structure) and 9.4 (text objects).
"""

from __future__ import annotations

_HEIGHT = 842


def text_pdf(words: list[tuple[int, int, str]], size: int = 9) -> bytes:
    """`words` are (left, top, text) in points from the top left of an A4 page, in WinAnsi, `size` points high."""
    said = [f"1 0 0 1 {left} {_HEIGHT - top} Tm ({_escaped(text)}) Tj" for left, top, text in words]
    stream = (f"BT /F1 {size} Tf\n" + "\n".join(said) + "\nET").encode("cp1252", "replace")
    resources = b"/Resources << /Font << /F1 5 0 R >> >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R %s >>" % resources,
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    content = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    start = len(content)
    size = len(objects) + 1
    content += b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
    return content + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, start)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
