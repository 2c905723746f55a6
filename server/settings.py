"""Settings of the server, holding those of the index below it."""

from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict, Field

from ingest.index.settings import IndexSettings
from server.answering.abstention import AbstentionSettings
from server.answering.evidence import EvidenceSettings
from server.answering.exemplars import ExemplarSettings
from server.retrieval.settings import RetrievalSettings


class ServerSettings(BaseModel):
    """Everything that can be set. A setting without a value here has a default that works."""

    model_config = ConfigDict(frozen=True)

    index: IndexSettings = Field(default_factory=IndexSettings)
    retrieval: RetrievalSettings = Field(default_factory=RetrievalSettings)
    evidence: EvidenceSettings = Field(default_factory=EvidenceSettings)
    exemplars: ExemplarSettings = Field(default_factory=ExemplarSettings)
    abstention: AbstentionSettings = Field(default_factory=AbstentionSettings)
    features: Mapping[str, Mapping[str, object]] = Field(default_factory=dict)
    """For each feature by its name, what it makes of its own table `[features.NAME]`."""
    host: str = "127.0.0.1"
    port: int = 8800
