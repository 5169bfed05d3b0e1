"""Pages that repeat on purpose: nothing may be dropped from them."""

import random
from collections.abc import Callable

from plants import Draft

_DAYS = {
    "en": "{weekday} {day} {month}",
    "ru": "{day} {month}, {weekday}",
    "zh": "{month}月{day}日",
}
_OFFENCE = {
    "en": "Whoever, without the consent of {body}, {verb} {object} shall be liable on conviction to a fine not "
    "exceeding {count} thousand crowns or to imprisonment for a term not exceeding {digit} years, or to both.",
    "ru": "Лицо, которое без согласия {body} {verb} {object}, наказывается штрафом в размере до {count} тысяч крон "
    "либо лишением свободы на срок до {digit} лет с лишением права занимать определённые должности или без такового.",
    "zh": "违反本条例规定,未经{body}批准{verb}{object}的,由县级以上人民政府主管部门责令限期改正,没收违法所得,"
    "并处{digit}万元以上{count}万元以下罚款;构成犯罪的,依法追究刑事责任。",
}
_ARTICLE = {"en": "Section {at}.", "ru": "Статья {at}.", "zh": "第{at}条 "}
_ANAPHORA = {
    "en": "Let no one who stood with us on that long night by the river ever say that {clause}.",
    "ru": "Пусть никто из тех, кто стоял с нами в ту долгую ночь у реки, не скажет, что {clause}.",
    "zh": "让我们记住那个长夜里同我们一起站在河边的每一个人,因为{clause}。",
}
_QUESTION = {"en": "What happens if {clause}?", "ru": "Что будет, если {clause}?", "zh": "如果{clause},怎么办?"}
_ANSWER = {
    "en": "Please write to {body} within {digit} weeks and enclose the form with your customer number; {clause}.",
    "ru": "Напишите сотрудникам {body} в течение {digit} недель и приложите бланк с номером клиента; {clause}.",
    "zh": "请在{digit}周内致函{body},并附上填好的表格和客户编号;{clause}。",
}
_WROTE = {"en": "{name} wrote:", "ru": "{name} пишет:", "zh": "{name}说:"}
_SPEAKERS = ("ANNA", "BORIS", "CHEN", "DILEK", "EMRE", "FATIMA", "GRETA", "HUGO", "INÉS")
_WEEKDAYS = {"en": ("Monday", "Thursday", "Saturday"), "ru": ("понедельник", "четверг", "суббота"), "zh": ("", "", "")}


def _lines(draft: Draft, count: int, longest: int) -> list[str]:
    """Verses: short clauses without full stops."""
    found: list[str] = []
    while len(found) < count:
        line = draft.writer.fresh("clause")
        if len(line) <= longest:
            found.append(line)
    return found


def _verse_length(draft: Draft) -> int:
    return 16 if draft.writer.language == "zh" else 60


def refrains(draft: Draft) -> str:
    """A song with a chorus after each of its verses, two at least."""
    length = _verse_length(draft)
    chorus = _lines(draft, draft.rng.randint(3, 6), length)
    parts = [draft.headline().strip("\n")]
    for _ in range(draft.rng.randint(2, 5)):
        parts += ["", *_lines(draft, 4, length), "", *chorus]
    return "\n".join(parts) + "\n"


def anaphora(draft: Draft) -> str:
    """A speech whose paragraphs begin alike."""
    parts = [draft.headline().strip("\n")]
    for _ in range(draft.rng.randint(5, 9)):
        opening = _ANAPHORA[draft.writer.language].format(clause=draft.writer.fresh("clause", capital=False))
        parts.append(opening + draft.joint + draft.other().strip("\n"))
    return "\n".join(parts) + "\n"


def statutes(draft: Draft) -> str:
    """Sections in the same formula."""
    language = draft.writer.language
    parts = [draft.headline().strip("\n")]
    for at in range(1, draft.rng.randint(8, 20)):
        slots = {name: draft.writer.draw(name) for name in ("body", "verb", "object", "count", "digit")}
        parts += [_ARTICLE[language].format(at=at), _OFFENCE[language].format(**slots)]
    return "\n".join(parts) + "\n"


