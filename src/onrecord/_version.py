"""The version, alone in its file so that building needs no import."""

__version__ = "0.1.0"
