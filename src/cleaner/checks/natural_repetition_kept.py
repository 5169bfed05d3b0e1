"""A passage repeats, and `clean` keeps it.

A refrain, a formula, a quotation, the fixed words of a form: long enough to be seen, and likely to be meant.

**Why it matters.** It says what `clean` has looked at and left alone. Where it is a copy after all, this is how you
find it.

**Bad**

    “We shall build it, and we shall pay for it ourselves, every stone and every nail,” she said in May.
    “We shall build it, and we shall pay for it ourselves, every stone and every nail,” he said in June.

**Good**

    “We shall build it, and we shall pay for it ourselves, every stone and every nail,” she said in May.
    He said the same in June.

**Option.** `shortest`: bytes of the repeated text in UTF-8, letters and digits only.

**To silence it.** It is information and fails no build, unless `--fail-level info` asks for it.
"""

from collections.abc import Iterator

from cleaner.characters import BLANK, PIPE, trim
from cleaner.checks.rule import PAGE, Hit, Options
from cleaner.checks.spots import copies, quoted
from cleaner.checks.subject import Subject
from cleaner.intervals import Intervals
from cleaner.model import Span
from cleaner.repeats.chain import chains
from cleaner.repeats.link import matches
from cleaner.repeats.normalise import Normal

NAME, LEVEL, SINCE, ON = "natural-repetition-kept", "info", "0.2", PAGE
# A Chinese sentence, or a long English clause.
OPTIONS = {"shortest": 80}

# Hits a page, the longest first: a timetable repeats a thousand times.
_MOST = 5


def check(subject: Subject, options: Options) -> Iterator[Hit]:
    """The longest repeats of which no copy goes, in the order of the page."""
    normal = Normal(subject.text)
    gone, taken = Intervals(), Intervals()
    for entry in copies(subject):
        gone.add(*entry.span)
    found = []
    for chain in sorted(chains(matches(normal.text)), key=lambda one: (-one.equal, one.b[0])):
        (low, high), (first, _) = chain.b, chain.a
        if len(normal.text[low:high].encode("utf-8", "surrogatepass")) < int(options["shortest"]):
            continue
        span = Span(*trim(subject.text, normal.start(low), normal.end(high), BLANK + PIPE))
        if span.start < span.end and not gone.touches(*span) and not taken.touches(*span):
            taken.add(*span)
            found.append((span, normal.start(first)))
        if len(found) == _MOST:
            break
    for span, other in sorted(found):
        line = subject.lines.place(other)[0]
        said = quoted(subject.text[span.start : span.end])
        yield Hit(f"repeats what line {line} says, and is kept: {said}", span)