def tables(draft: Draft) -> str:
    """Rows in which values recur."""
    rng, writer = draft.rng, draft.writer
    places = [writer.fresh("place") for _ in range(4)]
    goods = [writer.fresh("object") for _ in range(5)]
    rows = [
        [writer.draw("noun"), rng.choice(places), rng.choice(goods), str(rng.choice([10, 25, 40]))] for _ in range(30)
    ]
    edge = rng.choice(["| {} |", "{}"])
    return draft.headline() + "\n".join(edge.format(" | ".join(row)) for row in rows) + "\n"


def code(draft: Draft) -> str:
    """Functions written by copying the one before."""
    parts = ["import csv", "from pathlib import Path", ""]
    for at in range(draft.rng.randint(5, 9)):
        name = draft.rng.choice(["load", "read", "parse", "fetch"]) + f"_{draft.rng.choice('abcdefgh')}{at}"
        parts += [
            f"def {name}(path, strict=False):",
            f'    """Return the rows of table {at}, without the header and without empty lines."""',
            '    with Path(path).open(encoding="utf-8", newline="") as lines:',
            "        rows = [row for row in csv.reader(lines) if any(cell.strip() for cell in row)]",
            "    if strict and len({len(row) for row in rows}) > 1:",
            f'        raise ValueError("rows of different lengths in table {at}")',
            f"    return rows[{at % 3}:]",
            "",
        ]
    return "\n".join(parts)


def chats(draft: Draft) -> str:
    """Messages that quote the one before, whole."""
    rng, language = draft.rng, draft.writer.language
    names = rng.sample(["Anna", "Boris", "Chen", "Dilek"], 3)
    style = rng.choice(["mail", "marks", "said", "board"])
    before, parts = "", []
    for at in range(rng.randint(2, 8)):
        own = draft.joint.join(draft.writer.paragraph(rng.randint(1, 4)))
        label = _WROTE[language].format(name=names[at % 3])
        left, right = draft.writer.quotes
        quoted = {
            "mail": f"> {before}",
            "marks": f"{left}{before}{right}",
            "said": f"{names[at % 3 - 1]}: {before}",
            "board": f"{_WROTE[language].format(name=names[at % 3 - 1])}\n{before}",
        }
        parts += [label, *([quoted[style]] if before else []), own]
        before = own
    return "\n".join(parts) + "\n"


def questions(draft: Draft) -> str:
    """Questions in a list, and again above their answers, which share their wording."""
    language, writer = draft.writer.language, draft.writer
    asked = [
        _QUESTION[language].format(clause=writer.fresh("clause", capital=False)) for _ in range(draft.rng.randint(4, 8))
    ]
    answers = []
    for question in asked:
        slots = {name: writer.draw(name) for name in ("body", "digit", "clause")}
        answers += [question, _ANSWER[language].format(**slots)]
    return draft.headline() + "\n".join([*asked, *answers]) + "\n"


def calendars(draft: Draft) -> str:
    """Dates of events that come again every week, with the same words."""
    language, rng, writer = draft.writer.language, draft.rng, draft.writer
    events = [draft.joint.join(writer.paragraph(rng.randint(1, 2))) for _ in range(3)]
    parts = [draft.headline().strip("\n")]
    for at in range(rng.randint(10, 18)):
        weekday = _WEEKDAYS[language][at % 3]
        month = writer.draw("month")
        date = _DAYS[language].format(weekday=weekday, day=1 + at * 3 % 28, month=month)
        parts += [f"{date}, 19:{rng.choice(['00', '30'])}", events[at % 3]]
    return "\n".join(parts) + "\n"


def pull_quotes(draft: Draft) -> str:
    """An article, one sentence of which stands in its middle again."""
    paragraphs = draft.writer.article(draft.rng.randint(1500, 4000))
    texts = [draft.joint.join(paragraph) for paragraph in paragraphs]
    pulled = draft.rng.choice(max(paragraphs, key=len))
    left, right = draft.writer.quotes
    quote = pulled if pulled.startswith(left) or draft.rng.random() < 0.5 else f"{left}{pulled}{right}"
    at = draft.rng.randrange(1, len(texts)) if len(texts) > 1 else 0
    return draft.headline() + "\n".join([*texts[:at], quote, *texts[at:]]) + "\n"


