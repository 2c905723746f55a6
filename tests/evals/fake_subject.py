"""A subject that says what it was told to say."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from evals.errors import SubjectError
from evals.example import Example
from evals.subject import IndexedText, Retrieved, SubjectFacts
from server.answering.answer import Answer


@dataclass
class FakeSubject:
    """Knows some versions and, by example id, what is found and answered; raises SubjectError for what it lacks."""

    versions: Mapping[str, IndexedText] = field(default_factory=dict)
    found: Mapping[str, Retrieved] = field(default_factory=dict)
    answers: Mapping[str, Answer] = field(default_factory=dict)
    texts_asked: list[str] = field(default_factory=list)

    def retrieve(self, example: Example, k: int) -> Retrieved:
        if example.id not in self.found:
            raise SubjectError("the search is down")
        return Retrieved(self.found[example.id].passages[:k], self.found[example.id].confidence)

    def answer(self, example: Example) -> Answer:
        if example.id not in self.answers:
            raise SubjectError("the server is down")
        return self.answers[example.id]

    def version_text(self, version: str) -> IndexedText | None:
        self.texts_asked.append(version)
        return self.versions.get(version)

    def facts(self) -> SubjectFacts:
        return SubjectFacts("fake", {"embedder": "none"}, {"chunks": 3})
