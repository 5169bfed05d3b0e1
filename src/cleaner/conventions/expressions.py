"""Regular expressions that all languages share, for `{{NAME}}` in the convention files."""

_DIGIT = "[0-9０-９]"
_YEAR = "(?:(?:19|20)[0-9]{2}|[１２][９０][０-９]{2})"
_HAN_DIGIT = "[〇○零一二三四五六七八九十]"
_MONTH_EN = (
    "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    "|Nov(?:ember)?|Dec(?:ember)?|JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?"
    "|SEPT?(?:EMBER)?|OCT(?:OBER)?|NOV(?:EMBER)?|DEC(?:EMBER)?)\\.?"
)
_WEEKDAY_EN = "(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Mon|Tue|Wed|Thu|Fri|Sat|Sun)"

MACROS = {
    # A year first, as in Chinese, Japanese and ISO dates; the separators need not be alike.
    "YMD": (
        rf"{_YEAR}\s?(?:年|[-./／－．])\s?{_DIGIT}{{1,2}}\s?(?:月|[-./／－．])\s?{_DIGIT}{{1,2}}"
        r"(?![0-9０-９]{2})(?:\s?日)?"
    ),
    "YMD_HAN": rf"二[〇○零]{_HAN_DIGIT}{{2}}年{_HAN_DIGIT}{{1,2}}月{_HAN_DIGIT}{{1,3}}日",
    "YMD_ROC": rf"(?:中華)?民國\s?{_DIGIT}{{2,3}}\s?年\s?{_DIGIT}{{1,2}}\s?月\s?{_DIGIT}{{1,2}}\s?日",
    "DATE_ZH": "(?:{{YMD}}|{{YMD_HAN}}|{{YMD_ROC}})",
    "DATE_EN": (
        rf"(?:{_WEEKDAY_EN},?\s+)?(?:{_MONTH_EN}\s*[0-9]{{1,2}}(?:st|nd|rd|th)?,?\s+(?:19|20)[0-9]{{2}}"
        rf"|[0-9]{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?[\s-]+{_MONTH_EN},?[\s-]+(?:19|20)[0-9]{{2}})(?![0-9])"
    ),
    "DATE": "(?:{{DATE_ZH}}|{{DATE_EN}})",
    "TIME": r"(?:[01]?[0-9]|2[0-3])[:：][0-5][0-9](?:[:：][0-5][0-9])?(?:\s?[AaPp]\.?[Mm]\b\.?)?",
    "S": r"[ \t\u3000\xa0]",
    "SEP": r"[ \t\u3000\xa0]*[:：|｜丨/／][ \t\u3000\xa0]*",
    "HAN": "[㐀-鿿豈-﫿々〇]",
    "HANS": "㐀-鿿豈-﫿々〇",
}
