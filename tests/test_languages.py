"""What belongs to languages: scripts, tags, dates in figures, names without capitals, words that must not collide."""

import subprocess
import sys

import pytest

from cleaner import clean
from cleaner.conventions import cues, of_script, patterns, words
from cleaner.finders.dates import clock_time, iso_date
from cleaner.finders.eastern_names import arabic, japanese, korean
from cleaner.finders.names import signature
from cleaner.language import language, languages
from cleaner.scripts import scripts
from places import ROOT

_SCRIPTS = ("any", "han", "kana", "hangul", "cyrillic", "arabic", "hebrew", "devanagari", "thai", "greek", "latin")
_GERMAN = (
    "Der Turm ist alt, und die Glocke hat einen Sprung. Sie wird nicht mehr auf dem Markt geläutet, sagt der Küster."
)
_RUSSIAN = "Колокол на старой башне треснул ещё весной. Звонить в него больше не будут, говорит сторож."
_CHINESE = "钟楼上的老钟裂了一道缝，守钟人说，它再也不会响了。镇上的人每天傍晚还是会抬头看一眼。"
_JAPANESE = "塔の古い鐘にひびが入った。もう鳴らすことはないと鐘つきは話す。町の人は夕方になると塔を見上げる。"
_KOREAN = "탑의 낡은 종에 금이 갔다. 종지기는 이제 종을 치지 않겠다고 말했다."
_ARABIC = "تصدع الجرس القديم في أعلى البرج، وقال الحارس إنه لن يقرع بعد اليوم."


@pytest.mark.parametrize(
    ("text", "present"),
    [
        (_CHINESE, {"han"}),
        (_CHINESE + "（WiFi 已开通）", {"han"}),
        (_JAPANESE, {"kana"}),
        (_KOREAN, {"hangul"}),
        (_RUSSIAN, {"cyrillic"}),
        (_ARABIC, {"arabic"}),
        (_GERMAN, {"latin"}),
        (_GERMAN + _CHINESE, {"latin", "han"}),
        ("2021-03-04 | 10:00", set()),
    ],
)
def test_a_page_has_the_scripts_that_it_is_written_in(text: str, present: set[str]) -> None:
    assert scripts(text) == present


def test_a_chinese_page_reads_no_latin_patterns() -> None:
    program = (
        "import sys; from cleaner import clean, conventions; clean(sys.argv[1]);"
        "print(conventions.of_script.cache_info().currsize)"
    )
    ran = subprocess.run([sys.executable, "-c", program, _CHINESE], capture_output=True, text=True, check=True)
    assert int(ran.stdout) == 2, "the patterns of any script and of Chinese"


def _called(script: str, text: str) -> set[str]:
    """The patterns of a script that the words of a text call for."""
    book = cues(frozenset({script}))
    return {one.id for one in book.called(book.seen("\n" + text, 1, len(text) + 1))}


def test_every_pattern_belongs_to_a_script() -> None:
    assert {one.id for script in _SCRIPTS for one in of_script(script)} == {one.id for one in patterns()}


@pytest.mark.parametrize("script", _SCRIPTS)
def test_the_words_of_an_example_call_for_its_pattern(script: str) -> None:
    """Another cue of the same script may swallow its cue: then the pattern would never be tried."""
    ids = {one.id for one in of_script(script)}
    examples = [(one.id, example["text"]) for one in patterns() if one.id in ids for example in one.matches]
    assert examples
    assert [(rule, text) for rule, text in examples if rule not in _called(script, text)] == []


def test_a_month_has_one_number_in_all_languages() -> None:
    rows: dict[str, set[str]] = {}
    for file in sorted((ROOT / "src" / "cleaner" / "conventions" / "lexicons").glob("words-*.tsv")):
        for line in file.read_text("utf-8").split("\n"):
            if line.startswith("month-"):
                rows.setdefault(line.partition("\t")[2], set()).add(line.partition("\t")[0])
    assert {word: numbers for word, numbers in rows.items() if len(numbers) > 1} == {}
    assert words().months["décembre"] == 12


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        (_GERMAN, "de"),
        (_RUSSIAN, "ru"),
        (_JAPANESE, "ja"),
        (_KOREAN, "ko"),
        (_ARABIC, "ar"),
        (_CHINESE, "zh"),
        ("Ah.", None),
    ],
)
def test_the_language_is_a_tag_or_none(text: str, tag: str | None) -> None:
    assert language(text) == tag


