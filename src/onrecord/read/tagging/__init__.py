"""The trained tagger of sources, cues and contents: what it sees, how it answers, how drafts heed it."""
