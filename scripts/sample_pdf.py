#!/usr/bin/env python3
"""Typesets a sample of layout C as a PDF with the case header table, for tests of the PDF reader.

usage: sample_pdf.py SAMPLE.txt OUT.pdf

Lines are kept as they are, so that the PDF and the text hold the same letter. Pieces of a line that two or more blanks
part are set as columns; a line with a wide indent is centred; the line of a decision is bold. The same text gives the
same bytes. Needs nothing beyond Python.
"""
import re
import sys
import zlib

PAGE_WIDTH, PAGE_HEIGHT, MARGIN, SIZE, LEADING = 612, 792, 72, 10.5, 12.6
LINES = int((PAGE_HEIGHT - 2 * MARGIN) / LEADING)
COLUMNS = ((0, 72), (10, 165), (40, 315), (70, 425))  # from this character on, at this point of the page


def shown(text):
    escaped = re.sub(r"([()\\])", r"\\\1", text)
    return escaped.encode("cp1252", "replace")


def placed(x, y, text, font):
    return b"BT /%s %.1f Tf %.1f %.1f Td (%s) Tj ET\n" % (font, SIZE, x, y, shown(text))


def decision_lines(lines):
    """Lines of a paragraph that ends in a decision."""
    bold, start = set(), 0
    for n, line in enumerate(lines):
        if not line.strip():
            start = n + 1
        elif re.search(r"(Upheld|Overturned)$", line) and (n + 1 == len(lines) or not lines[n + 1].strip()):
            bold.update(range(start, n + 1))
    return bold


def page_stream(lines, bold):
    out = b""
    for row, (n, line) in enumerate(lines):
        y = PAGE_HEIGHT - MARGIN - SIZE - row * LEADING
        font = b"F2" if n in bold else b"F1"
        table = len(re.findall(r"\S {2,}\S", line)) > 0 or re.match(r" {40,}", line)
        if table:
            for piece in re.finditer(r"\S+(?: \S+)*", line):
                x = max(c for c in COLUMNS if c[0] <= piece.start())[1]
                out += placed(x, y, piece.group(), font)
        elif line.startswith("    "):
            text = line.strip()
            out += placed((PAGE_WIDTH - 0.62 * SIZE * len(text)) / 2, y, text, b"F2")
        elif line.strip():
            out += placed(MARGIN, y, line.strip(), font)
    return out


def pdf(pages):
    kids = b" ".join(b"%d 0 R" % (5 + 2 * i) for i in range(len(pages)))
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding >>"
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(pages)),
               font % b"Times-Roman", font % b"Times-Bold"]
    for i, stream in enumerate(pages):
        packed = zlib.compress(stream, 9)
        objects.append(b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R "
                       b"/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>" % (PAGE_WIDTH, PAGE_HEIGHT, 6 + 2 * i))
        objects.append(b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed))
    out, offsets = b"%PDF-1.4\n", []
    for n, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (n, body)
    table = b"".join(b"%010d 00000 n \n" % o for o in offsets)
    size = len(objects) + 1
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        size, table, size, len(out))


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__.strip().split("\n")[2])
    with open(sys.argv[1], encoding="utf-8") as f:
        lines = f.read().rstrip("\n").split("\n")
    bold = decision_lines(lines)
    numbered = list(enumerate(lines))
    pages = [page_stream(numbered[i:i + LINES], bold) for i in range(0, len(lines), LINES)]
    with open(sys.argv[2], "wb") as f:
        f.write(pdf(pages))


if __name__ == "__main__":
    main()