@pytest.mark.parametrize("line", ["Door Dash Drivers", "Oleh Ivanenko Comes Home", "Av Paulista Centro"])
def test_what_looks_like_a_byline_of_another_language_stays(line: str) -> None:
    english = "The bell in the old tower has a crack. It will not be rung again, and the keeper says that it was his."
    article = clean(f"The bell is silent\n\nMarch 3, 2019\n\n{english}\n\n{line}\n\n{english.upper()}").article
    assert article.byline == ()
    assert line in [block.text for block in article.body]


def test_those_who_signed_an_open_letter_are_no_writers() -> None:
    letter = "The bell in the old tower has a crack. It will not be rung again, and the keeper says that it was his."
    signed = ["Ada Marsh, journalist", "Tom Ray, historian", "Ivo Lane, reporter"]
    article = clean("\n\n".join(["A letter on the bell", "March 3, 2019", letter, letter.upper(), *signed])).article
    assert article.byline == ()


def test_a_house_that_is_named_twice_is_said_once() -> None:
    danish = "Tårnet er gammelt, og klokken har en revne. Den skal ikke ringe mere, siger graveren efter vinteren."
    article = clean(f"Klokken er tavs\n\nAf Ritzau\n\n3. marts 2019\n\n{danish}\n\n{danish} /ritzau/\n").article
    assert (article.source, article.extras) == ("Ritzau", ())


def test_a_page_in_two_languages_says_so() -> None:
    russian = [_RUSSIAN, _RUSSIAN.replace("весной", "летом"), _RUSSIAN.replace("сторож", "звонарь")]
    page = "\n\n".join([_GERMAN, _GERMAN.replace("Turm", "Kirchturm"), _GERMAN.replace("Küster", "Pfarrer"), *russian])
    warnings = [warn.message for warn in clean(page).article.warnings if warn.name == "two-languages"]
    assert warnings == ["the text is in de and ru"]
    assert languages("ja", _JAPANESE) == ("ja",)


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("mar. 5 août 2019", "2019-08-05"),
        ("miércoles, 4 de mayo de 2022", "2022-05-04"),
        ("3 Aralık 2008 Çarşamba", "2008-12-03"),
        ("21 września 2020", "2020-09-21"),
        ("понедельник, 21 сентября 2020", "2020-09-21"),
        ("١٩ أغسطس ٢٠٢٠", "2020-08-19"),
        ("9 كانون الأول 2016", "2016-12-09"),
        ("令和5年6月9日", "2023-06-09"),
        ("平成元年1月8日", "1989-01-08"),
        ("2019년 5월 21일", "2019-05-21"),
        ("31 de fevereiro de 2020", None),
    ],
)
def test_a_printed_date_is_read(printed: str, value: str | None) -> None:
    assert iso_date(printed) == value


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("午後3時10分", "15:10"),
        ("午前0時05分", "00:05"),
        ("오후 8:06", "20:06"),
        ("16h33", "16:33"),
        ("12:00 A. M.", "00:00"),
        ("٨:٢٠ مساء", "20:20"),
        ("19.45", "19:45"),
        ("25:00", None),
    ],
)
def test_a_printed_time_is_read(printed: str, value: str | None) -> None:
    assert clock_time(printed) == value


def _page(language_text: str, *lines: str) -> str:
    return "\n\n".join([*lines, language_text, language_text.replace("alt", "hoch"), language_text])


@pytest.mark.parametrize(
    ("lines", "value"),
    [
        (("Die Glocke schweigt", "13/04/2021"), "2021-04-13"),
        (("Die Glocke schweigt", "03/04/2021"), "2021-04-03"),
        (("Die Glocke schweigt", "03/04/2021", "Aktualisiert: 03/25/2021"), "2021-03-04"),
        (("Die Glocke schweigt", "Donnerstag, 04/03/2021"), "2021-03-04"),
        (("Die Glocke schweigt", "03/04/05"), None),
    ],
)
def test_a_date_in_figures_is_read_by_evidence(lines: tuple[str, ...], value: str | None) -> None:
    assert clean(_page(_GERMAN, *lines)).article.date == value


def test_an_english_page_leaves_figures_open_and_names_both_readings() -> None:
    english = "The bell in the old tower has a crack. It will not be rung again, and the keeper says that it was his."
    article = clean(_page(english, "The bell is silent", "03/04/2021")).article
    assert article.date is None
    assert [warn.message for warn in article.warnings if warn.name == "ambiguous-date"] == [
        "“03/04/2021” could be 2021-03-04 or 2021-04-03"
    ]


