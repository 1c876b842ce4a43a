-- Schema 1. What is kept as it is: documents and bodies, readings, record, rulings, set_aside.
-- Everything else is made from these, for whoever reads the file with other tools.
-- `start` and `end` are code points of bodies.text, end exclusive: substr(text, start + 1, end - start).
-- `first` and `last` are the first and last possible day or instant, both inclusive.

CREATE TABLE _meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- One row a report, in its current version. `facts` is all that ingest found but the text (JSON).
CREATE TABLE documents (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    outlet TEXT,
    title TEXT,
    url TEXT,
    lang TEXT,
    published TEXT,
    published_basis TEXT,
    text_sha256 TEXT NOT NULL,
    length INTEGER NOT NULL,
    facts TEXT NOT NULL
);
CREATE INDEX documents_by_name ON documents (name, id);
CREATE INDEX documents_by_outlet ON documents (outlet);

-- The texts, apart, so that a look at the documents does not drag them in.
CREATE TABLE bodies (document INTEGER PRIMARY KEY REFERENCES documents (number), text TEXT NOT NULL);

-- Texts that a report had before it was edited.
CREATE TABLE document_versions (
    number INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents (number),
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    text_sha256 TEXT NOT NULL,
    text TEXT NOT NULL,
    facts TEXT NOT NULL
);
CREATE INDEX document_versions_by_document ON document_versions (document);
CREATE INDEX document_versions_by_text ON document_versions (text_sha256);

CREATE VIRTUAL TABLE bodies_fts USING fts5 (
    text, content='bodies', content_rowid='document', tokenize='unicode61 remove_diacritics 2'
);
CREATE TRIGGER bodies_added AFTER INSERT ON bodies BEGIN
    INSERT INTO bodies_fts (rowid, text) VALUES (new.document, new.text);
END;
CREATE TRIGGER bodies_removed AFTER DELETE ON bodies BEGIN
    INSERT INTO bodies_fts (bodies_fts, rowid, text) VALUES ('delete', old.document, old.text);
END;
CREATE TRIGGER bodies_changed AFTER UPDATE ON bodies BEGIN
    INSERT INTO bodies_fts (bodies_fts, rowid, text) VALUES ('delete', old.document, old.text);
    INSERT INTO bodies_fts (rowid, text) VALUES (new.document, new.text);
END;

-- What made a reading: program, readers, models (JSON).
CREATE TABLE makers (number INTEGER PRIMARY KEY, made_by TEXT NOT NULL UNIQUE);

-- Readings as they are (JSON, zlib), without the text.
CREATE TABLE readings (
    document INTEGER PRIMARY KEY REFERENCES documents (number),
    maker INTEGER NOT NULL REFERENCES makers (number),
    reading BLOB NOT NULL
);
CREATE INDEX readings_by_maker ON readings (maker);

CREATE TABLE set_aside (
    name TEXT NOT NULL,
    stage TEXT NOT NULL,
    kind TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (name, stage, kind, reason)
) WITHOUT ROWID;

CREATE TABLE rulings (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    made TEXT NOT NULL,
    made_by TEXT NOT NULL,
    withdrawn INTEGER NOT NULL,
    ruling TEXT NOT NULL
) WITHOUT ROWID;

-- The record as it is (JSON, zlib), without its readings, and these apart.
CREATE TABLE record (
    number INTEGER PRIMARY KEY CHECK (number = 1),
    title TEXT NOT NULL,
    maker INTEGER NOT NULL REFERENCES makers (number),
    record BLOB NOT NULL
);
CREATE INDEX record_by_maker ON record (maker);
CREATE TABLE record_readings (
    position INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents (number),
    reading BLOB NOT NULL
);
CREATE INDEX record_readings_by_document ON record_readings (document);

-- ---------------------------------------------------------------- what each report says

CREATE TABLE segments (
    document INTEGER NOT NULL REFERENCES documents (number),
    seq INTEGER NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    role TEXT NOT NULL,
    PRIMARY KEY (document, seq)
) WITHOUT ROWID;

