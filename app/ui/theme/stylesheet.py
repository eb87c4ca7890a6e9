"""The style rules of the program, written from the tokens; self-painting widgets need none.

A border that thickens with the focus is paid back in height and padding, so that nothing moves.
"""

from app.ui.theme.glyphs import write_glyphs
from app.ui.theme.tokens import RADIUS_BUTTON, RADIUS_CARD, RADIUS_FIELD, Colors, Sizes, Tokens


def build_stylesheet(tokens: Tokens) -> str:
    """Return all rules for ``tokens``; also writes the marks that the rules name."""
    c, s = tokens.colors, tokens.sizes
    glyph = write_glyphs(tokens)
    parts = (
        _text(c, s),
        _surfaces(c, s),
        _buttons(c, s),
        _fields(c, s, glyph),
        _checks(c, s, glyph),
        _tables(c, s),
        _popups(c, s),
        _calendar(c, s, glyph),
        _scrolling(c),
    )
    return "\n".join(parts)


def _text(c: Colors, s: Sizes) -> str:
    return f"""
QLabel {{ background: transparent; }}
QLabel[role="label"] {{ font-size: {s.label}pt; font-weight: 500; }}
QLabel[role="secondary"] {{ font-size: {s.label}pt; color: {c.text_secondary}; }}
QLabel[role="small"] {{ font-size: {s.small}pt; color: {c.text_secondary}; }}
QLabel[role="title"] {{ font-size: {s.title}pt; font-weight: 600; }}
QLabel[role="heading"] {{ font-size: {s.heading}pt; font-weight: 600; }}
QLabel[role="figure"] {{ font-size: {s.figure}pt; font-weight: 600; }}
QLabel[role="strong"] {{ font-weight: 600; }}
QLabel[role="required"] {{ font-size: {s.label}pt; font-weight: 600; color: {c.error}; }}
QLabel[role="error"] {{ font-size: {s.small}pt; font-weight: 500; color: {c.error}; }}
QLabel[role="key"] {{
    font-size: {s.small - 1}pt; font-weight: 500; color: {c.text_secondary};
    background: {c.neutral_soft}; border: 1px solid {c.line}; border-radius: 4px;
    padding: 0 5px;
}}
QLabel:disabled {{ color: {c.text_disabled}; }}
"""


def _surfaces(c: Colors, s: Sizes) -> str:
    return f"""
Card {{
    background: {c.surface}; border: 1px solid {c.line}; border-radius: {RADIUS_CARD}px;
    padding: 1px;
}}
Card[focusframe="true"] {{ border: 2px solid {c.primary}; padding: 0; }}
QFrame[role="line"] {{ background: {c.line}; border: none; }}
QFrame[role="bar"] {{ background: {c.surface}; border: none; }}
InlineBanner, Toast {{ border-radius: {RADIUS_BUTTON}px; border: 1px solid; }}
InlineBanner[kind="info"], Toast[kind="info"] {{
    background: {c.info_soft}; border-color: {c.info_line};
}}
InlineBanner[kind="success"], Toast[kind="success"] {{
    background: {c.success_soft}; border-color: {c.success_line};
}}
InlineBanner[kind="warn"], Toast[kind="warn"] {{
    background: {c.warning_soft}; border-color: {c.warning_line};
}}
InlineBanner[kind="error"], Toast[kind="error"] {{
    background: {c.error_soft}; border-color: {c.error_line};
}}
QProgressBar {{
    background: {c.neutral_soft}; border: none; border-radius: 4px;
    min-height: 8px; max-height: 8px;
}}
QProgressBar::chunk {{ background: {c.primary}; border-radius: 4px; }}
QToolTip {{
    background: {c.surface}; color: {c.text}; border: 1px solid {c.field_line};
    padding: 6px 8px; font-size: {s.label}pt;
}}
"""


