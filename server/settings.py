"""Settings of the server, holding those of the index below it."""

from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict, Field

from ingest.index.settings import IndexSettings
from server.answering.abstention import AbstentionSettings
from server.answering.clarification.clarification import ClarificationSettings
from server.answering.conflicts.settings import ConflictSettings
from server.answering.evidence import EvidenceSettings
from server.answering.exceptions.settings import ExceptionSettings
from server.answering.exemplars.fit import ExemplarSettings
from server.drafts.settings import DraftSettings
from server.language_model.settings import LanguageModelSettings
from server.mcp.settings import McpSettings
from server.privacy.settings import PrivacySettings
from server.retrieval.settings import RetrievalSettings
from server.suggestions.settings import SuggestionSettings


class ServerSettings(BaseModel):
    """Everything that can be set. A setting without a value here has a default that works."""

    model_config = ConfigDict(frozen=True)

    index: IndexSettings = Field(default_factory=IndexSettings)
    retrieval: RetrievalSettings = Field(default_factory=RetrievalSettings)
    evidence: EvidenceSettings = Field(default_factory=EvidenceSettings)
    exemplars: ExemplarSettings = Field(default_factory=ExemplarSettings)
    exceptions: ExceptionSettings = Field(default_factory=ExceptionSettings)
    conflicts: ConflictSettings = Field(default_factory=ConflictSettings)
    abstention: AbstentionSettings = Field(default_factory=AbstentionSettings)
    language_model: LanguageModelSettings = Field(default_factory=LanguageModelSettings)
    clarification: ClarificationSettings = Field(default_factory=ClarificationSettings)
    suggestions: SuggestionSettings = Field(default_factory=SuggestionSettings)
    privacy: PrivacySettings = Field(default_factory=PrivacySettings)
    drafts: DraftSettings = Field(default_factory=DraftSettings)
    mcp: McpSettings = Field(default_factory=McpSettings)
    features: Mapping[str, Mapping[str, object]] = Field(default_factory=dict)
    """For each feature by its name, what it makes of its own table `[features.NAME]`."""
    host: str = "127.0.0.1"
    port: int = 8800
