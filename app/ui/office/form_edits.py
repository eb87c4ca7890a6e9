"""What somebody is correcting in the forms, before it is saved; knows no widgets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.form_corrections import FormVersions, carried_over
from app.domain.form_exchange import Proposal
from app.domain.form_places import form_in_words, set_in_words
from app.domain.form_texts import ISO_CODE, FormText, Wording, editable_texts, forms_in
from app.domain.text import fold, nfc


@dataclass(frozen=True, slots=True)
class TextRow:
    """A text as it was shipped, and as it would be printed now."""

    shipped: FormText
    now: str

    @property
    def changed(self) -> bool:
        """Say whether the office says it in other words."""
        return self.now != self.shipped.text


@dataclass(frozen=True, slots=True)
class _Wish:
    """The words wished for one set: ``texts`` instead of those of shipped version ``based_on``."""

    based_on: int
    texts: Mapping[str, str]


class FormEdits:
    """One set of forms is chosen, and one form of it; what is typed in others is kept."""

    def __init__(self) -> None:
        self._versions: dict[str, FormVersions] = {}
        self._wishes: dict[str, _Wish] = {}
        self._texts: tuple[FormText, ...] = ()
        self.set_id = ""
        self.form = ""

    def load(self, versions: Sequence[FormVersions]) -> None:
        """Take what is saved now; what was typed is given up where somebody else has saved."""
        before = {set_id: one.version for set_id, one in self._versions.items()}
        self._versions = {one.set_id: one for one in versions}
        self._wishes = {
            set_id: wish
            for set_id, wish in self._wishes.items()
            if set_id in self._versions and before[set_id] == self._versions[set_id].version
        }
        if self.set_id not in self._versions and versions:
            self.choose_set(versions[0].set_id)
        elif versions:
            self._read_texts()

    def sets(self) -> list[tuple[object, str]]:
        """Return the sets with their names, as a list to choose from."""
        return [
            (set_id, set_in_words(one.shipped[-1].name)) for set_id, one in self._versions.items()
        ]

    def forms(self) -> list[tuple[str, str]]:
        """Return the forms of the chosen set with their names."""
        return [(form, _name_of(self._base(), form)) for form in forms_in(self._base())]

    def choose_set(self, set_id: str) -> None:
        """Go to another set, there to the same form if it has it."""
        self.set_id = set_id
        forms = forms_in(self._base())
        if self.form not in forms:
            self.form = "receipt" if "receipt" in forms else forms[0]
        self._read_texts()

    def versions(self) -> FormVersions:
        """Return the chosen set's versions as they are saved."""
        return self._versions[self.set_id]

    def wish(self) -> tuple[int, dict[str, str]]:
        """Return what is wished for the chosen set: the shipped version, and texts by place."""
        wish = self._wish()
        return wish.based_on, dict(wish.texts)

    def rows(self, search: str, *, empty: bool) -> tuple[TextRow, ...]:
        """Return the texts of the chosen form, or all of the set that have the words of ``search``.

        Accents do not count. Texts empty on purpose come only where ``empty``; the ISO code has a
        field of its own.
        """
        words = fold(search).split()
        rows = (self.row(text.place) for text in self._texts)
        return tuple(
            row
            for row in rows
            if (words or row.shipped.form == self.form)
            and not row.shipped.place.endswith(f".{ISO_CODE}")
            and (empty or row.now or row.shipped.text)
            and all(word in _searched(row) for word in words)
        )

    def row(self, place: str) -> TextRow:
        """Return the text at ``place``; StopIteration for a place the set does not have."""
        shipped = next(text for text in self._texts if text.place == place)
        return TextRow(shipped, self._wish().texts.get(place, shipped.text))

    def iso_place(self) -> str:
        """Return where the chosen form's ISO code stands, "" for a part that has none."""
        place = f"{self.form}.{ISO_CODE}"
        return place if any(text.place == place for text in self._texts) else ""

    def put(self, place: str, typed: str) -> None:
        """Take what is typed at ``place``; exactly the shipped words are no change."""
        wish = self._wish()
        texts = {key: text for key, text in wish.texts.items() if key != place}
        if nfc(typed) != self.row(place).shipped.text:
            texts[place] = nfc(typed)
        self._wishes[self.set_id] = _Wish(wish.based_on, texts)

    def reset(self, place: str) -> None:
        """Let ``place`` say again what was shipped."""
        self.put(place, self.row(place).shipped.text)

    def propose(self, proposals: Sequence[Proposal]) -> tuple[str, ...]:
        """Take texts of another office over what is there; return those that fit nowhere here."""
        for proposal in proposals:
            if proposal.set_id in self._versions:
                wish = self._wish(proposal.set_id)
                texts = {**wish.texts, **proposal.texts}
                self._wishes[proposal.set_id] = _Wish(wish.based_on, texts)
        return tuple(text for proposal in proposals for text in proposal.strange)

    def carry_over(self) -> tuple[FormText, ...]:
        """Wish for the newer shipped version with the changes that fit; return what is lost."""
        versions = self.versions()
        moved = carried_over(versions.changes, versions.base, versions.shipped[-1])
        self._take(versions.shipped[-1], moved.kept)
        return moved.lost

    def drop_changes(self) -> None:
        """Wish for the newest shipped version as it is."""
        self._take(self.versions().shipped[-1], {})

    def go_back_to(self, version: int) -> None:
        """Wish for the words of an earlier version."""
        versions = self.versions()
        earlier = next((one for one in versions.corrections if one.version == version), None)
        base = versions.shipped_as(earlier.based_on if earlier else version)
        self._take(base, dict(earlier.changes) if earlier else {})

    def is_changed(self, set_id: str = "") -> bool:
        """Say whether something in a set, the chosen one, is not saved."""
        versions, wish = self._versions[set_id or self.set_id], self._wish(set_id)
        return wish != _saved(versions)

    def unsaved(self) -> list[str]:
        """Return the sets in which something is not saved."""
        return [set_id for set_id in self._versions if self.is_changed(set_id)]

    def forget(self) -> None:
        """Give up everything typed."""
        self._wishes.clear()
        if self.set_id:
            self._read_texts()

    def forget_set(self) -> None:
        """Give up what is typed in the chosen set."""
        self._wishes.pop(self.set_id, None)
        self._read_texts()

    def _take(self, base: Wording, texts: Mapping[str, str]) -> None:
        self._wishes[self.set_id] = _Wish(base.version, dict(texts))
        self._read_texts()

    def _wish(self, set_id: str = "") -> _Wish:
        set_id = set_id or self.set_id
        return self._wishes.get(set_id) or _saved(self._versions[set_id])

    def _base(self) -> Wording:
        return self.versions().shipped_as(self._wish().based_on)

    def _read_texts(self) -> None:
        self._texts = editable_texts(self._base())


def _saved(versions: FormVersions) -> _Wish:
    return _Wish(versions.base.version, versions.changes)


def _name_of(wording: Wording, form: str) -> str:
    return form_in_words(form, getattr(getattr(wording, form), "title", ""))


def _searched(row: TextRow) -> str:
    return fold(" ".join((*row.shipped.words, row.now, row.shipped.text)))
