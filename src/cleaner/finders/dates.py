"""Dates and times as printed to ISO. Only what can be read without doubt; nothing is ever shifted.

`int` reads digits of all scripts and `str.isdigit` says yes to `²`, so digits are mapped by hand.
"""

import re
from datetime import date

from cleaner.conventions import words

_WIDE = str.maketrans("０１２３４５６７８９／－．：", "0123456789/-.:")
_HAN_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_YMD = re.compile(r"([0-9]{4})\D{1,3}?([0-9]{1,2})\D{1,3}?([0-9]{1,2})(?![0-9])")
_ROC = re.compile(r"民國\s?([0-9]{2,3})\s?年\s?([0-9]{1,2})\s?月\s?([0-9]{1,2})")
_HAN = re.compile(
    r"(二[〇○零][〇○零一二三四五六七八九]{2})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日"
)
_DMY = re.compile(r"([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{4})")
_WORDS = re.compile(r"[^\W\d_]+|[0-9]+")
_TIME = re.compile(r"([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?(?:\s?([AaPp])\.?[Mm])?")
# The calendar of the Republic of China begins with 1912.
_ROC_OFFSET = 1911
_YEARS = range(1700, 2101)


def iso_date(printed: str) -> str | None:
    """`YYYY-MM-DD` for a printed date, or `None` where it names no day of the calendar or more than one reading."""
    text = printed.translate(_WIDE)
    if found := _ROC.search(text):
        return _iso(int(found[1]) + _ROC_OFFSET, int(found[2]), int(found[3]))
    if found := _HAN.search(text):
        return _iso(int(found[1].translate(_HAN_DIGITS)), _han_number(found[2]), _han_number(found[3]))
    if found := _YMD.search(text):
        return _iso(int(found[1]), int(found[2]), int(found[3]))
    return _from_words(text)


def _from_words(text: str) -> str | None:
    """A date with a month word: the four digits are the year, the other number is the day."""
    month = day = year = 0
    for word in _WORDS.findall(text):
        if word.isascii() and word.isdecimal():
            if len(word) == 4:
                year = int(word)
            elif not day:
                day = int(word)
        else:
            month = month or words().months.get(word.casefold(), 0)
    return _iso(year, month, day)


def figures_date(printed: str) -> str | None:
    """A date in figures with the year last, `13/04/2021`; `None` where day and month could be exchanged."""
    found = _DMY.search(printed.translate(_WIDE))
    if found is None:
        return None
    first, second, year = int(found[1]), int(found[2]), int(found[3])
    readings = {_iso(year, second, first), _iso(year, first, second)} - {None}
    return readings.pop() if len(readings) == 1 else None


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat() if year in _YEARS else None
    except ValueError:
        return None


def _han_number(text: str) -> int:
    if "十" in text:
        tens, _, ones = text.partition("十")
        return 10 * (int(tens.translate(_HAN_DIGITS)) if tens else 1) + (
            int(ones.translate(_HAN_DIGITS)) if ones else 0
        )
    return int(text.translate(_HAN_DIGITS))


def clock_time(printed: str) -> str | None:
    """`HH:MM[:SS]` on the 24-hour clock, or `None` where the text is no time of day."""
    found = _TIME.search(printed.translate(_WIDE))
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2])
    if found[4]:
        hour = hour % 12 + (12 if found[4] in "Pp" else 0)
    seconds = f":{found[3]}" if found[3] else ""
    return f"{hour:02}:{minute:02}{seconds}" if hour < 24 and minute < 60 else None