CREATE TABLE mentions (
    document INTEGER NOT NULL REFERENCES documents (number),
    seq INTEGER NOT NULL,
    id TEXT NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    kind TEXT NOT NULL,
    form TEXT NOT NULL,
    name TEXT NOT NULL,
    entity TEXT REFERENCES entities (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (document, seq)
) WITHOUT ROWID;
CREATE INDEX mentions_by_entity ON mentions (entity);

CREATE TABLE times (
    document INTEGER NOT NULL REFERENCES documents (number),
    seq INTEGER NOT NULL,
    id TEXT NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    type TEXT NOT NULL,
    value TEXT NOT NULL,
    mod TEXT,
    first TEXT,
    last TEXT,
    minutes_low REAL,
    minutes_high REAL,
    anchor TEXT NOT NULL,
    rule TEXT NOT NULL,
    PRIMARY KEY (document, seq)
) WITHOUT ROWID;

CREATE TABLE quantities (
    document INTEGER NOT NULL REFERENCES documents (number),
    seq INTEGER NOT NULL,
    id TEXT NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    unit TEXT NOT NULL,
    low REAL,
    high REAL,
    rule TEXT NOT NULL,
    PRIMARY KEY (document, seq)
) WITHOUT ROWID;

-- `start` and `end` go from the first to the last character of the content.
CREATE TABLE statements (
    number INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents (number),
    seq INTEGER NOT NULL,
    id TEXT NOT NULL,
    mode TEXT NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    speaker TEXT,
    speaker_entity TEXT REFERENCES entities (id) DEFERRABLE INITIALLY DEFERRED,
    addressee TEXT,
    medium TEXT,
    stance TEXT NOT NULL,
    root TEXT,
    within INTEGER REFERENCES statements (number) DEFERRABLE INITIALLY DEFERRED,
    implicit INTEGER NOT NULL,
    rule TEXT NOT NULL,
    UNIQUE (document, seq)
);
CREATE INDEX statements_by_id ON statements (id);
CREATE INDEX statements_by_speaker ON statements (speaker_entity);
CREATE INDEX statements_by_within ON statements (within);

-- part: content, cue or source.
CREATE TABLE statement_spans (
    statement INTEGER NOT NULL REFERENCES statements (number),
    part TEXT NOT NULL,
    seq INTEGER NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    PRIMARY KEY (statement, part, seq)
) WITHOUT ROWID;

-- On whose word, outermost first.
CREATE TABLE hops (
    statement INTEGER NOT NULL REFERENCES statements (number),
    seq INTEGER NOT NULL,
    role TEXT NOT NULL,
    name TEXT NOT NULL,
    entity TEXT REFERENCES entities (id) DEFERRABLE INITIALLY DEFERRED,
    start INTEGER,
    end INTEGER,
    implicit INTEGER NOT NULL,
    PRIMARY KEY (statement, seq)
) WITHOUT ROWID;
CREATE INDEX hops_by_entity ON hops (entity);

CREATE TABLE event_mentions (
    number INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents (number),
    seq INTEGER NOT NULL,
    id TEXT NOT NULL,
    event TEXT REFERENCES events (id) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL,
    plover TEXT NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    realis TEXT NOT NULL,
    first TEXT,
    last TEXT,
    basis TEXT,
    duration_low REAL,
    duration_high REAL,
    place TEXT,
    topics TEXT NOT NULL,
    ordinal INTEGER,
    initiator TEXT,
    statement INTEGER REFERENCES statements (number) DEFERRABLE INITIALLY DEFERRED,
    UNIQUE (document, seq)
);
CREATE INDEX event_mentions_by_id ON event_mentions (id);
CREATE INDEX event_mentions_by_event ON event_mentions (event);
CREATE INDEX event_mentions_by_statement ON event_mentions (statement);

CREATE TABLE event_mention_participants (
    event_mention INTEGER NOT NULL REFERENCES event_mentions (number),
    seq INTEGER NOT NULL,
    role TEXT NOT NULL,
    name TEXT NOT NULL,
    entity TEXT REFERENCES entities (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (event_mention, seq)
) WITHOUT ROWID;
CREATE INDEX event_mention_participants_by_entity ON event_mention_participants (entity);

CREATE TABLE assertions (
    document INTEGER NOT NULL REFERENCES documents (number),
    seq INTEGER NOT NULL,
    id TEXT NOT NULL,
    slot TEXT NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    value TEXT NOT NULL,
    event_mention INTEGER REFERENCES event_mentions (number) DEFERRABLE INITIALLY DEFERRED,
    statement INTEGER REFERENCES statements (number) DEFERRABLE INITIALLY DEFERRED,
    negated INTEGER NOT NULL,
    hedged INTEGER NOT NULL,
    PRIMARY KEY (document, seq)
) WITHOUT ROWID;
CREATE INDEX assertions_by_event_mention ON assertions (event_mention);
CREATE INDEX assertions_by_statement ON assertions (statement);

-- voice: the outlet's own where `statement` is null.
CREATE TABLE framing (
    document INTEGER NOT NULL REFERENCES documents (number),
    seq INTEGER NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    kind TEXT NOT NULL,
    statement INTEGER REFERENCES statements (number) DEFERRABLE INITIALLY DEFERRED,
    about TEXT REFERENCES entities (id) DEFERRABLE INITIALLY DEFERRED,
    rule TEXT NOT NULL,
    PRIMARY KEY (document, seq)
) WITHOUT ROWID;
CREATE INDEX framing_by_statement ON framing (statement);
CREATE INDEX framing_by_about ON framing (about);

CREATE TABLE problems (
    document INTEGER NOT NULL REFERENCES documents (number),
    seq INTEGER NOT NULL,
    kind TEXT NOT NULL,
    message TEXT NOT NULL,
    start INTEGER,
    end INTEGER,
    PRIMARY KEY (document, seq)
) WITHOUT ROWID;

-- The words of each statement, cut from the text when asked for.
CREATE VIEW statement_texts AS
SELECT s.number, s.document, substr(b.text, s.start + 1, s.end - s.start) AS text
FROM statements AS s JOIN bodies AS b ON b.document = s.document;

CREATE VIRTUAL TABLE statements_fts USING fts5 (
    text, content='statement_texts', content_rowid='number', tokenize='unicode61 remove_diacritics 2'
);
CREATE TRIGGER statements_added AFTER INSERT ON statements BEGIN
    INSERT INTO statements_fts (rowid, text)
    SELECT new.number, substr(text, new.start + 1, new.end - new.start) FROM bodies WHERE document = new.document;
END;
CREATE TRIGGER statements_removed AFTER DELETE ON statements BEGIN
    INSERT INTO statements_fts (statements_fts, rowid, text)
    SELECT 'delete', old.number, substr(text, old.start + 1, old.end - old.start)
    FROM bodies WHERE document = old.document;
END;

-- ---------------------------------------------------------------- what the record says

CREATE TABLE entities (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    names TEXT NOT NULL,
    wikidata TEXT,
    gender TEXT,
    side TEXT
) WITHOUT ROWID;

CREATE TABLE events (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    label TEXT NOT NULL,
    realis TEXT NOT NULL,
    first TEXT,
    last TEXT,
    basis TEXT,
    duration_low REAL,
    duration_high REAL,
    ordinal INTEGER,
    place TEXT,
    topics TEXT NOT NULL,
    documents INTEGER NOT NULL,
    outlets INTEGER NOT NULL,
    roots INTEGER NOT NULL,
    root_names TEXT NOT NULL,
    unattributed INTEGER NOT NULL,
    reason TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX events_by_first ON events (first);

CREATE TABLE event_participants (
    event TEXT NOT NULL REFERENCES events (id),
    seq INTEGER NOT NULL,
    role TEXT NOT NULL,
    name TEXT NOT NULL,
    entity TEXT REFERENCES entities (id),
    PRIMARY KEY (event, seq)
) WITHOUT ROWID;
CREATE INDEX event_participants_by_entity ON event_participants (entity);

CREATE TABLE event_members (
    event TEXT NOT NULL REFERENCES events (id),
    seq INTEGER NOT NULL,
    document INTEGER NOT NULL REFERENCES documents (number),
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    PRIMARY KEY (event, seq)
) WITHOUT ROWID;
CREATE INDEX event_members_by_document ON event_members (document);

-- kind: possibly-same-as, before, after, series …
CREATE TABLE event_relations (
    event TEXT NOT NULL REFERENCES events (id),
    seq INTEGER NOT NULL,
    kind TEXT NOT NULL,
    other TEXT NOT NULL,
    reason TEXT,
    PRIMARY KEY (event, seq)
) WITHOUT ROWID;

CREATE TABLE quotes (
    id TEXT PRIMARY KEY,
    speaker TEXT,
    speaker_entity TEXT REFERENCES entities (id),
    event TEXT REFERENCES events (id),
    roots INTEGER NOT NULL,
    root_names TEXT NOT NULL,
    reason TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX quotes_by_event ON quotes (event);
CREATE INDEX quotes_by_speaker ON quotes (speaker_entity);

CREATE TABLE quote_variants (
    quote TEXT NOT NULL REFERENCES quotes (id),
    seq INTEGER NOT NULL,
    document INTEGER NOT NULL REFERENCES documents (number),
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    mode TEXT NOT NULL,
    statement INTEGER REFERENCES statements (number) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (quote, seq)
) WITHOUT ROWID;
CREATE INDEX quote_variants_by_document ON quote_variants (document);
CREATE INDEX quote_variants_by_statement ON quote_variants (statement);

-- `a` and `b` are `seq` of two variants; `operations` lists the steps from a's words to b's (JSON).
CREATE TABLE differences (
    quote TEXT NOT NULL,
    seq INTEGER NOT NULL,
    a INTEGER NOT NULL,
    b INTEGER NOT NULL,
    class TEXT NOT NULL,
    reason TEXT NOT NULL,
    operations TEXT NOT NULL,
    PRIMARY KEY (quote, seq),
    FOREIGN KEY (quote, a) REFERENCES quote_variants (quote, seq),
    FOREIGN KEY (quote, b) REFERENCES quote_variants (quote, seq)
) WITHOUT ROWID;
CREATE INDEX differences_by_a ON differences (quote, a);
CREATE INDEX differences_by_b ON differences (quote, b);

CREATE TABLE claims (
    id TEXT PRIMARY KEY,
    event TEXT REFERENCES events (id),
    slot TEXT NOT NULL,
    text TEXT NOT NULL,
    value TEXT NOT NULL,
    documents INTEGER NOT NULL,
    outlets INTEGER NOT NULL,
    roots INTEGER NOT NULL,
    root_names TEXT NOT NULL,
    unattributed INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX claims_by_event ON claims (event);

CREATE TABLE tellings (
    claim TEXT NOT NULL REFERENCES claims (id),
    seq INTEGER NOT NULL,
    document INTEGER NOT NULL REFERENCES documents (number),
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    root TEXT,
    stance TEXT NOT NULL,
    value TEXT NOT NULL,
    statement INTEGER REFERENCES statements (number) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (claim, seq)
) WITHOUT ROWID;
CREATE INDEX tellings_by_document ON tellings (document);
CREATE INDEX tellings_by_statement ON tellings (statement);

CREATE TABLE omissions (
    claim TEXT NOT NULL REFERENCES claims (id),
    document INTEGER NOT NULL REFERENCES documents (number),
    PRIMARY KEY (claim, document)
) WITHOUT ROWID;
CREATE INDEX omissions_by_document ON omissions (document);

CREATE TABLE copies (
    seq INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents (number),
    of_document INTEGER NOT NULL REFERENCES documents (number),
    share REAL NOT NULL,
    reason TEXT NOT NULL
);
CREATE INDEX copies_by_document ON copies (document);
CREATE INDEX copies_by_of_document ON copies (of_document);

CREATE TABLE findings (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    reason TEXT NOT NULL,
    rule TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX findings_by_kind ON findings (kind);

-- `subject` is the id of an event, claim, quote, statement or document.
CREATE TABLE finding_subjects (
    finding TEXT NOT NULL REFERENCES findings (id),
    seq INTEGER NOT NULL,
    subject TEXT NOT NULL,
    PRIMARY KEY (finding, seq)
) WITHOUT ROWID;

CREATE TABLE evidence (
    finding TEXT NOT NULL REFERENCES findings (id),
    seq INTEGER NOT NULL,
    document INTEGER NOT NULL REFERENCES documents (number),
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    PRIMARY KEY (finding, seq)
) WITHOUT ROWID;
CREATE INDEX evidence_by_document ON evidence (document);

-- ---------------------------------------------------------------- common questions

CREATE VIEW who_said_what AS
SELECT d.name AS report, d.outlet, d.published, coalesce(e.name, s.speaker) AS speaker, s.mode,
       substr(b.text, s.start + 1, s.end - s.start) AS words, s.medium, s.root, s.stance, s.id AS statement
FROM statements AS s
JOIN documents AS d ON d.number = s.document
JOIN bodies AS b ON b.document = s.document
LEFT JOIN entities AS e ON e.id = s.speaker_entity
ORDER BY d.name, s.start;

CREATE VIEW event_counts AS
SELECT id, label, kind, realis, first, last, documents, outlets, roots, unattributed, root_names FROM events
ORDER BY first IS NULL, first, id;

CREATE VIEW who_is_named AS
SELECT e.id AS entity, e.name, e.kind, count(*) AS mentions, count(DISTINCT m.document) AS documents
FROM mentions AS m JOIN entities AS e ON e.id = m.entity
GROUP BY e.id ORDER BY mentions DESC, e.id;

CREATE VIEW finding_words AS
SELECT f.kind, f.reason, d.name AS report, substr(b.text, v.start + 1, v.end - v.start) AS words, f.id AS finding
FROM findings AS f
JOIN evidence AS v ON v.finding = f.id
JOIN documents AS d ON d.number = v.document
JOIN bodies AS b ON b.document = v.document
ORDER BY f.kind, f.id, v.seq;

CREATE VIEW quote_wordings AS
SELECT q.id AS quote, q.speaker, d.name AS report, d.outlet, v.mode,
       substr(b.text, v.start + 1, v.end - v.start) AS words
FROM quotes AS q
JOIN quote_variants AS v ON v.quote = q.id
JOIN documents AS d ON d.number = v.document
JOIN bodies AS b ON b.document = v.document
ORDER BY q.id, v.seq;
