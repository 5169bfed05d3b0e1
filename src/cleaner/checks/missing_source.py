"""No publication or agency was found.

`clean` takes a name for a source behind a label, or where it is on its list.

**Why it matters.** Rights, weights and quotas are given by source.

**Bad**

    阿尔德河新桥周日通车

    2021-05-14

**Good**

    阿尔德河新桥周日通车

    2021-05-14　来源：江滨日报

**To silence it.** Ignore the rule where your pages do not carry the field: `--ignore missing-source`.
"""

from collections.abc import Iterable

from cleaner.checks.rule import TEXT, Hit
from cleaner.checks.spots import missing
from cleaner.checks.subject import Subject

NAME, LEVEL, SINCE, ON = "missing-source", "warning", "0.2", TEXT


def check(subject: Subject) -> Iterable[Hit]:
    """One hit for an article with text and without the field."""
    return missing(subject, "source", "no publication or agency was found")
