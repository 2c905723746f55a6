"""Settings of the language model: the table `[language_model]`. Without a model nothing is loaded."""

from pydantic import BaseModel, ConfigDict, Field


class LanguageModelSettings(BaseModel):
    """Which language model writes answers, how long it is waited for, and how much of it a person may use."""

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
    longest_reply: int = Field(default=700, ge=50)
    """Tokens that one reply may have."""
    passages: int = Field(default=6, ge=1, le=20)
    """How many of the retrieved passages the model is shown."""

    plain_answer_seconds: float = Field(default=2.3, gt=0)
    """From the question to the documents' own sentences, where the model has said nothing that holds by then."""
    connect_seconds: float = Field(default=1.0, gt=0)
    first_token_seconds: float = Field(default=2.0, gt=0)
    pause_seconds: float = Field(default=1.5, gt=0)
    """The longest silence between two pieces of a reply."""
    whole_seconds: float = Field(default=15.0, gt=0)
    """For a whole answer whose first sentence came in time, where sentences are shown as they come."""
    repair_seconds: float = Field(default=2.0, ge=0)
    """For saying anew what did not hold; with 0 it is only left out."""

    attempts: int = Field(default=2, ge=1, le=5)
    """How often a question is put to a model that is busy or cannot be reached."""
    retry_share: float = Field(default=0.1, ge=0.0, le=1.0)
    """Further attempts, as a share of all questions: a model in trouble is not given more work than it has."""
    wait_seconds: float = Field(default=0.2, ge=0)
    """The longest wait before the second attempt; it doubles before each further one, and is drawn by chance."""
    failures_to_rest: int = Field(default=5, ge=1)
    """After so many failures one after the other the model is let alone."""
    rest_seconds: float = Field(default=20.0, gt=0)
    """Then one question finds out whether it answers again."""
    calls_at_once: int = Field(default=32, ge=1)

    tokens_per_day: int = Field(default=500_000, ge=0)
    """What one person may use in a day (UTC), read and written together."""
    input_price: float | None = Field(default=None, ge=0)
    """For a million tokens read, in the currency of your choice; without prices no cost is told."""
    output_price: float | None = Field(default=None, ge=0)
    """For a million tokens written."""
