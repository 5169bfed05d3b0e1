"""What output files are packed as. Each piece is a gzip member or a zstd frame: files can be appended to."""

import gzip
from collections.abc import Callable

from cleaner.errors import OutputError

_LEVEL = 6
# Pieces of about so many bytes: smaller ones compress worse, larger ones need memory.
PIECE = 1024 * 1024
Pack = Callable[[bytes], bytes]


def pack_for(name: str) -> Pack | None:
    """How a file of that name is packed, `None` where it is not. Raises `OutputError` where that cannot be done."""
    if name.lower().endswith(".gz"):
        return lambda data: gzip.compress(data, _LEVEL, mtime=0)
    if name.lower().endswith(".zst"):
        return _zstd(name)
    return None


def unpacked_name(name: str) -> str:
    """The name without the suffix of a compression."""
    return name.rpartition(".")[0] if name.lower().endswith((".gz", ".zst")) else name


def _zstd(name: str) -> Pack:
    try:
        import zstandard  # noqa: PLC0415  (an extra)
    except ImportError:
        raise OutputError(f"{name}: to write zstd, pip install 'cleaner[zstd]'") from None
    return zstandard.ZstdCompressor(write_checksum=True, write_content_size=True).compress
