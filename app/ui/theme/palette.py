"""The Qt palette of a set of colors, so that widgets without a style rule of ours fit in too."""

from PySide6.QtGui import QColor, QPalette

from app.ui.theme.tokens import Colors


def build_palette(colors: Colors) -> QPalette:
    """Return the palette for ``colors``; disabled text keeps a readable contrast."""
    palette = QPalette()
    role = QPalette.ColorRole
    pairs = {
        role.Window: colors.background,
        role.WindowText: colors.text,
        role.Base: colors.surface,
        role.AlternateBase: colors.surface_alt,
        role.Text: colors.text,
        role.Button: colors.surface,
        role.ButtonText: colors.text,
        role.BrightText: colors.error,
        role.Highlight: colors.text_selection,
        role.HighlightedText: colors.on_text_selection,
        role.Accent: colors.primary,
        role.Link: colors.primary,
        role.LinkVisited: colors.primary,
        role.PlaceholderText: colors.text_secondary,
        role.ToolTipBase: colors.surface,
        role.ToolTipText: colors.text,
        role.Light: colors.surface,
        role.Midlight: colors.surface_alt,
        role.Mid: colors.line,
        role.Dark: colors.field_line,
        role.Shadow: colors.text_secondary,
    }
    for name, color in pairs.items():
        palette.setColor(name, QColor(color))
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(colors.text_disabled))
    return palette
