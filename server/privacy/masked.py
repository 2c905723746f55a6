"""A question whose personal data is replaced, with the way back."""

from dataclasses import dataclass, replace

from server.answering.answer import Answer
from server.answering.answerer import Listener
from server.answering.question import Question
from server.privacy.restoring import RestoringListener, restore_answer
from server.privacy.wording import Wording


@dataclass(frozen=True, slots=True)
class Masked:
    """`question` is what may be stored, logged and sent on; the rest stays in this process, and as long as this."""

    question: Question
    asked: str
    """The question's text as it was asked."""
    wording: Wording

    def mask_text(self, text: str) -> str:
        """Another text that belongs to the question, such as a draft, with the same placeholders."""
        return self.wording.mask(text)

    def restore_text(self, text: str) -> str:
        """A text as the agent is to read it. A placeholder that nobody gave out stays."""
        return self.wording.restore(text)

    def restore(self, answer: Answer) -> Answer:
        """An answer as the agent is to see it; what documents say in it is theirs and stays."""
        restored = restore_answer(answer, self.restore_text)
        return replace(restored, question=self.asked) if answer.question == self.question.text else restored

    def listener(self, listener: Listener) -> Listener:
        """Hears the answer with placeholders and tells this listener without."""
        return RestoringListener(listener, self.restore, self.restore_text)
