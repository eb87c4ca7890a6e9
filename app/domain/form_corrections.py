"""What an office has changed in the wording of forms: versions above the shipped ones.

A correction keeps the changed texts only, by their places; what these are is in ``form_texts``.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from app.domain.form_set import Forms, FormSet, OwnForms, all_forms
from app.domain.form_texts import (
    FormText,
    Wording,
    check_text,
    editable_texts,
    with_texts,
)
from app.domain.printable import MissingLetters
from app.errors import InputError

T = TypeVar("T", FormSet, OwnForms)

# Shipped versions count from 1; so nobody has to ask whose a version is.
_VERSIONS_AN_EPOCH = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A version the office made: shipped version ``based_on`` with other texts at some places.

    ``changes`` are pairs of place and text. Without any it says what the shipped version says: the
    office has gone back to it.
    """

    set_id: str
    version: int
    based_on: int
    changes: tuple[tuple[str, str], ...]
    reason: str
    made_at: datetime
    clerk_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FormVersions:
    """A form set as it can be corrected: ``shipped`` and ``corrections``, each oldest first."""

    shipped: tuple[Wording, ...]
    corrections: tuple[Correction, ...] = ()

    @property
    def set_id(self) -> str:
        """Return the set's name in the store."""
        return self.shipped[-1].id

    @property
    def newest(self) -> Correction | None:
        """Return the correction in use, None while the office uses what the program ships."""
        return self.corrections[-1] if self.corrections else None

    @property
    def version(self) -> int:
        """Return the version that papers are issued with now."""
        return self.newest.version if self.newest else self.shipped[-1].version

    @property
    def changes(self) -> Mapping[str, str]:
        """Return what is changed in the version in use."""
        return dict(self.newest.changes if self.newest else ())

    @property
    def base(self) -> Wording:
        """Return the shipped version the one in use is made from."""
        return self.shipped_as(self.newest.based_on if self.newest else self.version)

    @property
    def update(self) -> Wording | None:
        """Return a shipped version that came after the one in use was made, if there is one."""
        newest = self.shipped[-1]
        return newest if self.newest and newest.version > self.newest.based_on else None

    def shipped_as(self, version: int) -> Wording:
        """Return a shipped version, or the newest when the program has it no more."""
        return next((one for one in self.shipped if one.version == version), self.shipped[-1])


@dataclass(frozen=True, slots=True)
class CarriedOver:
    """Changes that still fit another version, and the texts under those that do not."""

    kept: Mapping[str, str]
    lost: tuple[FormText, ...]


def next_version(taken: Iterable[int], epoch: int) -> int:
    """Return the number of the next correction: never one that an issued paper may name.

    A restore loses the newest corrections and raises the epoch, so the next thousand begins.
    """
    return max((epoch + 1) * _VERSIONS_AN_EPOCH, *taken, 0) + 1


def with_corrections(shipped: Forms, corrections: Iterable[Correction]) -> Forms:
    """Return all versions together; the newest one outranks the others of its set.

    A change that the program of today could not print is left out rather than nothing printed.
    """
    given = tuple(corrections)
    sets = [*shipped.sets, *(made for one in given for made in _made(shipped.sets, one))]
    own = [*shipped.own, *(made for one in given for made in _made(shipped.own, one))]
    return all_forms(sets, own) if own else shipped


def checked_changes(
    base: Wording, wished: Mapping[str, str], missing: MissingLetters
) -> dict[str, str]:
    """Return the texts of ``wished`` that differ from ``base``, as they are kept.

    InputError names the first place whose text cannot stand there; unknown places are left out.
    """
    checked = {
        text.place: (text.text, check_text(text, wished[text.place], missing))
        for text in editable_texts(base)
        if text.place in wished
    }
    return {place: new for place, (old, new) in checked.items() if new != old}


def carried_over(changes: Mapping[str, str], old: Wording, new: Wording) -> CarriedOver:
    """Return which ``changes`` of ``old`` may stand in ``new``: where both say the same beneath."""
    below = {text.place: text for text in editable_texts(new)}
    changed = [text for text in editable_texts(old) if text.place in changes]
    same = {t.place for t in changed if t.place in below and below[t.place].text == t.text}
    return CarriedOver(
        {place: changes[place] for place in changes if place in same},
        tuple(text for text in changed if text.place not in same),
    )


def _made(shipped: tuple[T, ...], correction: Correction) -> tuple[T, ...]:
    """Return the version ``correction`` makes, nothing when the set is another one."""
    ours = [one for one in shipped if one.id == correction.set_id]
    if not ours:
        return ()
    newest = max(ours, key=lambda one: one.version)
    base = next((one for one in ours if one.version == correction.based_on), newest)
    return (replace(with_texts(base, _sound(base, correction)), version=correction.version),)


def _sound(base: Wording, correction: Correction) -> dict[str, str]:
    changes, sound = dict(correction.changes), dict[str, str]()
    for text in editable_texts(base):
        if text.place in changes:
            try:
                sound[text.place] = check_text(text, changes[text.place])
            except InputError:
                continue
    return sound
