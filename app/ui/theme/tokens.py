"""Every color and every size of the screen, in one place; nothing here draws.

Contrast of each pair that meets on the screen is held by tests/ui/theme/test_tokens.py.
"""

from dataclasses import dataclass

# The steps of the 4 px grid that all gaps and margins are taken from.
GAP_XS, GAP_S, GAP_M, GAP_L, GAP_XL = 4, 8, 12, 16, 24

RADIUS_FIELD, RADIUS_BUTTON, RADIUS_CARD = 6, 8, 10

POINT_SIZES = (14, 16, 18)

_PIXELS_PER_POINT = 96 / 72


@dataclass(frozen=True, slots=True, kw_only=True)
class Colors:
    """One complete set of colors as ``#rrggbb``, named for what they are used for."""

    background: str
    surface: str
    surface_alt: str
    surface_hover: str
    line: str
    field_line: str
    text: str
    text_secondary: str
    text_disabled: str
    primary: str
    primary_hover: str
    primary_pressed: str
    on_primary: str
    info_soft: str
    info_line: str
    info_text: str
    selection: str
    text_selection: str
    on_text_selection: str
    nav: str
    nav_hover: str
    nav_active: str
    nav_text: str
    nav_text_secondary: str
    nav_ring: str
    error: str
    error_soft: str
    error_line: str
    error_solid: str
    on_error_solid: str
    warning: str
    warning_soft: str
    warning_line: str
    amber_solid: str
    on_amber_solid: str
    success: str
    success_soft: str
    success_line: str
    neutral_soft: str
    neutral_text: str
    bar: str
    bar_current: str
    scroll_handle: str


LIGHT = Colors(
    background="#F3F6FA",
    surface="#FFFFFF",
    surface_alt="#F7F9FC",
    surface_hover="#EDF2F8",
    line="#D5DDE7",
    field_line="#7A8899",
    text="#16222E",
    text_secondary="#45566A",
    text_disabled="#6B7A8B",
    primary="#0B57A4",
    primary_hover="#094A8C",
    primary_pressed="#073B70",
    on_primary="#FFFFFF",
    info_soft="#E6F0FA",
    info_line="#7FAEDC",
    info_text="#0A4A8A",
    selection="#D6E6F7",
    text_selection="#0B57A4",
    on_text_selection="#FFFFFF",
    nav="#10294A",
    nav_hover="#1A3862",
    nav_active="#22467A",
    nav_text="#FFFFFF",
    nav_text_secondary="#BDCCE1",
    nav_ring="#FFB300",
    error="#A3122A",
    error_soft="#FCECEE",
    error_line="#D98A97",
    error_solid="#A3122A",
    on_error_solid="#FFFFFF",
    warning="#754A00",
    warning_soft="#FFF4DA",
    warning_line="#B07600",
    amber_solid="#FFC24D",
    on_amber_solid="#2B1D00",
    success="#0A5F35",
    success_soft="#E4F4EB",
    success_line="#63AE86",
    neutral_soft="#ECF0F5",
    neutral_text="#45566A",
    bar="#5B93CC",
    bar_current="#0B57A4",
    scroll_handle="#8493A5",
)

DARK = Colors(
    background="#12181F",
    surface="#1B232D",
    surface_alt="#1F2833",
    surface_hover="#273341",
    line="#33404F",
    field_line="#8494A6",
    text="#E8EEF5",
    text_secondary="#AEBCCB",
    text_disabled="#8391A1",
    primary="#5AA6F2",
    primary_hover="#7AB8F6",
    primary_pressed="#4593E2",
    on_primary="#0A1826",
    info_soft="#17304B",
    info_line="#3F77B0",
    info_text="#B4D6F8",
    selection="#234B75",
    text_selection="#5AA6F2",
    on_text_selection="#0A1826",
    nav="#0B1118",
    nav_hover="#16202C",
    nav_active="#1D3A5C",
    nav_text="#FFFFFF",
    nav_text_secondary="#AEBCCB",
    nav_ring="#FFB300",
    error="#FF9DA9",
    error_soft="#3A1D24",
    error_line="#9C4A57",
    error_solid="#B4233C",
    on_error_solid="#FFFFFF",
    warning="#FFD27A",
    warning_soft="#372B12",
    warning_line="#B98A2E",
    amber_solid="#FFC24D",
    on_amber_solid="#2B1D00",
    success="#86D9A9",
    success_soft="#16301F",
    success_line="#3F7F5B",
    neutral_soft="#2A3542",
    neutral_text="#AEBCCB",
    bar="#4C83BB",
    bar_current="#8CC4FF",
    scroll_handle="#6F7F91",
)


def grid(pixels: float) -> int:
    """Return ``pixels`` rounded to the 4 px grid."""
    return int(pixels / 4 + 0.5) * 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """Sizes that grow with the letters; points for type, logical pixels for the rest."""

    body: int
    label: int
    small: int
    title: int
    heading: int
    figure: int
    control: int
    row: int
    nav: int
    scan: int
    check: int
    icon: int
    icon_small: int

    @classmethod
    def for_points(cls, points: int) -> "Sizes":
        """Return the sizes around a body text of ``points`` (14, 16 or 18)."""
        em = points * _PIXELS_PER_POINT
        return cls(
            body=points,
            label=points - 1,
            small=points - 2,
            title=points + 2,
            heading=points + 4,
            figure=points + 6,
            control=grid(em * 2.15),
            row=grid(em * 2.15),
            nav=grid(em * 2.35),
            scan=grid(em * 2.55),
            check=grid(em * 1.3),
            icon=grid(em * 1.2),
            icon_small=grid(em * 1.05),
        )


@dataclass(frozen=True, slots=True)
class Tokens:
    """What the screen is drawn from at this moment."""

    colors: Colors
    sizes: Sizes
    dark: bool
