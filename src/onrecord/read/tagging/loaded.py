"""Words that a trained head on the tagger takes for loaded."""

LEARNED = "learned"
