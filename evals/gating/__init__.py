"""The gate as people set it: a standard for each golden set, and the verdicts on the runs that were held against it."""
