"""An image as the bytes of a PNG file, quickly: charts are flat, so no row needs a filter.

Qt tries all filters on each row; without any the bytes are made in half the time, and there are
a fifth fewer of them. Format: W3C, Portable Network Graphics, third edition.
"""

import struct
import zlib
from collections.abc import Iterator, Mapping

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_LEVEL = 3
_COLOURS = (
    (b"sRGB", b"\1"),
    (b"gAMA", struct.pack(">I", 45455)),
    (b"cHRM", struct.pack(">8I", 31270, 32900, 64000, 33000, 30000, 60000, 15000, 6000)),
)
"""That colours are those of sRGB, and, for readers that do not know the name, what that means
(sections 11.3.2.1 to 11.3.2.5); to be kept as they are, whatever the medium can show."""
_BAND = 256
"""How many rows are turned into bytes of colours at once."""


def png_of(image: QImage, words: Mapping[str, str]) -> bytes:
    """Return IMAGE as a PNG in sRGB with its resolution and WORDS by keyword.

    It is opaque unless IMAGE has alpha.

    Keywords are of one to 79 letters of Latin-1; words in ASCII stand in the file as they are.
    """
    size = struct.pack(">II", image.width(), image.height())
    kind = b"\x08\x06\0\0\0" if image.hasAlphaChannel() else b"\x08\x02\0\0\0"
    dots = struct.pack(">IIB", image.dotsPerMeterX(), image.dotsPerMeterY(), 1)
    parts = [_SIGNATURE, _chunk(b"IHDR", size + kind)]
    parts += [_chunk(*each) for each in (*_COLOURS, (b"pHYs", dots))]
    for key, text in words.items():
        # Not compressed, in no language, the keyword not translated.
        parts.append(_chunk(b"iTXt", key.encode("latin-1") + b"\0\0\0\0\0" + text.encode()))
    packer = zlib.compressobj(_LEVEL)
    packed = b"".join([packer.compress(band) for band in _bands(image)] + [packer.flush()])
    return b"".join((*parts, _chunk(b"IDAT", packed), _chunk(b"IEND", b"")))


def _bands(image: QImage) -> Iterator[bytes]:
    """Return rows, many at once, each with the number of its filter, none, and its pixels."""
    is_clear = image.hasAlphaChannel()
    form = QImage.Format.Format_RGBA8888 if is_clear else QImage.Format.Format_RGB888
    length = image.width() * (4 if is_clear else 3)
    for top in range(0, image.height(), _BAND):
        high = min(_BAND, image.height() - top)
        band = image.copy(QRect(0, top, image.width(), high)).convertToFormat(form)
        # The rows of an image are padded to four bytes.
        pixels, step = bytes(band.constBits()), band.bytesPerLine()
        rows = (pixels[start : start + length] for start in range(0, high * step, step))
        yield b"\0" + b"\0".join(rows)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
