"""The text holds characters that nobody can see.

Zero-width spaces, soft hyphens, word joiners, control characters. The joiners that Persian, Indian scripts and emoji
need are not reported, nor is a byte order mark at the start.

**Why it matters.** They cut words in two for every tool that compares text.

**Bad**

    The coun\u200bcil will open the bridge.

**Good**

    The council will open the bridge.

**To silence it.** Remove them in the extractor. `clean` leaves out control characters and keeps the others.
"""

import re
from collections.abc import Iterable

from cleaner.characters import CONTROLS, has_controls
from cleaner.checks.rule import TEXT, Hit
from cleaner.checks.spots import runs
from cleaner.checks.subject import Subject

NAME, LEVEL, SINCE, ON = "invisible-character", "warning", "0.2", TEXT

# What nobody sees, beside controls, but for the joiners that scripts need.
_UNSEEN = "\u00ad\u180e\u3164\ufeff"
_HIDDEN = re.compile(f"[{re.escape(CONTROLS + _UNSEEN)}\u200b\u2060-\u2064]+")


def check(subject: Subject) -> Iterable[Hit]:
    """The first run, and how many there are."""
    text = subject.text
    holds = subject.has_marks or any(one in text for one in _UNSEEN) or has_controls(subject.utf8)
    found = list(_HIDDEN.finditer(text)) if holds else []
    first = f"U+{ord(found[0][0][0]):04X}" if found else ""
    return runs(found, f"a character that cannot be seen: {first}")
