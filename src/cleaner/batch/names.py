"""Names of output files: safe whatever a page is called, never twice the same, and the same in every locale.

A name is text; on the disk it is UTF-8. Bytes of an input's name that are no UTF-8 are lone surrogates in it.
"""

import hashlib
import os
import re
import unicodedata
from pathlib import Path, PurePosixPath

from cleaner.batch.files import OURS

# Names are at most 255 bytes; the suffix and a number need some.
_LONGEST = 200
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udc7f\udd00-\udfff]")
# What Windows takes for devices, whatever their suffix.
_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))}


class Names:
    """Names below a folder for the names of pages."""

    def __init__(self) -> None:
        # Hashes, since a run of millions of files has millions of names.
        self._taken: set[int] = set()

    def new(self, name: str) -> str:
        """A path below the folder, numbered where an earlier page took its name or one that some systems hold equal."""
        parts = [part for part in re.split(r"[/\\]", name) if part not in {"", ".", ".."}]
        wanted = PurePosixPath(*[_safe(part) for part in parts or ["page"]])
        number, free = 1, wanted
        while (key := _key(free)) in self._taken:
            number += 1
            free = wanted.with_name(f"{wanted.stem}~{number}{wanted.suffix}")
        self._taken.add(key)
        return str(free)


def located(top: Path, name: str) -> Path:
    """Where a file of that name is, below a folder."""
    return top / os.fsdecode(_bytes(name))


def _bytes(name: str) -> bytes:
    return name.encode("utf-8", "surrogateescape")


def _key(path: PurePosixPath) -> int:
    folded = unicodedata.normalize("NFC", str(path)).casefold()
    digest = hashlib.blake2b(_bytes(folded), digest_size=8)
    return int.from_bytes(digest.digest(), "big")


def _safe(part: str) -> str:
    """A part of a path that every file system takes; a cut one ends in a hash of the whole, and keeps its suffix."""
    name = _UNSAFE.sub("_", part)
    if name.partition(".")[0].lower() in _DEVICES or name == OURS:
        name = f"_{name}"
    data = _bytes(name)
    if len(data) <= _LONGEST:
        return name
    suffix = Path(name).suffix if len(Path(name).suffix) < 16 else ""
    head = data[: _LONGEST - 30].decode("utf-8", "ignore")
    return f"{head}~{hashlib.sha256(data).hexdigest()[:8]}{suffix}"
