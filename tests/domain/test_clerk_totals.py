from dataclasses import replace

from app.domain.clerk_totals import COUNTED, total_figures
from app.domain.listings import ClerkFigures

ONE = ClerkFigures(clerk_id=1, clerk_name="Trần Thị Thu Hà", received=3, finished=2, handling=90)
OTHER = ClerkFigures(clerk_id=2, clerk_name="Lê Văn Nam", received=1, fees=-2_000, handling=30)


def test_the_desk_has_what_its_clerks_have_together() -> None:
    total = total_figures((ONE, OTHER))
    assert (total.clerk_id, total.clerk_name) == (None, "Cả bộ phận")
    assert {name: getattr(total, name) for name in COUNTED if getattr(total, name)} == {
        "received": 4,
        "finished": 2,
        "handling": 120,
        "fees": -2_000,
    }


def test_a_desk_without_clerks_has_nothing() -> None:
    assert not any(getattr(total_figures(()), name) for name in COUNTED)
    assert total_figures((ONE,)) == replace(ONE, clerk_id=None, clerk_name="Cả bộ phận")
