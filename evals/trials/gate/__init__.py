"""The gate put to the test: scripted changes of the sample company, half of them harmful, and what the gate says."""
