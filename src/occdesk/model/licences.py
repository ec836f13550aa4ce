"""Licences of the data and of what comes with the program: name, identifier, address."""

from typing import NamedTuple


class Licence(NamedTuple):
    """A licence as it is named by sources, its SPDX identifier and where its text stands."""

    name: str
    spdx: str
    address: str


LICENCES: tuple[Licence, ...] = (
    Licence("CC BY 4.0", "CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"),
    Licence("MIT", "MIT", "https://opensource.org/license/mit"),
)

ONET_MODIFIED = (
    "OccDesk has modified some of this information by computing measures from it; USDOL/ETA has"
    " not approved, endorsed, or tested these modifications."
)
"""What the licence of O*NET asks for beside its attribution where its figures were changed."""

_MIT = (
    "Permission is hereby granted, free of charge, to any person obtaining a copy of this software"
    ' and associated documentation files (the "Software"), to deal in the Software without'
    " restriction, including without limitation the rights to use, copy, modify, merge, publish,"
    " distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the"
    " Software is furnished to do so, subject to the following conditions: The above copyright"
    " notice and this permission notice shall be included in all copies or substantial portions of"
    ' the Software. THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR'
    " IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A"
    " PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE"
    " LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR"
    " OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER"
    " DEALINGS IN THE SOFTWARE."
)

_NOTICES = {
    "eloundou": "Copyright of the labels: Tyna Eloundou, Sam Manning, Pamela Mishkin, Daniel Rock"
    f" and OpenAI. {_MIT}"
}
"""Notices that go with the figures of a source, by its id."""

_MODIFIED = {"onet": ONET_MODIFIED, "onet-soc": ONET_MODIFIED}


def licences_in(words: str) -> tuple[Licence, ...]:
    """Return the licences that a source's WORDS on its licence name, in the order of LICENCES."""
    return tuple(each for each in LICENCES if each.name in words)


def attribution_of(source_id: str, attribution: str) -> str:
    """Return ATTRIBUTION of a source with what its licence asks to be added here."""
    return " ".join(filter(None, (attribution, _MODIFIED.get(source_id, ""))))


def notice_of(source_id: str) -> str:
    """Return the notice that must go with figures of a source; empty where none must."""
    return _NOTICES.get(source_id, "")