@pytest.mark.parametrize(
    ("text", "people"),
    [("三好千尋", ["三好千尋"]), ("三好 千尋", ["三好千尋"]), ("帯広支社・南雲周", ["南雲周"]), ("そう話す", None)],
)
def test_japanese_names(text: str, people: list[str] | None) -> None:
    found = japanese(text)
    assert (found and [one.name for one in found.people]) == people


@pytest.mark.parametrize(
    ("text", "people"),
    [("표은수 남궁찬", ["표은수", "남궁찬"]), ("여민지·도하늘 기자", ["여민지", "도하늘"]), ("질문을 받은", None)],
)
def test_korean_names(text: str, people: list[str] | None) -> None:
    found = korean(text)
    assert (found and [one.name for one in found.people]) == people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("مروة شاهين وكريم لطفي", ["مروة شاهين", "كريم لطفي"]),
        ("أحمد سالم وليد", ["أحمد سالم وليد"]),
        ("جمعية أصدقاء الينابيع", []),
    ],
)
def test_arabic_names(text: str, people: list[str]) -> None:
    found = arabic(text)
    assert found is not None
    assert [one.name for one in found.people] == people


def test_an_and_inside_a_name_parts_nothing() -> None:
    found = signature("José Ortega y Gasset"), signature("Lucía Andreu y Gonzalo Pita")
    assert [[one.name for one in names.people] for names in found if names] == [
        ["José Ortega y Gasset"],
        ["Lucía Andreu", "Gonzalo Pita"],
    ]


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        (
            "ca",
            "El president ha dit que aquest any els pressupostos seran aprovats amb el suport dels grups, però tard.",
        ),
        (
            "cs",
            "Vláda se dohodla, že nová silnice bude stát u řeky. Práce už začaly, ale není známo, kdy skončí.",
        ),
        ("es", "El presidente ha dicho que este año los presupuestos serán aprobados con el apoyo de los grupos."),
        (
            "et",
            "Valitsus otsustas, et uus tee ehitatakse mere äärde. Tööd on juba alanud, kuid pole teada. Ka see.",
        ),
        (
            "hr",
            "Vlada je odlučila da će se nova cesta graditi uz more. Ministar je rekao da su radovi počeli, ali nije.",
        ),
        (
            "is",
            "Ríkisstjórnin hefur ákveðið að nýr vegur verði lagður við sjóinn. Ráðherra segir að það sé ekki vitað.",
        ),
        (
            "lt",
            "Vyriausybė nusprendė, kad naujas kelias bus tiesiamas prie jūros. Darbai jau prasidėjo, bet dar nežinoma.",
        ),
        (
            "lv",
            "Valdība nolēma, ka jauno ceļu būvēs pie jūras. Darbi jau ir sākušies, bet vēl nav zināms, kad.",
        ),
        (
            "sk",
            "Vláda sa dohodla, že nová cesta bude stáť pri rieke. Práce už začali, ale nie je známe, podľa neho.",
        ),
        (
            "sl",
            "Vlada se je odločila, da bo nova cesta ob morju. Minister je povedal, da so dela že začeli, kako pa ne.",
        ),
        (None, "Spar 3 Salz 1 TL Zucker 20 g Mehl 500 g"),
    ],
)
def test_neighbouring_languages_are_told_apart(tag: str | None, text: str) -> None:
    assert language(text) == tag


def test_the_desk_names_the_writer_only_where_nobody_else_does() -> None:
    body = "El faro del puerto volvió a encenderse el lunes después de doce años, dijo la autoridad del puerto."
    tail = "(Reporte de Lucio Berenguer; editado por Tamara Aldecoa)"
    signed = clean(f"El faro vuelve a encenderse\n\nPor Ana Ruiz\n\n{body}\n\n{tail}\n").article
    unsigned = clean(f"El faro vuelve a encenderse\n\n{body}\n\n{tail}\n").article
    assert signed.byline == ("Ana Ruiz",)
    assert unsigned.byline == ("Lucio Berenguer",)
    assert signed.editors == unsigned.editors == ("Tamara Aldecoa",)


def test_the_way_through_the_site_is_no_headline() -> None:
    body = "The tower is old, and its bell has a crack. It will not be rung any more, the keeper said."
    assert clean(f"Home > News > Local\n{body}\n{body} The collection begins on Sunday.\n").article.headline is None
