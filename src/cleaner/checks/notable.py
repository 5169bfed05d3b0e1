"""Characters that rules look for. One scan of a text tells all of them which it holds."""

import re

from cleaner.characters import CONTROLS

# What nobody sees, but for the joiners that scripts need.
HIDDEN = CONTROLS + "\u00ad\u180e\u200b\u2060\u2061\u2062\u2063\u2064\u3164\ufeff"
# What turns the direction of writing.
TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
# What stands for a character that was lost.
LOST = "\ufffd"
# What the first byte of a character in UTF-8 becomes, read as Western European.
WESTERN = "".join(map(chr, range(0xC2, 0xF5)))
# What commas, full stops and common words of Chinese in UTF-8 become, read as GBK; what begins a text damaged twice.
HAN, TWICE = "锛銆鐨鏄", "锟烫"

_NOTABLE = re.compile(f"[{re.escape(HIDDEN + TURNING + LOST + WESTERN + HAN + TWICE)}]")


def notable(text: str) -> frozenset[str]:
    """Which of these characters a text holds."""
    return frozenset(_NOTABLE.findall(text))
