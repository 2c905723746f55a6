"""The sample company brings its golden set along."""

from evals.curation.sample import FILE, SET_ID, bring_sample
from evals.feature import feature
from evals.golden_set import load_golden_set
from evals.quality import Quality, open_quality
from server.deskside import Deskside
from server.identity.person import Person, Role
from tests.evals.curation.lines import FOLDER
from tests.server.api.company import NOW


def test_it_comes_with_the_people_of_the_sample_company_once(deskside: Deskside) -> None:
    assert open_quality(deskside, lambda: NOW).golden_sets.all() == []
    deskside.people.import_people([Person("mia", "Mia", "mia@lumenfold.example", Role.REVIEWER)], is_sample=True)
    quality = feature.open(deskside, lambda: NOW)
    (card,) = quality.golden_sets.all()
    assert (card.id, card.title, card.owner) == (SET_ID, "Sample company", None)
    shipped = load_golden_set(FILE)
    kept = quality.golden_sets.load(SET_ID)
    assert kept.examples == shipped.examples
    assert len(open_quality(deskside, lambda: NOW).golden_sets.all()) == 1


def test_it_does_not_come_where_there_is_another_golden_set(quality: Quality) -> None:
    quality.golden_sets.create("Returns", FOLDER)
    quality.golden_sets.retire_set("returns")
    bring_sample(quality.golden_sets)
    assert quality.golden_sets.all() == []
