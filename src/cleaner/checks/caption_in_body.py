"""The text of a picture stands among the paragraphs.

A line with a photographer's credit between two paragraphs of the body.

**Why it matters.** It interrupts the article: the sentence before it and the one behind it belong together.

**Bad**

    今天上午，阿尔德河新桥正式通车。
    市民在桥上合影。李安 摄
    从周一起，汽车可以通行。

**Good**

    市民在桥上合影。李安 摄
    今天上午，阿尔德河新桥正式通车。
    从周一起，汽车可以通行。

**To silence it.** Run `cleaner clean`, which moves captions to a field of their own.
"""

from collections.abc import Iterator

from cleaner.checks.rule import TEXT, Hit
from cleaner.checks.spots import quoted
from cleaner.checks.subject import Subject

NAME, LEVEL, SINCE, ON = "caption-in-body", "warning", "0.2", TEXT


def check(subject: Subject) -> Iterator[Hit]:
    """One hit for each caption with text of the body before and behind it; in an article for any caption."""
    text, body = subject.cleaned.page.text, subject.kept["body"]
    for entry in subject.kept["captions"] if body else ():
        inside = body[0].span < entry.span < body[-1].span
        if (entry.at or "").endswith("/text") and (inside or subject.kind == "article"):
            yield Hit(f"a caption stands in the body: {quoted(text[slice(*entry.span)])}", entry.span)
