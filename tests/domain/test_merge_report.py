from datetime import date
from string import Formatter

import pytest

from app.domain.bundle_facts import BundleFacts
from app.domain.merge_report import NOTICE_WORDS, MergeLine, MergeNotice, MergeReport

FACTS = BundleFacts(
    program="1",
    store_id="x",
    station=2,
    agency_code="H26.107",
    office="UBND",
    day=date(2026, 11, 16),
    first_sequence=1,
    last_sequence=1,
    history_head="",
)


def report(*notices: MergeNotice) -> MergeReport:
    return MergeReport(
        name="MotCua",
        facts=FACTS,
        dossiers=0,
        changed=0,
        events=0,
        known_events=0,
        clerks=(),
        procedures=(),
        lines=tuple(MergeLine(notice, "TN20") for notice in notices),
        repeated=False,
        dry_run=True,
    )


def test_every_notice_has_words_that_can_be_filled():
    assert set(NOTICE_WORDS) == set(MergeNotice)
    for words in NOTICE_WORDS.values():
        assert all(name != "" for _, name, _, _ in Formatter().parse(words))


@pytest.mark.parametrize("notice", list(MergeNotice))
def test_only_one_code_for_two_dossiers_keeps_a_bundle_out(notice: MergeNotice):
    assert report(notice).blocked is (notice is MergeNotice.SAME_CODE)


def test_conflicts_are_counted_and_news_are_not():
    found = report(MergeNotice.BOTH_RETURNED, MergeNotice.MATCHED, MergeNotice.RETURNED_THERE)
    assert found.conflicts == 1
