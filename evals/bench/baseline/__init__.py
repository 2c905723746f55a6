"""A plain LangChain + Chroma pipeline, put together as its documentation recommends; run as a program of its own."""
