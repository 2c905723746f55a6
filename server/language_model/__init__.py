"""Asking a language model without depending on it: time limits, retries within a budget, a breaker, an allowance."""
