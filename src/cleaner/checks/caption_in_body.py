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

from cleaner.checks.rule import TEXT, Hit, Options
from cleaner.checks.spots import quoted
from cleaner.checks.subject import Subject

NAME, LEVEL, SINCE, ON = "caption-in-body", "warning", "0.2", TEXT


def check(subject: Subject, options: Options) -> Iterator[Hit]:
    """One hit for each caption with text of the body before and behind it; in an article for any caption."""
    del options
    text, kept = subject.cleaned.page.text, subject.kept if subject.cleaned.article.captions else []
    body = [index for index, (field, _) in enumerate(kept) if field == "body"]
    for index, (field, entry) in enumerate(kept):
        is_text = field == "captions" and (entry.at or "").endswith("/text")
        if is_text and body and (subject.kind == "article" or body[0] < index < body[-1]):
            yield Hit(f"a caption stands in the body: {quoted(text[slice(*entry.span)])}", entry.span)
