"""Captions of recordings (WebVTT, SubRip): what was said, a paragraph for each turn of a speaker."""

import re

from ingest.index.documents import ParsedDocument
from ingest.parsers.decoding import decode
from ingest.parsers.manuscript import Manuscript

_TIMES = re.compile(r"\s*(?:\d+:)?\d+:\d+[.,]\d+\s*-->")
_VOICE = re.compile(r"<v(?:\.[^ >]*)?\s+([^>]+)>")
_TAG = re.compile(r"<[^>]*>")
_SENTENCES_PER_PARAGRAPH = 6


class CaptionsParser:
    """Reads .vtt and .srt."""

    def parse(self, data: bytes, name: str, media_type: str) -> ParsedDocument:
        """See `Parser.parse`; raises nothing, since lines that mean nothing are passed over."""
        manuscript = Manuscript()
        turn: list[str] = []
        speaker = ""
        for cue in re.split(r"\n\s*\n", decode(data).replace("\r\n", "\n").replace("\r", "\n")):
            said, voice = _read_cue(cue.split("\n"))
            if not said:
                continue
            if turn and (voice != speaker or _is_full(turn)):
                _write(manuscript, speaker, turn)
                turn = []
            speaker = voice
            turn.append(said)
        _write(manuscript, speaker, turn)
        return manuscript.finish(media_type)


def _read_cue(lines: list[str]) -> tuple[str, str]:
    """What a cue says and who says it; nothing for headers, notes and styles."""
    timed = next((number for number, line in enumerate(lines) if _TIMES.match(line)), None)
    if timed is None:
        return "", ""
    text = " ".join(line.strip() for line in lines[timed + 1 :])
    voice = _VOICE.search(text)
    return " ".join(_TAG.sub("", text).split()), voice[1].strip() if voice else ""


def _is_full(turn: list[str]) -> bool:
    text = " ".join(turn)
    return text[-1:] in ".!?" and sum(text.count(end) for end in ".!?") >= _SENTENCES_PER_PARAGRAPH


def _write(manuscript: Manuscript, speaker: str, turn: list[str]) -> None:
    text = " ".join(turn)
    manuscript.paragraph(f"{speaker}: {text}" if speaker and text else text)
