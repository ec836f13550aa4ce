"""Hints that show text of others: Qt takes a hint for HTML where it looks like it."""


def plain_tip(text: str) -> str:
    """Return TEXT as a tooltip that says it letter for letter, in lines of a readable length.

    Qt takes what looks like tags for tags, and breaks only the lines of rich text.
    """
    # The first picture waits for what is imported above.
    from html import escape

    from occdesk.model.plain_text import plain_lines

    return f"<qt>{escape(plain_lines(text)).replace(chr(10), '<br>')}</qt>"
