"""Compressed inputs: gzip and zstd, known by their first bytes and not by their names."""

import gzip
import io
import zlib
from collections.abc import Callable
from typing import Any, BinaryIO, cast

# A bomb: more than so many bytes out of each byte in, once there are enough to tell. Text compresses to a third,
# rows that all hold the same page perhaps to a hundredth.
_RATIO = 200
_ENOUGH = 32 * 1024 * 1024
_GZIP = b"\x1f\x8b"
_ZSTD = b"\x28\xb5\x2f\xfd"
# A frame may ask for a window of 2 GiB; 128 MiB is what `zstd -d` grants.
_WINDOW = 128 * 1024 * 1024
_BUFFER = 1024 * 1024
# Of zstd so many bytes are unpacked at a time: each may become 32 KiB.
_STEP = 1024


def unpacked(stream: BinaryIO) -> BinaryIO:
    """The stream itself, or what is compressed in it: one layer. `OSError` where it is broken, here or when read."""
    buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast("io.RawIOBase", stream))
    head = buffered.peek(4)[:4]
    if not head.startswith((_GZIP, _ZSTD)):
        return buffered
    counted = _Counted(buffered)
    inner = gzip.GzipFile(fileobj=cast("BinaryIO", counted), mode="rb") if head.startswith(_GZIP) else _zstd(counted)
    found = io.BufferedReader(_Unpacked(cast("BinaryIO", inner), counted), _BUFFER)
    if found.peek(4).startswith((_GZIP, _ZSTD)):
        raise OSError(0, "it is compressed twice; unpack it once")
    return found


def _zstd(stream: "_Counted") -> object:
    try:
        import zstandard  # noqa: PLC0415  (an extra, and only for those who have such files)
    except ImportError:
        raise OSError(0, "it is compressed with zstd, which needs: pip install 'cleaner[zstd]'") from None
    return _Frames(stream, zstandard.ZstdDecompressor(max_window_size=_WINDOW).decompressobj)


class _Frames:
    """What the frames of zstd in a stream hold. Raises `EOFError` where the last one is cut off, as gzip does."""

    def __init__(self, stream: "_Counted", new: Callable[[], Any]) -> None:
        self.stream, self.new = stream, new
        self.frame: Any = None
        self.rest, self.held = b"", io.BytesIO()

    def read(self, size: int) -> bytes:
        """At most so many bytes, none at the end."""
        while not (piece := self.held.read(size)):
            data = self.rest or self.stream.read(_STEP)
            if not data and self.frame is not None:
                raise EOFError
            if not data:
                break
            self.frame = self.frame or self.new()
            self.held, self.rest = io.BytesIO(self.frame.decompress(data)), b""
            if self.frame.eof:
                self.rest, self.frame = self.frame.unused_data, None
        return piece


class _Counted:
    """A stream that counts what was read from it."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream, self.count = stream, 0

    def read(self, size: int | None = -1) -> bytes:
        data = self.stream.read(-1 if size is None else size)
        self.count += len(data)
        return data


class _Unpacked(io.RawIOBase):
    """What is inside, with all that can be wrong said as `OSError`."""

    def __init__(self, inner: BinaryIO, packed: _Counted) -> None:
        self.inner, self.packed, self.count = inner, packed, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]
        try:
            data = self.inner.read(len(buffer))
        except EOFError:
            raise OSError(0, "the compressed data ends too early") from None
        except MemoryError:
            raise
        except Exception as error:
            if not isinstance(error, (OSError, zlib.error)) and type(error).__name__ != "ZstdError":
                raise
            raise OSError(0, f"the compressed data is broken: {error}") from None
        self.count += len(data)
        if self.count > _ENOUGH and self.count > _RATIO * self.packed.count:
            raise OSError(0, f"the compressed data grows to more than {_RATIO} times its size")
        buffer[: len(data)] = data
        return len(data)
