"""Frozen records that every layer speaks in: codes, values, metrics, provenance, errors."""
