"""People judge answers: the rubric, the queue, what reviewers said, and what came of it."""
