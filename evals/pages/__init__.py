"""The pages on which people measure answers and judge them, and the API beside them."""
