"""What `explain` looks at: pages, which are cleaned, and stored articles, whose pages are restored."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, NamedTuple

import msgspec

from cleaner.batch.work import cleaned
from cleaner.errors import RefusedPage, RestoreError
from cleaner.explain.losers import Lost, heard, losers
from cleaner.ledger import rebuild, strings
from cleaner.model import Cleaned, Options, Page
from cleaner.readers import Choices, Source
from cleaner.readers.documents import DOCUMENTS, documents, is_json, problem_in
from cleaner.readers.files import check, files, open_regular, readable
from cleaner.readers.inputs import sources
from cleaner.readers.packed import unpacked
from cleaner.readers.walk import PACKED, PAGES, ROWS, Wanted, globs
from cleaner.renderers.document import parse
from cleaner.restorer import restore

STORED = (*DOCUMENTS, *(f"{name}{packed}" for name in DOCUMENTS for packed in PACKED), *ROWS)


class Found(NamedTuple):
    """A page or a stored article. `place` names it in messages; one of the two others is there."""

    place: str
    id: str
    source: Source | None = None
    document: bytes | None = None


class Known(NamedTuple):
    """A page with its article and ledger, and the readings that lost; a stored article does not know them."""

    cleaned: Cleaned
    lost: tuple[Lost, ...] = ()


def found(paths: Sequence[str], choices: Choices, stdin: BinaryIO | None, skip: Path | None) -> Iterator[Found]:
    """All pages and stored articles of the PATHs, in their order. Raises `InputError` before the first one."""
    choice = Wanted(globs((*PAGES, *STORED)), skip=skip)
    check([path for path in paths if path != "-"], choice, allow_empty=choices.allow_empty)
    return _found(paths, choice, choices, stdin)


def _found(paths: Sequence[str], choice: Wanted, choices: Choices, stdin: BinaryIO | None) -> Iterator[Found]:
    for path in paths:
        if path == "-":
            data = stdin.read() if stdin is not None else b""
            yield from _stored(choices.stdin_name, data) or _raw(sources(["-"], choices, BytesIO(data)))
            continue
        for file in files([path], choice):
            data = _content(file.path) if file.path.name.lower().endswith(STORED) else b""
            stored = _stored(readable(str(file.path)), data)
            yield from stored
            # Other JSON in a folder, such as the summary of a run, is neither a page nor an article.
            if not stored and (file.path == Path(path) or not file.name.lower().endswith(STORED)):
                yield from _raw(sources([str(file.path)], choices, None))


def _content(path: Path) -> bytes:
    """What a file holds, unpacked; of what cannot be read nothing: its reader tells why."""
    try:
        with open_regular(path) as stream:
            return unpacked(stream).read()
    except OSError:
        return b""


def _raw(pages: Iterator[Source]) -> Iterator[Found]:
    for source in pages:
        yield Found(source.place, source.place if source.id is None else str(source.id), source)


def _stored(place: str, data: bytes) -> list[Found]:
    """The stored articles of a file, none where it is a page."""
    if not is_json(data):
        return []
    pieces = documents(data)
    places = [place] if len(pieces) == 1 else [f"{place}:{number}" for number in range(1, len(pieces) + 1)]
    return [Found(one, _id(piece, one), document=piece) for one, piece in zip(places, pieces, strict=True)]


def _id(document: bytes, place: str) -> str:
    try:
        found = msgspec.json.decode(document).get("id")
    except (msgspec.MsgspecError, UnicodeError, AttributeError, RecursionError):
        return place
    return place if found is None else str(found)


def known(one: Found, options: Options) -> Known:
    """The page with all that is known of it. Raises `RefusedPage` for what is no page, or gives none back."""
    try:
        if one.document is not None:
            return Known(_restored(one.document))
        return _cleaned(one.source or Source(None, one.place, one.place), options)
    except RestoreError as error:
        problem = problem_in(one.document or b"")
        raise RefusedPage(*(problem or ("restore-mismatch", str(error)))) from error


def _restored(document: bytes) -> Cleaned:
    """The stored article with its page, once its bytes are proved."""
    article, ledger = parse(document)
    restore(document)
    return Cleaned(Page(rebuild(ledger.entries, strings(article), ledger.length), ledger.origin), article, ledger)


def _cleaned(source: Source, options: Options) -> Known:
    lost: list[Lost] = []

    def clean(page: Page, options: Options, name: str | float | None) -> Cleaned:
        page_cleaned, claims = heard(page, options, name)
        lost.extend(losers(page_cleaned, claims))
        return page_cleaned

    return Known(cleaned(source, options, clean), tuple(lost))
