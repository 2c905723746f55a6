"""Trials: each tries one promise of the product on cases whose right outcome is known, and prints how often it held."""
