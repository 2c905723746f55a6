"""Verification put to the test: forged sentences that must fall, and true ones that must stand."""
