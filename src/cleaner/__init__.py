r"""Turn a scraped page's flattened text into a clean article, and prove that nothing was lost.

>>> from cleaner import clean, restore
>>> cleaned = clean("| \nA headline\n|\nA first sentence, long enough to be read.\n")
>>> restore(cleaned.to_json()).decode()
'| \nA headline\n|\nA first sentence, long enough to be read.\n'
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from cleaner.batch.many import clean_many as clean_many
    from cleaner.checks import check as check
    from cleaner.errors import CleanerError as CleanerError
    from cleaner.finding import Finding as Finding
    from cleaner.model import Article as Article
    from cleaner.model import Cleaned as Cleaned
    from cleaner.model import Options as Options
    from cleaner.model import Problem as Problem
    from cleaner.pipeline import clean as clean
    from cleaner.restorer import restore as restore

# Loaded on first use: `cleaner --version` must not pay for the machinery.
_HOME = {
    "Article": "model",
    "Finding": "model",
    "check": "checks",
    "Cleaned": "model",
    "CleanerError": "errors",
    "Options": "model",
    "Problem": "model",
    "clean": "pipeline",
    "clean_many": "batch.many",
    "restore": "restorer",
}
__all__ = [
    "Article",
    "Cleaned",
    "CleanerError",
    "Finding",
    "Options",
    "Problem",
    "__version__",
    "check",
    "clean",
    "clean_many",
    "restore",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401  (the module's attributes have no common type)
    if name not in _HOME:
        raise AttributeError(f"module 'cleaner' has no attribute {name!r}")
    return getattr(import_module(f"cleaner.{_HOME[name]}"), name)
