"""Whether a sentence is entailed, as far as rules can say, by the texts it cites."""