def _twice(draft: Draft, count: int) -> list[str]:
    """Paragraphs of which two say the same, word for word."""
    found = [draft.joint.join(draft.writer.paragraph(draft.rng.randint(3, 5))) for _ in range(count)]
    at, other = draft.rng.sample(range(count), 2)
    found[other] = found[at]
    return found


def programmes(draft: Draft) -> str:
    """Broadcasts, events, forecasts and answers under heads of their own, two of which say the same."""
    language, rng, writer = draft.writer.language, draft.rng, draft.writer
    texts = _twice(draft, rng.randint(4, 8))
    heads = {
        "titles": lambda _at: writer.fresh("headline"),
        "times": lambda at: f"{6 + 2 * at:02}:{rng.choice(['00', '15', '30'])}",
        "numbers": lambda at: _ARTICLE[language].format(at=at + 1).strip(),
        "questions": lambda _at: _QUESTION[language].format(clause=writer.fresh("clause", capital=False)),
    }
    head = heads[rng.choice(list(heads))]
    return draft.headline() + "\n".join(line for at, text in enumerate(texts) for line in (head(at), text)) + "\n"


def lists(draft: Draft) -> str:
    """Clauses, points and speakers on one line each, two of which say the same."""
    texts = _twice(draft, draft.rng.randint(4, 9))
    labels = {
        "points": lambda _at: "- ",
        "clauses": lambda at: f"{at + 1}. ",
        "speakers": lambda at: f"{_SPEAKERS[at]}: ",
    }
    label = labels[draft.rng.choice(list(labels))]
    return draft.headline() + "\n".join(f"{label(at)}{text}" for at, text in enumerate(texts)) + "\n"


def vacancies(draft: Draft) -> str:
    """Entries with a head and prose of their own, which all end in one note: posts, obituaries, episodes."""
    note = draft.joint.join(draft.writer.paragraph(draft.rng.randint(2, 4)))
    parts = []
    for _ in range(draft.rng.randint(2, 5)):
        parts += [draft.headline().strip("\n"), draft.writer.fresh("sentence"), note]
    return "\n".join(parts) + "\n"


def litanies(draft: Draft) -> str:
    """A prayer in sentences, the same after each petition."""
    answer = draft.joint.join(draft.writer.paragraph(draft.rng.randint(1, 3)))
    parts = [draft.headline().strip("\n")]
    for _ in range(draft.rng.randint(5, 8)):
        parts += [draft.joint.join(draft.writer.paragraph(draft.rng.randint(1, 2))), answer]
    return "\n".join(parts) + "\n"


def comments(draft: Draft) -> str:
    """An article, a paragraph of which a reader quotes below it."""
    paragraphs = [draft.joint.join(draft.writer.paragraph(4)) for _ in range(draft.rng.randint(5, 7))]
    left, right = draft.writer.quotes
    quoted = f"{left}{draft.rng.choice(paragraphs)}{right}"
    name = draft.rng.choice(["Anna, 12:44", "Boris, 7:03"])
    return draft.headline() + "\n".join([*paragraphs, name, quoted, draft.writer.fresh("sentence")]) + "\n"


NEGATIVES: dict[str, Callable[[Draft], str]] = {
    "refrains": refrains,
    "anaphora": anaphora,
    "statutes": statutes,
    "tables": tables,
    "code": code,
    "chats with quotations": chats,
    "questions and answers": questions,
    "calendars": calendars,
    "pull quotes": pull_quotes,
    "programmes": programmes,
    "lists": lists,
    "vacancies": vacancies,
    "litanies": litanies,
    "comments": comments,
}


# What stands between two lines: as often as not what a flattened table leaves there.
_LAYOUTS = ("\n", "\n", "\n\n", "\r\n", " |\n", "\n|\n")


def negative(kind: str, language: str, seed: int) -> str:
    """The page of a kind that a seed makes."""
    rng = random.Random(f"{kind} {language} {seed}")
    text = NEGATIVES[kind](Draft(language, rng))
    return text.replace("\n", rng.choice(_LAYOUTS))
