"""Which encoding a page is in: labels, byte order marks, and a guess where nothing says it."""

import codecs
import re
from collections.abc import Iterator

# Longest first: the mark of UTF-32-LE begins with that of UTF-16-LE.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# The Python codecs for the encodings of the WHATWG Encoding Standard (encoding.spec.whatwg.org), each with those
# of its labels that Python's own registry does not know; UTF-32, of which pages with a mark exist, is added.
_LABELS = {
    "utf-8": "unicode-1-1-utf-8 unicode11utf8 x-unicode20utf8",
    "utf-16-le": "utf-16 csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff",
    "utf-16-be": "unicodefffe",
    "utf-32-le": "utf-32",
    "utf-32-be": "",
    "gb18030": "csgb2312 gb_2312 gb_2312-80 x-gbk",
    "big5hkscs": "cn-big5 x-x-big5",
    "euc_jp": "cseucpkdfmtjapanese x-euc-jp",
    "iso2022_jp": "",
    "cp932": "windows-31j x-sjis",
    "cp949": "cseuckr csksc56011987 iso-ir-149 ks_c_5601-1989 ksc_5601 windows-949",
    "cp866": "",
    "cp874": "dos-874 iso885911 windows-874",
    "cp1250": "x-cp1250",
    "cp1251": "x-cp1251",
    "cp1252": "iso88591 x-cp1252",
    "cp1253": "x-cp1253",
    "cp1254": "iso88599 x-cp1254",
    "cp1255": "x-cp1255",
    "cp1256": "x-cp1256",
    "cp1257": "x-cp1257",
    "cp1258": "x-cp1258",
    "iso8859-2": "iso88592",
    "iso8859-3": "iso88593",
    "iso8859-4": "iso88594",
    "iso8859-5": "iso88595",
    "iso8859-6": "csiso88596e csiso88596i iso-8859-6-e iso-8859-6-i iso88596",
    "iso8859-7": "iso88597 sun_eu_greek",
    "iso8859-8": "csiso88598e csiso88598i iso-8859-8-e iso-8859-8-i iso88598 logical visual",
    "iso8859-10": "iso885910",
    "iso8859-13": "iso885913",
    "iso8859-14": "iso885914",
    "iso8859-15": "csisolatin9 iso885915",
    "iso8859-16": "",
    "koi8-r": "koi koi8",
    "koi8-u": "koi8-ru",
    "mac-roman": "csmacintosh mac x-mac-roman",
    "mac-cyrillic": "x-mac-cyrillic x-mac-ukrainian",
}
CODECS = frozenset(_LABELS)
_BY_LABEL = {label: name for name, labels in _LABELS.items() for label in labels.split(" ") if label}
# Pages that name one of these mean its superset (the standard's habit): their authors wrote in the superset.
_SUPERSETS = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "cp950": "big5hkscs",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "utf-8-sig": "utf-8",
    "utf-16": "utf-16-le",
    "utf-32": "utf-32-le",
}

# Spoilt bytes for each valid character of several bytes, up to which a page is UTF-8 that was damaged.
_SPOILT_SHARE = 0.1
_ESCAPE = re.compile("[\udc80-\udcff]")
_HIGH = re.compile(rb"[\x80-\xff]")
# A cut page may begin and end in the middle of a character.
_CUT_START = re.compile(rb"\A[\x80-\xbf]{1,3}")
_CUT_END = re.compile(rb"(?:[\xc2-\xf4]|[\xe0-\xf4][\x80-\xbf]|[\xf0-\xf4][\x80-\xbf]{2})\Z")
# No detector needs more bytes than this. Where the first ones are all ASCII, the sample begins near the others.
_SAMPLE = 200_000
_CONTROLS = bytes([*range(9), *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F])
# The detector's scores for neighbours are often as good as equal; within this share of the best one the encoding
# that most pages of its kind have is taken.
_TIE = 0.05
_USUAL = ("gb18030", "cp1252")


def codec(label: str) -> str:
    """The Python codec that an encoding label means. Raises `LookupError` for a label that is not supported."""
    key = label.strip("\t\n\f\r ").lower()
    name = _BY_LABEL.get(key)
    if name is None:
        try:
            name = codecs.lookup(key).name
        except (LookupError, ValueError):
            raise LookupError(f"unknown encoding: {label}") from None
        name = _SUPERSETS.get(name, name)
    if name not in CODECS:
        raise LookupError(f"not an encoding of web pages: {label}")
    return name


def mark(data: bytes) -> tuple[bytes, str]:
    """The byte order mark and the codec that it names; both empty without one."""
    for found, name in _MARKS:
        if data.startswith(found):
            return found, name
    return b"", ""


def detect(data: bytes) -> tuple[str, float | None]:
    """The codec for bytes without a mark, and the detector's confidence where it had to guess.

    Never raises: where nothing fits, Windows-1252 shows at least the ASCII letters.
    """
    if _is_utf8(data):
        return "utf-8", None
    sample = _sample(data)
    # The detector takes control characters for a sign of binary data; pages have some.
    found = list(_candidates(sample)) or list(_candidates(sample.translate(None, _CONTROLS)))
    if not found:
        return "cp1252", 0.0
    best = found[0][1]
    near = dict(one for one in found if one[1] >= best * (1 - _TIE))
    name = next((name for name in _USUAL if name in near), found[0][0])
    return name, round(near[name], 2)


def _is_utf8(data: bytes) -> bool:
    """Whether bytes are UTF-8, be it with a few spoilt ones or cut in the middle of a character."""
    try:
        data.decode()
    except UnicodeDecodeError:
        pass
    else:
        return True
    text = _CUT_END.sub(b"", _CUT_START.sub(b"", data)).decode("utf-8", "surrogateescape")
    spoilt = len(_ESCAPE.findall(text))
    valid = len(text) - len(text.encode("ascii", "ignore")) - spoilt
    return valid > 0 and spoilt <= _SPOILT_SHARE * valid


def _sample(data: bytes) -> bytes:
    high = _HIGH.search(data)
    first = high.start() if high else 0
    start = 0 if first < _SAMPLE // 2 else (first - 1000) // 4 * 4
    return data[start : start + _SAMPLE]


def _candidates(sample: bytes) -> Iterator[tuple[str, float]]:
    """Supported codecs with the detector's confidence, best first."""
    import chardet  # noqa: PLC0415  (30 ms that pages in UTF-8 must not pay)

    era = chardet.EncodingEra.MODERN_WEB | chardet.EncodingEra.LEGACY_ISO
    try:
        found = chardet.detect_all(sample, ignore_threshold=True, encoding_era=era)
    except Exception:  # noqa: BLE001  (a guess may fail in any way; it must not cost the page)
        return
    for one in found:
        try:
            name = codec(one["encoding"] or "")
        except LookupError:
            continue
        yield name, float(one["confidence"])
