"""The programme: skills, lessons and practice tickets, and which of them a question calls for."""
