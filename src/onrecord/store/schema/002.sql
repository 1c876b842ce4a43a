-- Schema 2. Which reports tell of one story.

CREATE TABLE stories (
    id TEXT PRIMARY KEY,
    label TEXT NOT NULL,
    first TEXT,
    last TEXT,
    centre INTEGER NOT NULL REFERENCES documents (number),
    documents INTEGER NOT NULL,
    words TEXT NOT NULL,
    reason TEXT NOT NULL,
    rule TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX stories_by_centre ON stories (centre);

CREATE TABLE story_documents (
    story TEXT NOT NULL REFERENCES stories (id),
    document INTEGER NOT NULL REFERENCES documents (number),
    PRIMARY KEY (story, document)
) WITHOUT ROWID;
CREATE INDEX story_documents_by_document ON story_documents (document);
