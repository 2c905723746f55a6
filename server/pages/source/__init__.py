"""A version as its reader sees it: laid out from text and blocks, the cited span marked."""
