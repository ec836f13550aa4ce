"""The objects of a PDF that Qt wrote: taken apart, changed, and written again.

Only what Qt writes is read: objects one after another behind a head, one table of their places,
and a trailer (ISO 32000-1, 7.5). It is no reader of PDF.
"""

import re
from typing import NamedTuple

_ROW = re.compile(rb"(\d{10}) \d{5} ([nf]) \n")
_STREAM = re.compile(rb"^(.*?)\nstream\n(.*)\nendstream", re.DOTALL)


class PdfFile(NamedTuple):
    """A file in its parts; `objects` are what stands between `obj` and `endobj`, by number."""

    head: bytes
    objects: dict[int, bytes]
    trailer: bytes

    def add(self, body: bytes) -> int:
        """Add an object and return its number."""
        number = max(self.objects) + 1
        self.objects[number] = body
        return number

    def find(self, mark: bytes) -> list[int]:
        """Return the numbers of the objects with MARK outside of their streams."""
        return [
            number
            for number, body in self.objects.items()
            if mark in body.partition(b"stream\n")[0]
        ]

    def named(self, name: bytes) -> int:
        """Return the number of the object that the trailer calls NAME."""
        found = re.search(rb"/%s (\d+) 0 R" % name, self.trailer)
        assert found is not None
        return int(found[1])

    def stream(self, number: int) -> bytes:
        """Return what is in the stream of an object, as it stands there."""
        found = _STREAM.search(self.objects[number])
        assert found is not None
        return found[2]


def read_objects(data: bytes) -> PdfFile:
    """Return the parts of DATA, a file that Qt wrote."""
    table = int(data[data.rindex(b"startxref") :].split()[1])
    rows = _ROW.findall(data, table)
    places = {number: int(at) for number, (at, kind) in enumerate(rows) if kind == b"n" and int(at)}
    order = sorted(places, key=lambda number: places[number])
    ends = [places[number] for number in order[1:]] + [table]
    objects: dict[int, bytes] = {}
    for number, end in zip(order, ends, strict=True):
        part = data[places[number] : end]
        start, stop = part.index(b"obj") + 3, part.rindex(b"endobj")
        objects[number] = part[start:stop].strip(b"\n")
    trailer = data[data.index(b"trailer", table) : data.rindex(b"startxref")]
    return PdfFile(data[: places[order[0]]], objects, trailer)


def stream_object(body: bytes, entries: bytes) -> bytes:
    """Return an object that is a stream of BODY with ENTRIES in its dictionary."""
    return b"<<\n%s\n/Length %d\n>>\nstream\n%s\nendstream" % (entries, len(body), body)


def written(file: PdfFile) -> bytes:
    """Return FILE as bytes, with a new table of the places of its objects (7.5.4)."""
    parts, length = [file.head], len(file.head)
    places: dict[int, int] = {}
    for number, body in file.objects.items():
        part = b"%d 0 obj\n%s\nendobj\n" % (number, body)
        places[number] = length
        parts.append(part)
        length += len(part)
    count = max(file.objects) + 1
    parts.append(b"xref\n0 %d\n" % count)
    for number in range(count):
        used = number in places
        parts.append(b"%010d 00000 n \n" % places[number] if used else b"0000000000 65535 f \n")
    parts.append(re.sub(rb"/Size \d+ *", b"/Size %d" % count, file.trailer))
    parts.append(b"startxref\n%d\n%%%%EOF\n" % length)
    return b"".join(parts)
