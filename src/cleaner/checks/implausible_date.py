"""The date of an article cannot be right.

It lies in the future, or before there were pages like this one.

**Why it matters.** A date of 1970 or 2099 is a fault of a program or a misprint, and spoils every order by date.

**Bad**

    Published: 14 May 2098

**Good**

    Published: 14 May 2021

**Option.** `earliest`: the first day that is believed, `YYYY-MM-DD`. The last one is tomorrow, whatever the time zone.

**To silence it.** Set `earliest` for old papers, or ignore the rule.
"""

from collections.abc import Iterator
from functools import lru_cache
from time import gmtime, strftime, time

from cleaner.checks.rule import TEXT, Hit, Options
from cleaner.checks.subject import Subject

NAME, LEVEL, SINCE, ON = "implausible-date", "warning", "0.2", TEXT
# Scraped pages are of the age of newspapers with photographs.
OPTIONS = {"earliest": "1900-01-01"}
_DAY = 24 * 60 * 60  # seconds


def check(subject: Subject, options: Options) -> Iterator[Hit]:
    """One hit for a date outside the believed days. ISO dates compare as text."""
    found = subject.article.date if subject.article is not None else None
    if found is None:
        return
    tomorrow = _iso(int(time()) // _DAY + 1)
    if found < str(options["earliest"]) or found > tomorrow:
        entries = subject.entries if subject.kind == "page" else ()
        span = next((entry.span for entry in entries if entry.at == "/date"), None)
        yield Hit(f"the date {found} lies {'in the future' if found > tomorrow else 'too far back'}", span, "/date")


@lru_cache(1)
def _iso(day: int) -> str:
    return strftime("%Y-%m-%d", gmtime(day * _DAY))
