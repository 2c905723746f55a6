"""Settings of judges: the table `[features.evals.judge]`."""

from pydantic import BaseModel, ConfigDict, Field


class JudgeSettings(BaseModel):
    """Which language model judges, and how patiently it is asked. Without a model the others still judge."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    model: str | None = None
    """As LangChain names it, with its provider: `openai:gpt-5-mini`, `ollama:llama3`, `anthropic:claude-…`."""
    base_url: str | None = None
    """Where the model is, unless it is where its provider has it; any server that speaks OpenAI's API will do."""
    api_key_variable: str | None = Field(default=None, min_length=1)
    """The environment variable that holds the key, which itself never stands in a file. Without it the provider's own
    variable counts, and a `base_url` is sent no key at all."""
    temperature: float = Field(default=0.0, ge=0.0, le=2.0)
    sends_temperature: bool = True
    """False for models that refuse to be told a temperature."""
    passages: int = Field(default=5, ge=1, le=50)
    """How many of the retrieved passages a judge of a run is shown; context precision asks once for each."""
    repeats: int = Field(default=3, ge=1, le=20)
    """How often each answer is judged, to see how far the judge agrees with itself."""
    threads: int = Field(default=4, ge=1, le=64)
    timeout_seconds: float = Field(default=60.0, gt=0)
    """For one reply of the model, to its last byte."""
    attempts: int = Field(default=3, ge=1, le=10)
    """How often one question is put to the model when it is busy, silent or makes no sense."""
    wait_seconds: float = Field(default=1.0, ge=0)
    """The longest wait before the second attempt; it doubles before each further one, and is drawn by chance."""
    max_calls: int = Field(default=20_000, ge=1)
    """How often the model may be asked in one go; what is left then is not scored, and taken up by the next go."""
