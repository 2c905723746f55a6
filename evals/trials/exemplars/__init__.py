"""Approved answers put to the test: questions that each of them answers, and questions that only seem alike."""
