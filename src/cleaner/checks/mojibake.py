"""Text was decoded with the wrong encoding.

UTF-8 that was read as Western European or as Chinese, found by reading it back: a run of letters whose bytes in the
old encoding are valid UTF-8 is no accident.

**Why it matters.** The text looks like text to every tool behind this one, and says nothing.

**Bad**

    The cafÃ© wonâ€™t open on Sunday.

**Good**

    The café won’t open on Sunday.

**To silence it.** Decode the page again with the right encoding before it comes here. A page that speaks about
mojibake needs a per-file ignore.
"""

import re
from collections.abc import Iterable, Iterator

from cleaner.checks.rule import TEXT, Hit
from cleaner.checks.spots import runs
from cleaner.checks.subject import Subject

NAME, LEVEL, SINCE, ON = "mojibake", "warning", "0.2", TEXT

# A first byte read as Western European, then what the other bytes of its character look like; and how that begins in
# UTF-8.
_WESTERN = re.compile("[\u00c2-\u00f4][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{1,3}")
_WESTERN_CUE = re.compile(rb"\xc3[\x82-\xb4][\xc2\xc5\xc6\xcb\xe2]")
_HAN = re.compile("[㐀-鿿]{4,}")
# What commas, full stops and common words of Chinese in UTF-8 become, read as GBK.
_HAN_CUE = re.compile("[锛銆鐨鏄]")
_TWICE = re.compile("锟斤拷|烫烫烫")
# Code points of Han text that must read as UTF-8: shorter runs may do so by accident.
_LEAST_HAN = 6


def check(subject: Subject) -> Iterable[Hit]:
    """The first place, and how many there are."""
    text, utf8 = subject.text, subject.utf8
    found = [
        *(_western(text) if b"\xc3" in utf8 and _WESTERN_CUE.search(utf8) else ()),
        *(_TWICE.finditer(text) if "锟" in text or "烫" in text else ()),
        *(_chinese(text) if any(cue in text for cue in "锛銆鐨鏄") else ()),
    ]
    return runs(sorted(found, key=re.Match.start), "text was decoded with the wrong encoding")


def _western(text: str) -> list[re.Match[str]]:
    """Places that read as UTF-8; a single pair of letters on a page could be meant."""
    found = [one for one in _WESTERN.finditer(text) if _reads(_bytes(one[0]))]
    return found if len(found) > 1 or any(len(one[0]) > 2 for one in found) else []


def _bytes(text: str) -> bytes:
    """Windows-1252, with the controls that it does not use as they are."""
    return b"".join(_byte(character) for character in text)


def _byte(character: str) -> bytes:
    return bytes([ord(character)]) if character < "\u0100" else character.encode("cp1252", "replace")


def _reads(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _chinese(text: str) -> Iterator[re.Match[str]]:
    for one in _HAN.finditer(text):
        if len(one[0]) >= _LEAST_HAN and _HAN_CUE.search(one[0]) and _begins_utf_8(one[0]):
            yield one


def _begins_utf_8(run: str) -> bool:
    """Whether the bytes of a run in GBK are UTF-8, but for a cut character at either end."""
    data = run.encode("gb18030")
    return any(_reads(data[cut : len(data) - tail]) for cut in range(3) for tail in range(3))
