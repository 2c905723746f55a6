"""Names, codes, places and addresses of a sentence that its sources do not say."""

import re
from collections.abc import Iterator

from server.answering.verification.finding import Finding, FindingKind
from server.answering.verification.known import Known
from server.answering.verification.names import Name
from server.answering.verification.places import lies_in
from server.answering.verification.similarity import closest
from server.answering.verification.statement import Statement
from server.answering.verification.words import stem


def name_findings(said: Statement, known: Known) -> Iterator[Finding]:
    """One for each name that does not follow; a word that only begins the sentence may be no name."""
    for address in said.addresses:
        if not any(address.key == one.key for statement in known.statements for one in statement.addresses):
            yield Finding(FindingKind.NAME, address.written, address.span, _address(known))
    for place in said.places:
        if not lies_in(place.code, known.places):
            yield Finding(FindingKind.NAME, place.written, place.span)
    places = [place.span for place in said.places]
    for name in said.names:
        if any(place.start < name.span.end and name.span.start < place.end for place in places):
            continue
        if not name.is_doubtful and not _is_known(name, known):
            yield Finding(FindingKind.NAME, name.written, name.span, _instead(name, said, known))


def _address(known: Known) -> str | None:
    written = {address.written for statement in known.statements for address in statement.addresses}
    return written.pop() if len(written) == 1 else None


def _is_known(name: Name, known: Known) -> bool:
    if name.is_code:
        return _stands_in(name.words[0], known.text)
    if name.number is not None:
        return _is_numbered_so(name, known)
    if not all(_is_word(word, known) for word in name.words):
        return _is_short_for(name, known)
    together = [stem(word) for word in name.words]
    return len(together) == 1 or any(
        all(_has(statement, word, one) for word, one in zip(name.words, together, strict=True))
        for statement in known.statements
    )


def _has(statement: Statement, word: str, its_stem: str) -> bool:
    return (
        its_stem in statement.stems
        or its_stem in statement.above
        or any(word in {one.text, one.stem} or its_stem == one.stem for one in statement.words)
        or word in statement.text.lower()
    )


def _is_numbered_so(name: Name, known: Known) -> bool:
    wanted = f"{name.words[-1]} {name.number}"
    return any(wanted in statement.stems for statement in known.statements) or any(
        str(stated.fact.number) == name.number and stem(name.words[-1]) in statement.stems | statement.above
        for stated, statement in known.figures
        if stated.fact.measure is None
    )


def _is_word(word: str, known: Known) -> bool:
    if "-" in word:
        return _stands_in(word, known.text) or all(_is_word(part, known) for part in word.split("-") if len(part) > 1)
    return (
        bool({word, f"{word}s", word.removesuffix("s"), word.removesuffix("es")} & known.words)
        or stem(word) in known.stems
    )


def _is_short_for(name: Name, known: Known) -> bool:
    """Whether the source writes out what is abbreviated here, or abbreviates what is written out here."""
    if len(name.words) > 1:
        return "".join(word[0] for word in name.words) in known.words
    short = name.words[0]
    if not 2 <= len(short) <= 5 or not name.written.isupper():
        return False
    return bool(re.search(r"\b" + r"[\w']*[ -]".join(map(re.escape, short)) + r"[\w']*", known.text))


def _stands_in(word: str, text: str) -> bool:
    return bool(re.search(rf"(?<![\w-]){re.escape(word)}(?:s|'s)?(?![\w]|-\w)", text))


def _instead(name: Name, said: Statement, known: Known) -> str | None:
    """What the closest statement names and the sentence does not."""
    for statement in closest(said, known)[:1]:
        words = {word.text for word in said.words}
        missing = [
            one
            for one in statement.names
            if (not one.is_doubtful or set(one.words) & known.proper)
            and (not set(one.words) & words or (one.words == name.words and one.number != name.number))
        ]
        same = [one for one in missing if (one.number is None) == (name.number is None) and one.is_code == name.is_code]
        if same:
            return same[0].written
    return None
