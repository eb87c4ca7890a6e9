"""Figures are added up in one statement, by any row, and some by office hours."""

from app.domain.channel import Channel
from app.domain.dossier_filter import DossierFilter
from app.domain.reports.figure import Dimension, Measure
from app.services.counter import Counter
from app.services.reports.counting import count, tally

ALL = DossierFilter()


def test_rows_add_up_to_the_whole_in_every_dimension(autumn: Counter) -> None:
    measures = [
        Measure(ALL),
        Measure(ALL, fees=True),
        Measure(DossierFilter(met_programme=True)),
        Measure(DossierFilter(met_reception=False)),
    ]
    with autumn.context.database.read() as session:
        whole = count(session, autumn.context, *measures)
        assert all(whole)
        for dimension in Dimension:
            counts = tally(session, autumn.context, measures, dimension)
            assert tuple(map(sum, zip(*counts.values(), strict=True))) == whole, dimension


def test_keys_are_what_filters_are_given(autumn: Counter) -> None:
    with autumn.context.database.read() as session:
        counts = tally(session, autumn.context, [Measure(ALL)], Dimension.CHANNEL)
    assert set(counts) == {Channel.DIRECT, Channel.ONLINE}


def test_nothing_counted_is_nought_and_no_row(autumn: Counter) -> None:
    nothing = Measure(DossierFilter(field="Không có"))
    with autumn.context.database.read() as session:
        assert count(session, autumn.context, nothing) == (0,)
        assert tally(session, autumn.context, [nothing], Dimension.FIELD) == {}
