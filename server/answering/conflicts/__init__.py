"""Whether two statements that are both in force disagree, and which of those found for a question do."""