def _buttons(c: Colors, s: Sizes) -> str:
    inner, focused = s.control - 2, s.control - 4
    return f"""
QPushButton {{
    background: {c.surface}; color: {c.text}; border: 1px solid {c.field_line};
    border-radius: {RADIUS_BUTTON}px; padding: 0 15px; min-height: {inner}px; font-weight: 500;
    icon-size: {s.icon_small}px;
}}
QPushButton:hover {{ background: {c.surface_hover}; }}
QPushButton:pressed, QPushButton:checked {{
    background: {c.selection}; border-color: {c.primary};
}}
QPushButton:focus {{
    border: 2px solid {c.primary}; padding: 0 14px; min-height: {focused}px;
}}
QPushButton:disabled {{
    color: {c.text_disabled}; background: {c.surface_alt}; border-color: {c.line};
}}
QPushButton[kind="primary"] {{
    background: {c.primary}; color: {c.on_primary}; border: 1px solid {c.primary};
    font-weight: 600;
}}
QPushButton[kind="primary"]:hover {{
    background: {c.primary_hover}; border-color: {c.primary_hover};
}}
QPushButton[kind="primary"]:pressed {{
    background: {c.primary_pressed}; border-color: {c.primary_pressed};
}}
QPushButton[kind="primary"]:focus {{ border: 3px solid {c.text}; padding: 0 13px;
    min-height: {s.control - 6}px; }}
QPushButton[kind="primary"]:disabled {{
    background: {c.neutral_soft}; color: {c.text_disabled}; border-color: {c.line};
}}
QPushButton[kind="danger"] {{ color: {c.error}; border-color: {c.error_line}; }}
QPushButton[kind="danger"]:hover {{ background: {c.error_soft}; }}
QPushButton[kind="danger"]:focus {{ border: 2px solid {c.error}; }}
QPushButton[kind="quiet"] {{
    background: transparent; color: {c.primary}; border-color: transparent; padding: 0 11px;
}}
QPushButton[kind="quiet"]:hover {{ background: {c.surface_hover}; }}
QPushButton[kind="quiet"]:focus {{ border-color: {c.primary}; padding: 0 10px; }}
QPushButton[kind="quiet"]:disabled {{ color: {c.text_disabled}; }}
QToolButton {{
    background: transparent; border: 1px solid transparent; border-radius: {RADIUS_FIELD}px;
    icon-size: {s.icon_small}px;
}}
QToolButton[target="true"] {{
    min-width: {s.control - 6}px; min-height: {s.control - 6}px;
}}
QToolButton:hover {{ background: {c.surface_hover}; }}
QToolButton:pressed, QToolButton:checked {{ background: {c.selection}; }}
QToolButton:focus {{ border: 2px solid {c.primary}; }}
"""


def _fields(c: Colors, s: Sizes, glyph: str) -> str:
    inner, focused = s.control - 2, s.control - 4
    kinds = "QLineEdit, QComboBox, QPlainTextEdit, QSpinBox"
    focus = ", ".join(f"{kind}:focus" for kind in kinds.split(", "))
    off = ", ".join(f"{kind}:disabled" for kind in kinds.split(", "))
    wrong = ", ".join(f'{kind}[invalid="true"]' for kind in kinds.split(", "))
    return f"""
{kinds} {{
    background: {c.surface}; color: {c.text}; border: 1px solid {c.field_line};
    border-radius: {RADIUS_FIELD}px; padding: 0 11px; min-height: {inner}px;
    placeholder-text-color: {c.text_secondary};
    selection-background-color: {c.text_selection}; selection-color: {c.on_text_selection};
}}
{wrong} {{ border: 2px solid {c.error}; padding: 0 10px; min-height: {focused}px; }}
{focus} {{ border: 2px solid {c.primary}; padding: 0 10px; min-height: {focused}px; }}
QLineEdit[invalid="true"]:focus {{ border-color: {c.error}; background: {c.error_soft}; }}
{off} {{ background: {c.surface_alt}; color: {c.text_disabled}; border-color: {c.line}; }}
QLineEdit:read-only {{ background: {c.surface_alt}; border-color: {c.line}; }}
QPlainTextEdit {{ padding: 6px 7px; min-height: {s.control * 2 - 14}px; }}
QPlainTextEdit:focus {{ padding: 5px 6px; min-height: {s.control * 2 - 14}px; }}
QComboBox {{ padding-right: {s.icon_small + 12}px; }}
QComboBox::drop-down {{
    subcontrol-origin: border; subcontrol-position: center right;
    width: {s.icon_small + 20}px; border: none; background: transparent;
}}
QComboBox::down-arrow {{
    image: url({glyph}down.svg); width: {s.icon_small}px; height: {s.icon_small}px;
}}
QComboBox::down-arrow:disabled {{ image: url({glyph}down-off.svg); }}
QComboBox QAbstractItemView {{
    background: {c.surface}; border: 1px solid {c.field_line}; padding: 4px; outline: none;
    selection-background-color: {c.selection}; selection-color: {c.text};
}}
QComboBox QAbstractItemView::item {{
    min-height: {s.control}px; padding: 0 8px; border-radius: 4px; color: {c.text};
}}
QComboBox QAbstractItemView::item:selected {{ background: {c.selection}; color: {c.text}; }}
QSpinBox::up-button, QSpinBox::down-button {{
    width: {s.icon_small + 12}px; border: none; background: transparent;
}}
QSpinBox::up-arrow {{ image: url({glyph}up.svg); width: {s.icon_small}px; }}
QSpinBox::down-arrow {{ image: url({glyph}down.svg); width: {s.icon_small}px; }}
ScanField {{
    min-height: {s.scan - 2}px; border-radius: {RADIUS_BUTTON}px; font-size: {s.body + 1}pt;
    background: {c.surface_alt};
}}
ScanField:focus {{ min-height: {s.scan - 4}px; background: {c.surface}; }}
"""


