"""The nouns of a newsroom, as types. Standard library only; nothing here does any work."""

from onrecord.model.chain import RELAYS, Chain, Hop, HopRole, root_hop
from onrecord.model.change import Change
from onrecord.model.claim import Assertion, Claim, Slot, Telling
from onrecord.model.document import DateBasis, Document, Part, Segment, content_id, sha256
from onrecord.model.entity import Entity, Office, Place
from onrecord.model.event import (
    Event,
    EventMention,
    MainEvent,
    MaybeSame,
    Participant,
    Realis,
    Relation,
    Topic,
)
from onrecord.model.finding import Finding, FindingKind
from onrecord.model.framing import Buried, Framing, FramingKind, Portrait, Position, Tally, Voice
from onrecord.model.link import Answer, Copy, Links, Verdict
from onrecord.model.mention import Form, Kind, Mention
from onrecord.model.problem import Problem, SetAside
from onrecord.model.published import Limit, PublishedBounds
from onrecord.model.quantity import Duration, Quantity
from onrecord.model.quote import Difference, DifferenceClass, DiffOp, Quote, Variant
from onrecord.model.reading import MadeBy, Reading
from onrecord.model.record import SCHEMA, Record, document_key, outlet_key
from onrecord.model.ruling import Ruling, RulingKind
from onrecord.model.sentence import Parse, Sentence, Token
from onrecord.model.span import Span, cover
from onrecord.model.statement import Mode, Party, Stance, Statement
from onrecord.model.story import NewsStory
from onrecord.model.when import OPENED, Anchor, Interval, TimeExpression, TimeType, When, WhenBasis

__all__ = [
    "OPENED",
    "RELAYS",
    "SCHEMA",
    "Anchor",
    "Answer",
    "Assertion",
    "Buried",
    "Chain",
    "Change",
    "Claim",
    "Copy",
    "DateBasis",
    "DiffOp",
    "Difference",
    "DifferenceClass",
    "Document",
    "Duration",
    "Entity",
    "Event",
    "EventMention",
    "Finding",
    "FindingKind",
    "Form",
    "Framing",
    "FramingKind",
    "Hop",
    "HopRole",
    "Interval",
    "Kind",
    "Limit",
    "Links",
    "MadeBy",
    "MainEvent",
    "MaybeSame",
    "Mention",
    "Mode",
    "NewsStory",
    "Office",
    "Parse",
    "Part",
    "Participant",
    "Party",
    "Place",
    "Portrait",
    "Position",
    "Problem",
    "PublishedBounds",
    "Quantity",
    "Quote",
    "Reading",
    "Realis",
    "Record",
    "Relation",
    "Ruling",
    "RulingKind",
    "Segment",
    "Sentence",
    "SetAside",
    "Slot",
    "Span",
    "Stance",
    "Statement",
    "Tally",
    "Telling",
    "TimeExpression",
    "TimeType",
    "Token",
    "Topic",
    "Variant",
    "Verdict",
    "Voice",
    "When",
    "WhenBasis",
    "content_id",
    "cover",
    "document_key",
    "outlet_key",
    "root_hop",
    "sha256",
]
