"""Colors that meet on the screen can be told apart, with good eyes and with others."""

import dataclasses

import pytest

from app.ui.theme.tokens import DARK, LIGHT, POINT_SIZES, Colors, Sizes

# Text on its ground: at least 4.5 (WCAG 2.1, 1.4.3); what the clerk reads all day at least 7.
TEXT_PAIRS = [
    ("text", "surface", 12),
    ("text", "background", 12),
    ("text", "surface_alt", 12),
    ("text", "selection", 7),
    ("text_secondary", "surface", 7),
    ("text_secondary", "background", 6.5),
    ("text_secondary", "surface_alt", 6.5),
    ("text_secondary", "neutral_soft", 5.5),
    ("text_disabled", "surface_alt", 4),
    ("on_primary", "primary", 6.5),
    ("on_primary", "primary_hover", 6.5),
    ("on_primary", "primary_pressed", 5.5),
    ("primary", "surface", 6),
    ("on_text_selection", "text_selection", 6.5),
    ("info_text", "info_soft", 6.5),
    ("text", "info_soft", 7),
    ("text", "success_soft", 7),
    ("text", "warning_soft", 7),
    ("text", "error_soft", 7),
    ("text_secondary", "info_soft", 5.5),
    ("text_secondary", "success_soft", 5.5),
    ("text_secondary", "warning_soft", 5.5),
    ("text_secondary", "error_soft", 5.5),
    ("error", "surface", 7),
    ("error", "error_soft", 5.5),
    ("on_error_solid", "error_solid", 6),
    ("warning", "surface", 7),
    ("warning", "warning_soft", 6.5),
    ("success", "success_soft", 5.5),
    ("on_amber_solid", "amber_solid", 8),
    ("success", "surface", 7),
    ("neutral_text", "neutral_soft", 5.5),
    ("nav_text", "nav", 11),
    ("nav_text", "nav_active", 7),
    ("nav_text_secondary", "nav", 8),
    ("nav_text_secondary", "nav_active", 5),
    ("nav_text_secondary", "nav_hover", 7),
]
# Shapes that carry meaning: at least 3 (WCAG 2.1, 1.4.11).
SHAPE_PAIRS = [
    ("field_line", "surface"),
    ("primary", "surface"),
    ("primary", "background"),
    ("warning_line", "surface"),
    ("bar", "surface"),
    ("bar_current", "surface"),
    ("scroll_handle", "surface"),
    ("nav_ring", "nav"),
    ("nav_ring", "nav_active"),
    ("error", "surface"),
]
SCHEMES = [pytest.param(LIGHT, id="light"), pytest.param(DARK, id="dark")]


def luminance(color: str) -> float:
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colors", SCHEMES)
def test_text_can_be_read_on_its_ground(colors: Colors) -> None:
    for ink, ground, least in TEXT_PAIRS:
        assert contrast(getattr(colors, ink), getattr(colors, ground)) >= least, (ink, ground)


@pytest.mark.parametrize("colors", SCHEMES)
def test_shapes_that_mean_something_can_be_seen(colors: Colors) -> None:
    for shape, ground in SHAPE_PAIRS:
        assert contrast(getattr(colors, shape), getattr(colors, ground)) >= 3, (shape, ground)


@pytest.mark.parametrize("colors", SCHEMES)
def test_each_color_is_written_in_full(colors: Colors) -> None:
    for field in dataclasses.fields(colors):
        value = getattr(colors, field.name)
        assert len(value) == 7, field.name
        int(value[1:], 16)


@pytest.mark.parametrize("points", POINT_SIZES)
def test_whatever_is_pressed_is_as_large_as_a_finger_and_on_the_grid(points: int) -> None:
    sizes = Sizes.for_points(points)
    for size in (sizes.control, sizes.row, sizes.nav, sizes.scan):
        assert size >= 36
        assert size % 4 == 0
