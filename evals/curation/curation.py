"""Golden sets, assembled: what the pages, the API and the commands work with."""

from dataclasses import dataclass

from evals.curation.candidates import Candidates
from evals.curation.golden_set_store import GoldenSetStore
from evals.curation.importing import Importer
from evals.curation.passages import Passages
from evals.curation.placing import FindVersions, Placer
from evals.curation.sample import bring_sample
from evals.curation.settings import CurationSettings
from evals.curation.upload_store import UploadStore
from evals.curation.validation import Validator
from evals.curation.visible import Visibility
from evals.example import ORDINARY_AGENT
from ingest.index.scope import Scope
from server.answering.question import Question
from server.clock import Clock
from server.deskside import Deskside

_LOOKED_THROUGH = 5
_LONGEST_QUERY = 400


@dataclass(frozen=True, slots=True)
class Curation:
    """The golden sets of one running assistant, and the work of people on them."""

    golden_sets: GoldenSetStore
    validator: Validator
    visibility: Visibility
    importer: Importer
    uploads: UploadStore
    candidates: Candidates
    passages: Passages


def open_curation(deskside: Deskside, settings: CurationSettings, clock: Clock) -> Curation:
    """Everything on the database of an assistant; the sample company's golden set comes with its people."""
    catalog = deskside.index.catalog
    validator = Validator(catalog, clock)
    golden_sets = GoldenSetStore(catalog.engine, validator, clock)
    if deskside.people.sample():
        bring_sample(golden_sets)
    return Curation(
        golden_sets=golden_sets,
        validator=validator,
        visibility=Visibility(catalog, validator),
        importer=Importer(golden_sets, Placer(validator, _find_by_search(deskside, clock)), validator),
        uploads=UploadStore(catalog.engine, clock),
        candidates=Candidates(
            golden_sets, validator, catalog, deskside.history, settings, clock, deskside.index.embedder
        ),
        passages=Passages(deskside, validator, clock),
    )


def _find_by_search(deskside: Deskside, clock: Clock) -> FindVersions:
    """Looks among the passages that an ordinary agent finds with the words of a quotation."""

    def find(quote: str) -> list[str]:
        question = Question(quote[:_LONGEST_QUERY])
        found = deskside.search(question, Scope(ORDINARY_AGENT, clock()), _LOOKED_THROUGH)
        return [passage.version_id for passage in found.passages]

    return find
