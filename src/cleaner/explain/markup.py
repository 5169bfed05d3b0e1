"""HTML that nothing of a page can get out of: text is escaped, styles and scripts are ours and named by their hash."""

import base64
import hashlib
import html
import re
from functools import cache
from importlib.resources import files
from pathlib import Path

import msgspec

from cleaner.visible import CONTROLS, escape

_CARRIAGE_RETURN = re.compile(r"\r\n?")
# What could end a script element, or begin a comment in one.
_UNSAFE = {code: f"\\u{code:04x}" for code in (*map(ord, "<>&"), 0x2028, 0x2029)}
# By this line the tool knows what it wrote itself.
_MARK = '<meta name="generator" content="cleaner explain">'
# `{}`: what differs; the policy allows nothing but the two texts of ours.
_DOCUMENT = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
{mark}
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '{style_hash}'; \
script-src '{script_hash}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
{body}
<script type="application/json" id="data">{data}</script>
<script>{script}</script>
</body>
</html>
"""


def document(title: str, body: str, data: object, assets: tuple[str, ...]) -> str:
    """A whole document. `assets` are names in the folder of that name; `data` is what the script reads, as JSON."""
    style = "\n".join(_asset(name) for name in assets if name.endswith(".css"))
    script = "\n".join(_asset(name) for name in assets if name.endswith(".js"))
    return _DOCUMENT.format(
        mark=_MARK,
        style_hash=_hash(style),
        script_hash=_hash(script),
        title=attribute(title),
        style=style,
        body=body,
        data=msgspec.json.encode(data).decode().translate(_UNSAFE),
        script=script,
    )


def is_ours(path: Path) -> bool:
    """Whether a file begins like a document of ours. Raises `OSError` where it cannot be read."""
    with path.open("rb") as file:
        return _MARK.encode() in file.read(len(_DOCUMENT))


def text(source: str) -> str:
    """A page's text as HTML, its control characters visible."""
    if not CONTROLS.search(source):
        return html.escape(source, quote=False)
    escaped = html.escape(_CARRIAGE_RETURN.sub("\n", source), quote=False)
    return CONTROLS.sub(lambda one: f"<b>{escape(one[0])}</b>", escaped)


def attribute(source: str) -> str:
    """A text for an attribute or a title, its control characters visible."""
    return CONTROLS.sub(lambda one: escape(one[0]), html.escape(source))


@cache
def _asset(name: str) -> str:
    return files("cleaner.explain").joinpath("assets", name).read_text("utf-8")


def _hash(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
