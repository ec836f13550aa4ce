"""Outlook: what has happened, what is expected, how sure is it?"""
