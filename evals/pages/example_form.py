"""The form in which an example is written, and the line that comes of it."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from evals.curation.question_id import question_id
from evals.errors import GoldenSetError
from evals.golden_line import EvidenceLine, ExampleLine, TagValue, problem_in

DIFFICULTIES = ("easy", "medium", "hard")
OWN_TAGS = ("skill", "product", "difficulty", "set", "kind")
_LONGEST = 20_000


class ExampleForm(BaseModel):
    """What was typed and ticked."""

    model_config = ConfigDict(frozen=True)

    do: str = "save"
    revision: int = 0
    id: str = Field("", max_length=200)
    question: str = Field("", max_length=_LONGEST)
    answerable: str = "yes"
    reference_answer: str = Field("", max_length=_LONGEST)
    document: list[str] = []
    quote: list[str] = []
    documents: str = Field("", max_length=_LONGEST)
    as_of: str = Field("", max_length=40)
    audience: str = Field("", max_length=2000)
    skill: str = Field("", max_length=200)
    product: str = Field("", max_length=200)
    difficulty: str = Field("", max_length=200)
    set: str = Field("", max_length=200)
    kind: str = Field("", max_length=200)
    more_tags: str = Field("", max_length=_LONGEST)
    why: str = Field("", max_length=1000)
    pick: list[int] = []
    picked_document: list[str] = []
    picked_quote: list[str] = []
    is_checked: bool = False
    place: int = -1
    """Of a quotation that is mended: which of them, from 0."""
    taken: str = Field("", max_length=_LONGEST)
    """What is to stand in its place."""

    def to_line(self, earlier: ExampleLine | None = None) -> ExampleLine:
        """The example; what the form does not show is kept from the earlier revision. Raises GoldenSetError."""
        question = _text(self.question)
        if not question:
            raise GoldenSetError("Write the question.")
        evidence = self._evidence(earlier)
        typed = [path.strip() for path in self.documents.splitlines() if path.strip()]
        values = {
            "id": self.id.strip() or (earlier.id if earlier else question_id(question)),
            "question": question,
            "history": earlier.history if earlier else (),
            "ticket": earlier.ticket if earlier else None,
            "as_of": self._moment(earlier),
            "audience": [group.strip() for group in self.audience.split(",") if group.strip()] or None,
            "answerable": self.answerable == "yes",
            "reference_answer": _text(self.reference_answer) or None,
            "documents": tuple(dict.fromkeys((*typed, *(one.document for one in evidence)))),
            "evidence": evidence,
            "tags": self._tags(earlier),
        }
        try:
            return ExampleLine.model_validate(values)
        except ValidationError as error:
            raise GoldenSetError(f"{problem_in(error)}.") from error

    def mended(self, line: ExampleLine) -> ExampleLine:
        """The example with one quotation in place of a broken one. Raises GoldenSetError where there is none."""
        quote = _text(self.taken)
        if not quote or not 0 <= self.place < len(line.evidence):
            raise GoldenSetError("Choose the passage that takes the place of the quotation.")
        evidence = list(line.evidence)
        evidence[self.place] = EvidenceLine(document=evidence[self.place].document, quote=quote)
        return line.with_documents(line.documents, tuple(evidence))

    def dated(self, line: ExampleLine) -> ExampleLine:
        """The example, asked about the day in the form. Raises GoldenSetError for what is no day."""
        return line.model_copy(update={"as_of": self._moment(line)})

    def _evidence(self, earlier: ExampleLine | None) -> tuple[EvidenceLine, ...]:
        """What stands in the rows, then what was picked; a row without a quote is left out."""
        known = {(one.document, one.quote): one for one in earlier.evidence} if earlier else {}
        rows = [*zip(self.document, self.quote, strict=False)]
        offered = [*zip(self.picked_document, self.picked_quote, strict=False)]
        rows += [offered[place] for place in self.pick if 0 <= place < len(offered)]
        found: dict[tuple[str, str], EvidenceLine] = {}
        for document, typed in rows:
            quote = _text(typed)
            if quote and not document.strip():
                raise GoldenSetError(f"Name the document in which “{quote[:60]}” stands.")
            if quote:
                key = (document.strip(), quote)
                found[key] = known.get(key) or EvidenceLine(document=key[0], quote=quote)
        return tuple(found.values())

    def _moment(self, earlier: ExampleLine | None) -> datetime | None:
        if not self.as_of:
            return None
        try:
            day = date.fromisoformat(self.as_of)
        except ValueError as error:
            raise GoldenSetError("Write the date as 2026-11-22.") from error
        # The form shows no time: where the day is still the same, so is the time.
        is_same = earlier is not None and earlier.as_of is not None and earlier.as_of.date() == day
        return earlier.as_of if earlier and is_same else datetime.combine(day, time(12, tzinfo=UTC))

    def _tags(self, earlier: ExampleLine | None) -> dict[str, TagValue]:
        """Own tags from their fields, further ones a line each; lists and the like stay as they are."""
        kept = {
            name: value for name, value in (earlier.tags if earlier else {}).items() if isinstance(value, list | None)
        }
        more = {}
        for line in self.more_tags.splitlines():
            name, colon, value = line.partition(":")
            if line.strip() and not (colon and name.strip() and value.strip()):
                raise GoldenSetError(f"Write further tags as “name: value”, one a line, not “{line.strip()[:60]}”.")
            if line.strip():
                more[name.strip()] = value.strip()
        own = {name: str(getattr(self, name)).strip() for name in OWN_TAGS}
        return {**kept, **_unchanged(earlier, {**more, **{name: value for name, value in own.items() if value}})}


def _text(typed: str) -> str:
    """What was typed, with the line ends that everything else here has."""
    return typed.replace("\r\n", "\n").strip()


def form_of(line: ExampleLine, revision: int = 0) -> ExampleForm:
    """The form as it stands for an example."""
    tags = line.plain_tags
    quoted = {one.document for one in line.evidence}
    return ExampleForm(
        revision=revision,
        id=line.id,
        question=line.question,
        answerable="yes" if line.answerable else "no",
        reference_answer=line.reference_answer or "",
        document=[one.document for one in line.evidence],
        quote=[one.quote for one in line.evidence],
        documents="\n".join(path for path in line.documents if path not in quoted),
        as_of=line.as_of.date().isoformat() if line.as_of else "",
        audience=", ".join(sorted(line.audience or ())),
        more_tags="\n".join(f"{name}: {value}" for name, value in tags.items() if name not in OWN_TAGS),
        **{name: tags.get(name, "") for name in OWN_TAGS},
    )


def _unchanged(earlier: ExampleLine | None, tags: Mapping[str, str]) -> dict[str, TagValue]:
    """The tags, of which those that say what they said before keep their type: `true` stays no text."""
    before = earlier.tags if earlier else {}
    return {
        name: before[name] if name in before and str(before[name]) == value else value for name, value in tags.items()
    }
