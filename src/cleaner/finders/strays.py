"""Days that are not the article's: the clock of the site, and the days of other articles, of readers, of the text."""

import re
from collections.abc import Callable, Sequence

from cleaner.characters import WHITE, width
from cleaner.conventions import words
from cleaner.finders.menu import MENU
from cleaner.model import Claim
from cleaner.sheet import Sheet

# Lines at the top among which a site shows its clock, and the weather beside it.
_TOP = 40
_DEGREES = re.compile(r"-?\d{1,3}(?:[.,]\d)?\s?°?\s?[CF](?:\s[^\W\d_][\w ]{2,20})?")
_FIRST_OF_DEGREES = frozenset("-0123456789")
# Entries of a menu between the clock of a site and the headline; the score of a day that a label announces.
_ENTRIES, _LABELLED = 3, 0.95
# Days that have to differ before they are taken for those of other articles, or for the heads of a diary's entries.
_FEWEST = 2
# Paragraphs above a day below which another article begins, and the width of its title; an agency's sign has less.
_OTHER_ABOVE, _NARROWEST_TITLE = 3, 16
_DAY = frozenset({"date", "time"})
_FIGURES, _LETTERS = re.compile(r"\d+"), re.compile(r"[^\W\d_]+")


def without_stray_days(sheet: Sheet) -> Sheet:
    """The sheet without the claims for days that are not the article's."""
    if not any(claim.says("date") for claim in sheet.claims):
        return sheet
    for rule in _RULES:
        sheet = rule(sheet)
    return sheet


def without_clock(sheet: Sheet) -> Sheet:
    """The sheet without the day in the frame of a site, where its menu stands between that line and the headline."""
    head = next((claim for claim in sheet.claims if claim.role == "headline" and claim.parts), None)
    menu = [claim.span.start for claim in sheet.claims if claim.rule == MENU]
    if head is None or not menu:
        return sheet
    for claim in sheet.claims:
        unlabelled = claim.score < _LABELLED and claim.says("date")
        if unlabelled and sum(claim.span.end < at < head.span.start for at in menu) >= _ENTRIES:
            return sheet.without({claim}, _of_the_site(claim))
    return sheet


def _without_weather(sheet: Sheet) -> Sheet:
    """The clock of the site, whose weather stands beside it: `Sunday, March 3, 2019`, `21.3 C`."""
    lines = enumerate(sheet.cores[:_TOP])
    weather = [index for index, core in lines if core[0] in _FIRST_OF_DEGREES and _DEGREES.fullmatch(core)]
    clocks = [at for index in weather for at in (index - 1, index + 1) if 0 <= at < len(sheet.units)]
    gone = {claim for at in clocks for claim in sheet.by_unit[at] if claim.role == "date" and len(claim.parts) == 1}
    told = [Claim(sheet.span(index), "boilerplate", "noise.weather", 0.9, ()) for index in weather if gone]
    return sheet.without(gone, *told, *map(_of_the_site, gone))


def _without_today(sheet: Sheet) -> Sheet:
    """The clock of the site: a day on the first line or above furniture, where a day with its hour stands below it."""
    above = [claim for claim in sheet.claims if not sheet.prose or claim.span.start < _start(sheet, sheet.prose[0])]
    dates = [claim for claim in above if claim.says("date")]
    timed = next((claim for claim in dates if claim.says("time")), None)
    if len(dates) < _FEWEST or timed is None or timed is dates[0] or not _is_of_the_frame(sheet, *dates[:2]):
        return sheet
    first, later = (next(part.value for part in one.parts if part.role == "date") for one in (dates[0], timed))
    return sheet if first == later else sheet.without({dates[0]}, _of_the_site(dates[0]))


def _is_of_the_frame(sheet: Sheet, day: Claim, next_day: Claim) -> bool:
    """Whether a day stands on the first line, or bare and above furniture of the site."""
    if day.span.end <= sheet.units[0].end:
        return True
    between = range(sheet.at(day.span.start) + 1, sheet.at(next_day.span.start))
    return "bare" in day.tags and any(sheet.kinds[index] == "noise" for index in between)


def _without_teasers(sheet: Sheet) -> Sheet:
    """A day above a link to the rest is that of another article, where a day stands below it."""
    dated = [index for index, claims in enumerate(sheet.by_unit[:-1]) if claims and sheet.shows(index, "date")]
    led = {index for index in dated if sheet.cores[index + 1].casefold().rstrip(" .…»>") in words().related}
    gone = {claim for index in led if index != dated[-1] for claim in sheet.by_unit[index]}
    return sheet.without(gone, *map(_of_the_site, gone))


def _without_others(sheet: Sheet) -> Sheet:
    """Bare days that stand only behind the text, and differ, belong to other articles or to comments.

    So does a day between the title of another article and its first lines.
    """
    dates = [claim for claim in sheet.claims if claim.says("date")]
    if dates and all(_is_of_another(sheet, claim) for claim in dates):
        return sheet.without(set(dates), *map(_of_the_site, dates))
    bare = [claim for claim in dates if "bare" in claim.tags]
    if len(bare) < _FEWEST or len(bare) < len(dates) or not sheet.prose:
        return sheet
    days = {part.value or sheet.text[part.span.start : part.span.end] for claim in bare for part in claim.parts}
    if len(days) < _FEWEST or bare[0].span.start < _start(sheet, sheet.prose[0]):
        return sheet
    return sheet.without(set(bare))


