"""An upload waits for a day, for whoever brought it."""

from datetime import UTC, datetime, timedelta

import pytest

from evals.curation.upload_store import UploadStore
from evals.quality import Quality
from ingest.index.errors import NotFound
from tests.evals.curation.lines import FOLDER


class Hands:
    """A clock that is turned by hand."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 22, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


def test_only_whoever_brought_it_sees_it_until_it_is_dropped(quality: Quality) -> None:
    quality.golden_sets.create("Returns", FOLDER)
    uploads = quality.curation.uploads
    kept = uploads.keep("returns", "sam", "golden.csv", b"question")
    assert uploads.upload(kept, "sam").content == b"question"
    uploads.read_as(kept, "csv", {"Asked": "question"})
    assert uploads.upload(kept, "sam").columns == {"Asked": "question"}
    with pytest.raises(NotFound, match="choose the file again"):
        uploads.upload(kept, "root")
    uploads.drop(kept)
    with pytest.raises(NotFound):
        uploads.upload(kept, "sam")


def test_what_waited_for_more_than_a_day_is_forgotten(quality: Quality) -> None:
    quality.golden_sets.create("Returns", FOLDER)
    clock = Hands()
    uploads = UploadStore(quality.deskside.index.catalog.engine, clock)
    old = uploads.keep("returns", "sam", "old.csv", b"x")
    clock.now += timedelta(hours=25)
    new = uploads.keep("returns", "sam", "new.csv", b"x")
    assert uploads.upload(new, "sam").name == "new.csv"
    with pytest.raises(NotFound):
        uploads.upload(old, "sam")
