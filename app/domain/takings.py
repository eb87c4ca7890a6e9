"""The money of a day as it changed hands: sums taken, given back and waived, and doubts about them.

Where a sum is written down is in ``app.services.day.takings``; here is only what follows from it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from app.domain.fees import PaymentMeans

_NUMBER = re.compile(r"(.*?)(\d+)\D*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Taking:
    """One sum in đồng, negative when it was given back, 0 when it was waived on a ground.

    ``means`` is a ``PaymentMeans``, "" where nobody noted it; ``taken_by`` is who took it and
    ``at`` when, None of a waiver.
    """

    dossier_id: int
    code: str
    payer_name: str
    procedure_name: str
    amount: int
    means: str
    receipt_number: str
    exemption: str
    taken_by: str
    taken_by_id: int
    at: datetime | None


@dataclass(frozen=True, slots=True)
class MeansSum:
    """How many sums were taken by one means of payment, and what they come to."""

    means: str
    count: int
    amount: int


def sums_by_means(takings: Iterable[Taking]) -> tuple[MeansSum, ...]:
    """Return the sums of cash, transfer and online, then of what nobody noted the means of."""
    money = [one for one in takings if one.amount]
    known = [means.value for means in PaymentMeans]
    unknown = sorted({one.means for one in money} - set(known))
    return tuple(
        MeansSum(means, len(of_means), sum(one.amount for one in of_means))
        for means in (*known, *unknown)
        if (of_means := [one for one in money if one.means == means]) or means in known
    )


def cash_of(takings: Iterable[Taking]) -> int:
    """Return what ought to lie in the drawer: cash, and what nobody said came another way."""
    in_hand = (PaymentMeans.CASH.value, "")
    return sum(one.amount for one in takings if one.means in in_hand)


def without_number(takings: Iterable[Taking]) -> tuple[int, ...]:
    """Return the dossiers a sum was taken of without a receipt's number."""
    return _once(one.dossier_id for one in takings if one.amount > 0 and not one.receipt_number)


def out_of_order(takings: Iterable[Taking]) -> tuple[int, ...]:
    """Return the dossiers whose receipt has a lower number than one written before it.

    Each clerk writes in a book of their own, and books are told apart by what stands before the
    digits (AB/26E 0001234); ``takings`` are in the order of the day.
    """
    highest: dict[tuple[int, str], int] = {}
    found: list[int] = []
    for one in _numbered(takings):
        split = _NUMBER.fullmatch(one.receipt_number)
        if split is None:
            continue
        book, number = (one.taken_by_id, split[1].strip().upper()), int(split[2])
        if number < highest.get(book, 0):
            found.append(one.dossier_id)
        highest[book] = max(number, highest.get(book, 0))
    return _once(found)


def used_twice(
    takings: Iterable[Taking], elsewhere: Mapping[str, Iterable[tuple[int, str]]]
) -> tuple[int, ...]:
    """Return the dossiers that share a receipt's number with those of another payer.

    ``elsewhere`` are dossiers and payers of other days by number. One receipt for two dossiers of
    the same payer is as it should be.
    """
    payers: dict[str, dict[str, set[int]]] = {}
    for one in _numbered(takings):
        by_payer = payers.setdefault(one.receipt_number, {})
        by_payer.setdefault(one.payer_name, set()).add(one.dossier_id)
    for number, others in elsewhere.items():
        for dossier_id, payer in others:
            if number in payers:
                payers[number].setdefault(payer, set()).add(dossier_id)
    shared = (by_payer for by_payer in payers.values() if len(by_payer) > 1)
    return _once(key for by_payer in shared for keys in by_payer.values() for key in sorted(keys))


def _numbered(takings: Iterable[Taking]) -> Iterator[Taking]:
    """Choose the sums that were taken under a number."""
    return (one for one in takings if one.amount > 0 and one.receipt_number)


def _once(keys: Iterable[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(keys))
