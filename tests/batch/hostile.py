"""Pages that harm whoever works on them. Loaded into every process of a test through `sitecustomize`."""

import os
import signal
import time
from typing import Any

HOOK = """\
import sys
sys.path.insert(0, {here!r})
import hostile
hostile.arm()
"""


def arm() -> None:
    """Have `clean_page` do what the text of a page says, in every process that imports it."""
    import cleaner.pipeline  # noqa: PLC0415  (this runs when Python starts)

    clean = cleaner.pipeline.clean_page

    def harmed(page: Any, *rest: Any) -> Any:  # noqa: ANN401
        harm(page.text)
        return clean(page, *rest)

    cleaner.pipeline.clean_page = harmed


def harm(text: str) -> None:
    """Do what the text says."""
    if text.startswith("KILL"):
        os.kill(os.getpid(), signal.SIGKILL)
    if text.startswith("SEGV"):
        os.kill(os.getpid(), signal.SIGSEGV)
    if text.startswith("EXIT"):
        os._exit(7)
    if text.startswith("SPIN"):
        while True:
            pass
    if text.startswith("SLEEP"):
        time.sleep(3600)
    if text.startswith("EAT"):
        eaten = [bytes(1 << 28) for _ in range(1000)]
        del eaten
