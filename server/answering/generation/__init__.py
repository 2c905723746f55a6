"""Writing an answer with a language model: what it is told, how its reply is read, and what of it holds."""
