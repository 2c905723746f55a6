"""The generated company is stored as the product stores answers."""

from dataclasses import replace

from sqlalchemy import func, select

from evals.bench.generated_history import LEAD, GeneratedHistory
from evals.quality import Quality
from server.deskside import Deskside
from server.history.encoding import encode_answer
from server.history.reading import read_answer
from server.history.tables import answers, feedback
from tests.server.api.company import NOW


def test_as_many_answers_are_there_as_were_wanted_and_they_can_be_read_and_counted(
    deskside: Deskside, quality: Quality
) -> None:
    GeneratedHistory(answers=60, documents=8).write(deskside, NOW)
    engine = deskside.index.catalog.engine
    with engine.connect() as connection:
        ids = connection.execute(select(answers.c.id)).scalars().all()
        assert connection.execute(select(func.count()).select_from(feedback)).scalar_one() > 0
    assert len(ids) == 60
    reader = replace(LEAD, groups=LEAD.groups | {"team-1"})
    for answer_id in ids:
        record = read_answer(deskside.history, deskside.index.catalog, answer_id, reader)
        assert encode_answer(record.answer)
        for citation in (*record.answer.citations, *record.answer.nearest):
            version = deskside.index.catalog.version(citation.version)
            assert version.text[citation.start : citation.end] == citation.quote
    assert quality.dashboards.facts.catch_up(None).is_complete
    assert quality.dashboards.facts.columns().row.size == 60
