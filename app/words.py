"""The program's words: Vietnamese in the source, other languages from gettext catalogues.

A leaf: every package may import it. Printed papers and the store are always Vietnamese and
never go through ``tr``.
"""

import gettext
from pathlib import Path

DOMAIN = "motcua"
SOURCE_LANGUAGE = "vi"

_catalogue: gettext.NullTranslations = gettext.NullTranslations()


def N_(text: str) -> str:
    """Mark ``text`` for translation where it is written; whoever shows it calls ``tr``."""
    return text


def use_language(language: str, folder: Path) -> None:
    """Show the screens in ``language`` ("vi", "en"); catalogues lie in ``folder``/LANG/LC_MESSAGES.

    Raises FileNotFoundError for a language that has no catalogue.
    """
    global _catalogue
    if language == SOURCE_LANGUAGE:
        _catalogue = gettext.NullTranslations()
    else:
        _catalogue = gettext.translation(DOMAIN, str(folder), languages=[language])


def tr(text: str, /, **values: object) -> str:
    """Return ``text`` in the chosen language with ``values`` filled in (``str.format`` names)."""
    if not text:
        return ""
    translated = _catalogue.gettext(text)
    return translated.format(**values) if values else translated
