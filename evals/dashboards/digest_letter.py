"""The digest as a mail: HTML and text, with links that lead back to the pages."""

from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from evals.dashboards import wording
from evals.dashboards.digest import Digest, headline_scores
from evals.dashboards.mail import Letter

_FOLDER = Path(__file__).parent / "templates"
_LONGEST_QUOTE = 200


@dataclass(frozen=True, slots=True)
class LetterWriter:
    """Writes digests as mail. `base_url` is where recipients open Deskside."""

    base_url: str

    def write(self, digest: Digest) -> Letter:
        """The letter. Quoted text is escaped, and nothing in it is fetched from anywhere."""
        values = {"digest": digest, "base": self.base_url, "headline_scores": headline_scores}
        html = _ENVIRONMENT.get_template("digest_mail.html").render(values)
        text = _ENVIRONMENT.get_template("digest_mail.txt").render(values)
        return Letter(f"Deskside: quality of answers, {digest.week}", text, html)


def one_line(text: str) -> str:
    """Quoted text on one line, not too long: a mail is skimmed, and its text part has no other borders."""
    words = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    return words if len(words) <= _LONGEST_QUOTE else words[: _LONGEST_QUOTE - 1].rstrip() + "…"


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        one_line=one_line,
        percent=wording.percent,
        share=wording.share,
        points=wording.points,
        milliseconds=wording.milliseconds,
        measure=wording.MEASURES.__getitem__,
        outcome=wording.OUTCOMES.__getitem__,
    )
    environment.globals["part_name"] = wording.part_name
    return environment


_ENVIRONMENT = _environment()
