"""Lines between and below the paragraphs, as sites print them: those of the site go, those that look alike stay."""

import tomllib
from pathlib import Path

import pytest

from cleaner import clean

HERE = Path(__file__)
PAGES = tomllib.loads(HERE.with_name("heads.toml").read_text("utf-8"))
LINES = tomllib.loads(HERE.with_name("furniture.toml").read_text("utf-8"))


def _said(title: str, *lines: str) -> tuple[str | None, list[str]]:
    article = clean("\n".join([title, "2019-03-03", *lines, ""])).article
    return article.headline, [block.text for block in article.body]


@pytest.mark.parametrize("language", LINES)
def test_furniture_leaves_the_body(language: str) -> None:
    title, text = PAGES[language]["title"], PAGES[language]["text"]
    assert [line for line in LINES[language]["goes"] if _said(title, *text, line) != (title, text)] == []


@pytest.mark.parametrize("language", LINES)
def test_a_line_that_looks_like_furniture_stays(language: str) -> None:
    title, (above, below) = PAGES[language]["title"], PAGES[language]["text"]
    whole = {line: (title, [above, line, below]) for line in LINES[language]["stays"]}
    assert [line for line, kept in whole.items() if _said(title, above, line, below) != kept] == []


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("de", "Anzeige"),
        ("de", "Zum Hauptinhalt springen"),
        ("fr", "Publicité"),
        ("fr", "Article réservé aux abonnés"),
        ("es", "Publicidad"),
        ("it", "Vai al contenuto"),
        ("pt", "PUB"),
        ("pl", "Przejdź do treści"),
        ("nl", "Advertentie"),
        ("sv", "Annons"),
        ("da", "Annonce"),
        ("no", "Hopp til innhold"),
        ("fi", "Mainos"),
        ("cs", "Přeskočit na obsah"),
        ("ro", "Sari la conținut"),
        ("hu", "Ugrás a tartalomhoz"),
        ("el", "Διαφήμιση"),
        ("de", "Gefällt mir Lade …"),
        ("de", "%d Bloggern gefällt das:"),
        ("fr", "Votre adresse e-mail ne sera pas publiée. Les champs obligatoires sont indiqués avec *"),
        ("es", "Haz clic para compartir en X (Se abre en una ventana nueva)"),
        ("pt", "Curtir Carregando..."),
        ("ru", "Навигация по записям"),
        ("ja", "いいね 読み込み中…"),
        ("zh", "赞 正在加载……"),
    ],
)
def test_a_line_of_the_frame_leaves_a_page_without_a_sign_of_the_press(language: str, line: str) -> None:
    title, (above, below) = PAGES[language]["title"], PAGES[language]["text"]
    article = clean(f"{line}\n{title}\n{above}\n{line}\n{below}\n{line}\n").article
    assert (article.headline, [block.text for block in article.body]) == (title, [above, below])
