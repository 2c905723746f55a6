"""Measures Deskside beside a plain LangChain + Chroma pipeline on the same documents, questions and machine."""
