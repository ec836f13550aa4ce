"""The sweep: every view drawn for many occupations at several sizes, and what is wrong in it."""