def _is_of_another(sheet: Sheet, claim: Claim) -> bool:
    """Whether a day stands behind most of the text, with a title right above it and a paragraph right below."""
    index = sheet.at(claim.span.start)
    above = sum(at < index for at in sheet.prose)
    told = sheet.kinds[index - 1 : index] == ["short"] and sheet.kinds[index + 1 : index + 2] == ["prose"]
    # A title printed twice above the day is that of the page, below a ticker.
    again = sheet.cores[index - 2 : index - 1] == sheet.cores[index - 1 : index]
    if not told or again or above < _OTHER_ABOVE or len(sheet.prose) - above >= above:
        return False
    return width(sheet.cores[index - 1]) >= _NARROWEST_TITLE and sheet.is_title(index - 1)


def _without_commenters(sheet: Sheet) -> Sheet:
    """A name and a date without a label say who wrote it above the text; below it they say who commented on it."""
    gone = {claim for claim in sheet.claims if claim.role == "date" and "person" in claim.tags}
    if not gone or not sheet.openings:
        return sheet
    begun = _start(sheet, sheet.openings[-1])
    return sheet.without({claim for claim in gone if claim.span.start > begun})


def _without_events(sheet: Sheet) -> Sheet:
    """A day beside a label for the place, `Where: the old mill`, is when something takes place."""
    dates = [claim for claim in sheet.claims if claim.says("date") and _is_alone(sheet, claim)]
    return sheet.without({claim for claim in dates if any(map(_tells_place, _beside(sheet, claim)))})


def _beside(sheet: Sheet, claim: Claim) -> list[str]:
    index = sheet.at(claim.span.start)
    return [*sheet.cores[max(0, index - 1) : index], *sheet.cores[index + 1 : index + 2]]


def _tells_place(core: str) -> bool:
    label, colon, place = core.replace("：", ":").partition(":")
    return bool(colon and place) and label.strip(WHITE).casefold() in words().venues


def _without_days_of_the_text(sheet: Sheet) -> Sheet:
    """Days alone between two pieces of running text, below the article's, are of the text: the heads of a diary.

    One behind a label and below a title heads another article. It stays, and like one behind the text it tells no
    better than the first: reviews end in the day of the book.
    """
    if not sheet.prose:
        return sheet
    dates = [claim for claim in sheet.claims if claim.says("date")]
    above, inside = _parted(sheet, dates)
    said = {_day(sheet, claim) for claim in above}
    gone = {claim for claim in inside if _day(sheet, claim) not in said} if above else set[Claim]()
    if len(gone) >= _FEWEST and len(above) == 1 and _heads_an_entry(sheet, above[0], inside):
        gone.add(above[0])
    others = [claim for claim in gone if not _is_bare(sheet, claim) and sheet.is_title(sheet.at(claim.span.start) - 1)]
    least = min((claim.score for claim in above), default=1.0)
    behind = [claim for claim in dates if claim not in above and claim not in gone and claim.score > least]
    lowered = [claim._replace(score=min(claim.score, least)) for claim in (*others, *behind)]
    return sheet.without(gone | set(behind), *lowered)


def _parted(sheet: Sheet, dates: Sequence[Claim]) -> tuple[list[Claim], list[Claim]]:
    """The days above the text, and those alone inside it. Below a standfirst a label may still tell the article's."""
    first, again, ended = (_start(sheet, at) for at in (sheet.prose[0], sheet.openings[-1], sheet.prose[-1]))
    above = [claim for claim in dates if claim.span.start < (first if _is_bare(sheet, claim) else again)]
    inside = [claim for claim in dates if first < claim.span.start < ended and _is_alone(sheet, claim)]
    return above, [claim for claim in inside if claim not in above]


def _heads_an_entry(sheet: Sheet, day: Claim, inside: list[Claim]) -> bool:
    """Whether the first day looks like those below it, and stands right above the text as they do, below no field."""
    index = sheet.at(day.span.start)
    alike = all(_form(sheet, claim) == _form(sheet, day) for claim in inside)
    return (
        _is_bare(sheet, day)
        and alike
        and sheet.kinds[index - 1 : index] != ["meta"]
        and sheet.kinds[index + 1] == "prose"
    )


def _form(sheet: Sheet, claim: Claim) -> str:
    """A line with its figures and words left out."""
    return _LETTERS.sub("a", _FIGURES.sub("0", sheet.cores[sheet.at(claim.span.start)]))


def _is_alone(sheet: Sheet, claim: Claim) -> bool:
    """Whether a line says a day and nothing else of the article. One with its hour is when somebody wrote."""
    roles = {part.role for part in claim.parts}
    written = "time" in roles and _is_bare(sheet, claim)
    return sheet.by_unit[sheet.at(claim.span.start)] == [claim] and roles <= _DAY and not written


def _is_bare(sheet: Sheet, claim: Claim) -> bool:
    """Whether no label announces a day: beside it stands its weekday at most."""
    beside = sheet.text[claim.span.start : claim.span.end]
    for part in claim.parts:
        beside = beside.replace(sheet.text[part.span.start : part.span.end], "", 1)
    return all(word.casefold() in words().weekdays for word in _LETTERS.findall(beside))


def _day(sheet: Sheet, claim: Claim) -> str:
    part = next(part for part in claim.parts if part.role == "date")
    return part.value or sheet.text[part.span.start : part.span.end]


def _of_the_site(claim: Claim) -> Claim:
    return claim._replace(role="boilerplate", parts=())


def _start(sheet: Sheet, index: int) -> int:
    return sheet.units[index].start


# A clock is told by a day below it, which a later rule may take.
_RULES: tuple[Callable[[Sheet], Sheet], ...] = (
    _without_weather,
    _without_today,
    _without_teasers,
    _without_others,
    _without_commenters,
    _without_events,
    _without_days_of_the_text,
)
