"""From a ticket alone to the needs in it, each with its answer ready before anybody types."""
