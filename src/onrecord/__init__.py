"""OnRecord: many reports of one story in, one record out."""
