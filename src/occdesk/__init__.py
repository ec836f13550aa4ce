"""OccDesk: what is ahead for 1,016 occupations in the age of AI, offline."""

__version__ = "0.1.0"
