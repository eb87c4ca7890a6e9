"""What is said about a person while an intake is typed: of a card, of the store, of doubts."""

from collections.abc import Sequence

from app.domain.birth_date import parse_birth_date
from app.domain.citizen_card import CitizenCard
from app.domain.identity_number import IdentityNumber, Sex, identity_warnings
from app.domain.listings import KnownPerson
from app.domain.text import mask_identity
from app.domain.vietnam_time import short_date
from app.errors import InputError
from app.ui.widgets.search_select import Choice
from app.words import tr


def card_doubts(card: CitizenCard) -> str:
    """Return what to compare with the card because letters may have been lost; else nothing."""
    doubtful = [
        word
        for word, certain in (
            (tr("họ tên"), card.name_certain),
            (tr("địa chỉ"), card.address_certain or not card.address),
        )
        if not certain
    ]
    if not doubtful:
        return ""
    return tr("So lại {fields} với thẻ: chữ có thể sai dấu.", fields=", ".join(doubtful))


def card_words(filled: Sequence[str], kept: Sequence[str], card: CitizenCard) -> str:
    """Return what became of a card: the fields it filled, those it contradicts, what to compare.

    ``kept`` are the fields typed before that say something else than the card.
    """
    if filled:
        words = [tr("Đã điền từ thẻ: {fields}.", fields=", ".join(filled))]
    else:
        words = [tr("Đã đọc thẻ; các ô đã có nội dung nên không thay đổi.")]
    if kept:
        words.append(tr("Giữ như đã gõ, khác với thẻ: {fields}.", fields=", ".join(kept)))
    if card.old_number is not None:
        words.append(tr("Số cũ trên thẻ: {number}.", number=card.old_number.digits))
    return " ".join([*words, card_doubts(card)]).strip()


def contact_words(person: KnownPerson, name: str = "", kept: Sequence[str] = ()) -> str:
    """Return where a person was to be found, with the day that was said; nothing if unknown.

    The person is named unless ``name`` has been entered already; ``kept`` are the fields that were
    typed otherwise than then.
    """
    known = person.name if name.strip() != person.name else ""
    contact = " · ".join(part for part in (known, person.address, person.phone) if part)
    if not contact:
        return ""
    words = [tr("Ngày {day} khai: {contact}", day=short_date(person.last_seen_on), contact=contact)]
    if kept:
        words.append(tr("Giữ như đã gõ, khác lần trước: {fields}.", fields=", ".join(kept)))
    return " ".join(words)


def person_choice(person: KnownPerson) -> Choice:
    """Return the line that proposes ``person``; the number is masked, as in every list."""
    birth = f" · {person.birth}" if person.birth else ""
    parts = (
        mask_identity(person.identity_number),
        short_date(person.last_seen_on),
        person.address,
    )
    detail = " · ".join(part for part in parts if part)
    return Choice(person, f"{person.name}{birth}", detail)


def province_of(digits: str) -> str:
    """Return where the birth of the owner of a number was registered; empty if it does not tell."""
    province = IdentityNumber(digits).province if len(digits) in (9, 12) else None
    return province or ""


def number_doubts(digits: str, birth: str, sex: str) -> str:
    """Return what does not fit together in a number, a birth as typed and a sex; else nothing."""
    if len(digits) not in (9, 12):
        return ""
    try:
        born = parse_birth_date(birth) if birth else None
    except InputError:
        born = None
    known_sex = Sex(sex) if sex else None
    number = IdentityNumber(digits)
    warnings = identity_warnings(number, birth=born, sex=known_sex)
    words = [tr(warning) for warning in warnings]
    if warnings and number.sex is not None:
        told: dict[str, object] = {"sex": tr(number.sex.word).lower(), "year": number.birth_year}
        if number.province is None:
            words.append(tr("Theo số: {sex}, sinh năm {year}.", **told))
        else:
            told["province"] = number.province
            words.append(tr("Theo số: {sex}, sinh năm {year}, khai sinh ở {province}.", **told))
    return " ".join(words)
