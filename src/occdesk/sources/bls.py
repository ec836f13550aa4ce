"""What the files of the U.S. Bureau of Labor Statistics share, whichever program they are of."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from occdesk.model.value import Source
from occdesk.sources.files.container import Container, Member
from occdesk.sources.pack.content import SourceFile

PUBLISHER = "U.S. Bureau of Labor Statistics"
LICENCE = "Public domain (work of the U.S. Government)"
TOTAL = "00-0000"
"""The code of all occupations together."""


def make_source(name: str, title: str, program: str) -> Source:
    """Return one of the Bureau's programs as a source, with the attribution it is given here."""
    return Source(name, title, PUBLISHER, LICENCE, f"{PUBLISHER}, {program}.")


@contextmanager
def open_members(container: Container) -> Iterator[tuple[Member, ...]]:
    """Give every file of a container; of an archive that lies in a folder, the files within.

    Such archives are closed at the end. Raises OccDeskError for one that is damaged.
    """
    with ExitStack() as stack:
        members: list[Member] = []
        for member in container.members():
            if container.path.is_dir() and member.name.casefold().endswith(".zip"):
                inner = Container(container.path / member.name, f"{member.label}/")
                members += stack.enter_context(inner).members()
            else:
                members.append(member)
        yield tuple(members)


def describe_files(member: Member, within: Container, release: str) -> Iterator[SourceFile]:
    """Yield what a pack keeps of a file, and of the archive in WITHIN that it was taken from."""
    if member.container is not within:
        label = member.container.prefix.removesuffix("/")
        yield SourceFile(label, *member.container.checksum(), release)
    yield SourceFile(member.label, *member.container.checksum(member), release)
