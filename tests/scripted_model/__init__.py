"""A language model that says what it was told to say, over HTTP, as OpenAI's API would."""
