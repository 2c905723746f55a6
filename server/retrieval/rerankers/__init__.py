"""Ways of reading passages again."""
