"""Where an index lives and how it is built."""

from pathlib import Path

from platformdirs import user_cache_path
from pydantic import BaseModel, ConfigDict, Field, field_validator

from ingest.index.embedders.bundled_model import adapted_model_name


def default_model_folder() -> Path:
    """One exported model serves every data folder of this user."""
    return user_cache_path("deskside") / "models" / adapted_model_name()


class IndexSettings(BaseModel):
    """Settings of the index floor."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    data: Path = Path("data")
    """The one folder that holds everything: catalog, vectors, lexical index, original files."""
    model_folder: Path = Field(default_factory=default_model_folder)
    embedder: str = "exported-graph"
    """`exported-graph`, `hashing`, or `sentence-transformers:PATH` for a model folder on this machine."""
    embedder_threads: int = 0
    """0 lets the runtime use every core."""

    @field_validator("embedder")
    @classmethod
    def _is_known(cls, embedder: str) -> str:
        if embedder not in {"exported-graph", "hashing"} and not embedder.startswith("sentence-transformers:"):
            raise ValueError("use exported-graph, hashing or sentence-transformers:PATH")
        return embedder

    @property
    def database_url(self) -> str:
        """The SQLite file inside the data folder."""
        return f"sqlite:///{self.data / 'deskside.db'}"
