"""Hypothesis strategies for dossier codes and the errors scanners and fingers make."""

from datetime import date
from itertools import pairwise

from hypothesis import strategies as st

from app.domain.dossier_code import DossierCode, LocalCode, OfficialCode

days = st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 12, 31))
letters = st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ")


def _digits(smallest: int, largest: int | None = None) -> st.SearchStrategy[str]:
    return st.text("0123456789", min_size=smallest, max_size=largest or smallest)


_top_levels = st.builds(lambda letter, number: letter + number, letters, _digits(2))
_highest_first = st.builds(
    lambda top, levels: ".".join([top, *levels]),
    _top_levels,
    st.lists(_digits(1, 3), max_size=5),
)
_lowest_first = st.builds(
    lambda *levels: ".".join(levels), _digits(3), _digits(2), _digits(2), _top_levels
)
agencies = _highest_first | _lowest_first

local_codes: st.SearchStrategy[LocalCode] = st.builds(
    LocalCode, st.integers(0, 9), st.integers(0, 9), days, st.integers(1, 9999)
)
barcoded_official_codes: st.SearchStrategy[OfficialCode] = st.builds(
    OfficialCode, agencies, days, st.integers(0, 9999)
)
official_codes: st.SearchStrategy[OfficialCode] = barcoded_official_codes | st.builds(
    OfficialCode, agencies, days, st.integers(0, 99999), st.sampled_from([5, 6])
)
barcoded_codes: st.SearchStrategy[DossierCode] = local_codes | barcoded_official_codes
all_codes: st.SearchStrategy[DossierCode] = local_codes | official_codes


@st.composite
def misread(draw: st.DrawFn, texts: st.SearchStrategy[str]) -> str:
    """A text of ``texts`` with one digit wrong or two neighboring digits swapped."""
    text = draw(texts)
    places = [i for i, c in enumerate(text) if c.isdigit()]
    swaps = [(i, j) for i, j in pairwise(places) if text[i] != text[j]]
    if swaps and draw(st.booleans()):
        i, j = draw(st.sampled_from(swaps))
        return text[:i] + text[j] + text[i + 1 : j] + text[i] + text[j + 1 :]
    place = draw(st.sampled_from(places))
    wrong = draw(st.sampled_from("0123456789".replace(text[place], "")))
    return text[:place] + wrong + text[place + 1 :]
