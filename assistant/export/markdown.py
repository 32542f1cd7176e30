"""A draft as Markdown, and as plain text."""

from assistant.export.label import visible_label
from assistant.export.paragraphs import Paragraph, paragraphs
from assistant.records import Draft


def to_markdown(draft: Draft) -> str:
    """Write the draft with # for the title and ## and below for headings, a blank line between paragraphs."""
    lines = [_line(paragraph) for paragraph in paragraphs(draft)]
    return "\n\n".join([*lines, *_label(draft)]) + "\n"


def to_text(draft: Draft) -> str:
    """Write the draft a paragraph a line."""
    lines = [paragraph.text for paragraph in paragraphs(draft)]
    return "\n".join([*lines, *_label(draft)]) + "\n"


def _line(paragraph: Paragraph) -> str:
    if paragraph.part == "title":
        return f"# {paragraph.text}"
    return f"{'#' * (paragraph.level + 1)} {paragraph.text}" if paragraph.part == "heading" else paragraph.text


def _label(draft: Draft) -> list[str]:
    label = visible_label(draft)
    return [label] if label else []
