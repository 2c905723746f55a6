"""Golden sets of a data folder, opened beside whoever owns it: they stand in its database and need no search."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass

from evals.curation.candidates import Candidates
from evals.curation.golden_set_store import GoldenSetStore
from evals.curation.importing import Importer
from evals.curation.placing import Placer, find_by_text
from evals.curation.validation import Validator
from evals.schema import migrate_evals
from evals.settings import EvalsSettings
from ingest.index.catalog import Catalog
from ingest.index.database import open_database
from server.clock import Clock, utc_now
from server.history.history import History
from server.settings import ServerSettings


@dataclass(frozen=True, slots=True)
class GoldenSetsBeside:
    """What commands work with while a server may be running."""

    golden_sets: GoldenSetStore
    validator: Validator
    importer: Importer
    candidates: Candidates


@contextmanager
def open_beside(settings: ServerSettings, clock: Clock = utc_now) -> Iterator[GoldenSetsBeside]:
    """The golden sets in the database of the settings. Raises IndexCorrupt where it is none of ours."""
    engine = open_database(settings.index.database_url)
    with closing(History(engine, clock)) as history:
        migrate_evals(engine)
        catalog = Catalog(engine)
        validator = Validator(catalog, clock)
        golden_sets = GoldenSetStore(engine, validator, clock)
        yield GoldenSetsBeside(
            golden_sets=golden_sets,
            validator=validator,
            importer=Importer(golden_sets, Placer(validator, find_by_text(catalog)), validator),
            candidates=Candidates(golden_sets, validator, catalog, history, EvalsSettings.of(settings).curation, clock),
        )
