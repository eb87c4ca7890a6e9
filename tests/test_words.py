"""The English catalogue says all that the source says, and the source marks all that it shows."""

import ast
import gettext
import re
import string
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "resources" / "i18n" / "en" / "LC_MESSAGES"
VIETNAMESE = re.compile(
    r"[àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]", re.I
)

# Modules whose words are shown as they are in every language, or not shown at all.
AS_THEY_ARE = {
    "app/ui/qt_texts.py": "Qt's words, which are in Vietnamese only when the screen is",
    "app/ui/widgets/language_switch.py": "the names of the languages",
    "app/ui/office/wizard_office.py": "examples of what stands on Vietnamese papers",
    "app/ui/office/wizard_flow.py": "the header that a ward's papers have",
}
NEVER_TRANSLATED = {
    "Một Cửa": "the program's name",
    "Tiếng Việt": "a language is named in itself",
    " đồng": "money, beside the amount",
    "Quầy 1": "an example of a desk's name",
    "Kẹt giấy": "reasons are written into the history",
    "Bản in mờ": "reasons are written into the history",
    "Công dân làm mất": "reasons are written into the history",
    "Chủ tịch hoặc Phó Chủ tịch Ủy ban nhân dân cấp xã": "who signs is written into the catalogue",
    "Ủy ban nhân dân cấp xã": "who decides is written into the catalogue",
    "QĐ 123/QĐ-UBND": "an example of a decision's number",
}


@pytest.fixture(scope="module")
def catalogue() -> Catalog:
    with (FOLDER / "motcua.po").open("rb") as file:
        return read_po(file, locale="en")


def messages(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id]


def words_of_source() -> set[str]:
    found = extract_from_dir(
        str(ROOT),
        method_map=[
            ("app/**.py", "python"),
            ("resources/registers/*.json", "tests.register_words:extract"),
        ],
        directory_filter=lambda folder: (
            Path(folder).name in {"app", "resources", "registers"}
            or "app" in Path(folder).relative_to(ROOT).parts
        ),
        keywords={"tr": None, "N_": None},
    )
    return {str(message) for _file, _line, message, _comments, _context in found}


def named(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_the_catalogue_holds_the_words_of_the_source_and_no_others(catalogue: Catalog) -> None:
    source, held = words_of_source(), {str(message.id) for message in messages(catalogue)}
    assert sorted(source - held) == [], "run: poe words"
    assert sorted(held - source) == [], "run: poe words"


def test_every_word_is_translated_and_none_is_doubtful(catalogue: Catalog) -> None:
    assert [message.id for message in messages(catalogue) if not message.string] == []
    assert [message.id for message in messages(catalogue) if message.fuzzy] == []


def test_a_translation_is_given_the_same_values(catalogue: Catalog) -> None:
    wrong = [m.id for m in messages(catalogue) if named(str(m.id)) != named(str(m.string))]
    assert wrong == []


def test_a_label_with_an_underlined_letter_has_one_in_english_too(catalogue: Catalog) -> None:
    wrong = [m.id for m in messages(catalogue) if str(m.id).count("&") != str(m.string).count("&")]
    assert wrong == []


def test_the_translation_is_english(catalogue: Catalog) -> None:
    allowed = re.compile(r"Một Cửa|Hùng|Hà Nội|phường Long Biên")
    wrong = [
        message.string
        for message in messages(catalogue)
        if VIETNAMESE.search(allowed.sub("", str(message.string)))
    ]
    assert wrong == []


def test_the_compiled_catalogue_is_the_one_that_can_be_read(catalogue: Catalog) -> None:
    fresh = BytesIO()
    write_mo(fresh, catalogue)
    fresh.seek(0)
    wanted = gettext.GNUTranslations(fresh)
    with (FOLDER / "motcua.mo").open("rb") as file:
        shipped = gettext.GNUTranslations(file)
    ids = [str(message.id) for message in messages(catalogue)]
    assert [shipped.gettext(one) for one in ids] == [wanted.gettext(one) for one in ids]


def unmarked(path: Path) -> Iterator[str]:
    """Give the Vietnamese words of a module that no ``tr`` and no ``N_`` marks.

    What a ``Column`` or a font is asked to measure is a sample and is not shown.
    """
    tree = ast.parse(path.read_text(encoding="utf-8"))
    known: set[ast.AST] = set()
    for node in ast.walk(tree):
        match node:
            case ast.Expr(value=ast.Constant() as docstring):
                known.add(docstring)
            case ast.Call(func=ast.Name(id="tr" | "N_"), args=[words, *_rest]):
                known.add(words)
            case ast.Call(func=ast.Name(id="Column"), args=[sample, *_rest], keywords=more):
                known |= {sample, *(one.value for one in more if one.arg == "least")}
            case ast.Call(func=ast.Attribute(attr="horizontalAdvance"), args=[words]):
                known.add(words)
            case _:
                pass
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=str(text)) if node not in known and VIETNAMESE.search(text):
                if text not in NEVER_TRANSLATED:
                    yield f"{path.relative_to(ROOT)}:{node.lineno} {text!r}"
            case _:
                pass


def test_whatever_the_screen_says_is_marked_for_translation() -> None:
    modules = (ROOT / "app" / "ui").rglob("*.py")
    wrong = [
        found
        for path in sorted(modules)
        if path.relative_to(ROOT).as_posix() not in AS_THEY_ARE
        for found in unmarked(path)
    ]
    assert wrong == []