def _checks(c: Colors, s: Sizes, glyph: str) -> str:
    box = s.check - 2
    return f"""
QCheckBox, QRadioButton {{
    spacing: 8px; min-height: {s.control - 4}px; padding: 0 6px 0 0; border: 2px solid transparent;
    border-radius: {RADIUS_FIELD}px; background: transparent;
}}
QCheckBox:focus, QRadioButton:focus {{ border-color: {c.primary}; }}
QCheckBox:disabled, QRadioButton:disabled {{ color: {c.text_disabled}; }}
QCheckBox::indicator, QRadioButton::indicator {{
    width: {box}px; height: {box}px; border: 1px solid {c.field_line};
    background: {c.surface}; border-radius: 5px;
}}
QRadioButton::indicator {{ border-radius: {s.check // 2}px; }}
QCheckBox::indicator:hover, QRadioButton::indicator:hover {{ border-color: {c.primary}; }}
QCheckBox::indicator:checked {{
    background: {c.primary}; border-color: {c.primary}; image: url({glyph}check.svg);
}}
QCheckBox::indicator:indeterminate {{
    background: {c.primary}; border-color: {c.primary}; image: url({glyph}partial.svg);
}}
QRadioButton::indicator:checked {{
    width: {box - 10}px; height: {box - 10}px; border: 6px solid {c.primary};
    background: {c.surface};
}}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {{
    background: {c.neutral_soft}; border-color: {c.line};
}}
"""


def _tables(c: Colors, s: Sizes) -> str:
    return f"""
QAbstractItemView {{
    background: {c.surface}; alternate-background-color: {c.surface_alt}; color: {c.text};
    border: none; outline: none;
    selection-background-color: {c.selection}; selection-color: {c.text};
}}
QAbstractScrollArea::corner {{ background: transparent; border: none; }}
QTableView::item {{ padding: 0 8px; border: none; }}
QTableView::item:selected {{ background: {c.selection}; color: {c.text}; }}
QListView::item {{ min-height: {s.control}px; padding: 0 8px; border-radius: 4px; }}
QListView::item:hover {{ background: {c.surface_hover}; }}
QListView::item:selected {{ background: {c.selection}; color: {c.text}; }}
QHeaderView {{ background: transparent; border: none; }}
QHeaderView::section {{
    background: {c.surface}; color: {c.text_secondary}; font-size: {s.label}pt;
    font-weight: 500; border: none; border-bottom: 2px solid {c.line}; padding: 0 11px;
    min-height: {s.control - 4}px;
}}
QTableCornerButton::section {{ background: {c.surface}; border: none; }}
QTabBar::tab {{
    color: {c.text_secondary}; padding: 0 16px; min-height: {s.control - 3}px;
    border: none; border-bottom: 3px solid transparent; font-weight: 500;
}}
QTabBar::tab:hover {{ color: {c.text}; }}
QTabBar::tab:selected {{ color: {c.primary}; border-bottom-color: {c.primary}; }}
QTabBar::tab:focus {{ background: {c.info_soft}; }}
QTabWidget::pane {{ border: none; }}
"""


def _popups(c: Colors, s: Sizes) -> str:
    return f"""
QDialog, QMessageBox {{ background: {c.background}; }}
QMenu {{
    background: {c.surface}; border: 1px solid {c.field_line}; padding: 4px;
}}
QMenu::item {{ padding: 8px 24px 8px 12px; border-radius: 4px; color: {c.text}; }}
QMenu::item:selected {{ background: {c.selection}; }}
QMenu::item:disabled {{ color: {c.text_disabled}; }}
QMenu::separator {{ height: 1px; background: {c.line}; margin: 4px 8px; }}
QFrame[role="popup"] {{
    background: {c.surface}; border: 1px solid {c.field_line}; border-radius: {RADIUS_FIELD}px;
}}
"""


def _calendar(c: Colors, s: Sizes, glyph: str) -> str:
    return f"""
QFrame#calendar {{ border-radius: 0; }}
QCalendarWidget QWidget#qt_calendar_navigationbar {{ background: {c.surface}; }}
QCalendarWidget QWidget {{ alternate-background-color: {c.surface}; }}
QCalendarWidget QToolButton {{
    color: {c.text}; min-height: {s.control - 4}px; min-width: {s.control - 4}px;
    font-weight: 600; padding: 0 6px;
}}
QCalendarWidget QToolButton::menu-indicator {{ image: none; }}
QCalendarWidget #qt_calendar_prevmonth {{ qproperty-icon: url({glyph}left.svg); }}
QCalendarWidget #qt_calendar_nextmonth {{ qproperty-icon: url({glyph}right.svg); }}
QCalendarWidget QSpinBox {{ min-height: {s.control - 8}px; padding: 0 4px; }}
QCalendarWidget QTableView::item:selected {{ background: {c.primary}; color: {c.on_primary}; }}
QCalendarWidget QTableView {{
    selection-background-color: {c.primary}; selection-color: {c.on_primary};
}}
QCalendarWidget QAbstractItemView:disabled {{ color: {c.text_disabled}; }}
"""


def _scrolling(c: Colors) -> str:
    return f"""
QScrollArea {{ background: transparent; border: none; }}
QScrollArea > QWidget > QWidget {{ background: transparent; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle {{
    background: {c.scroll_handle}; border-radius: 4px; margin: 2px;
}}
QScrollBar::handle:vertical {{ min-height: 40px; }}
QScrollBar::handle:horizontal {{ min-width: 40px; }}
QScrollBar::handle:hover {{ background: {c.text_secondary}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""
