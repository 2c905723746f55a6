"""The sample company is asked about before anybody comes, and no other company is."""

from evals.curation.sample_questions import SampleQuestions
from evals.quality import Quality, open_quality
from server.deskside import Deskside
from server.identity.person import Person
from tests.server.api.company import INES, JO, LIN, NOW

LIMIT_SECONDS = 60


def asked_by_sample(deskside: Deskside) -> Quality:
    for person in (JO, LIN, INES):
        deskside.people.import_people([Person(f"sample-{person.id}", person.name, "", person.role)], True)
    quality = open_quality(deskside, lambda: NOW)
    quality.sample_questions.start()
    quality.sample_questions.wait(LIMIT_SECONDS)
    return quality


def test_its_agents_ask_once(deskside: Deskside) -> None:
    quality = asked_by_sample(deskside)
    asked = deskside.history.recent(1000)
    assert len(asked) >= 60
    assert {record.asker_id for record in asked} == {"sample-jo", "sample-lin"}

    again = SampleQuestions(deskside, quality.golden_sets, quality.clock)
    again.start()
    again.wait(LIMIT_SECONDS)
    assert len(deskside.history.recent(1000)) == len(asked)


def test_nothing_is_asked_where_there_is_no_sample(quality: Quality) -> None:
    quality.sample_questions.start()
    quality.sample_questions.wait(LIMIT_SECONDS)
    assert not quality.deskside.history.recent(1)
