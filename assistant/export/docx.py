"""A draft becomes a Word file in the form of GB/T 9704-2012."""

import io
from collections.abc import Sequence
from typing import Literal

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section
from docx.shared import Mm, Twips
from docx.text.paragraph import Paragraph as WordParagraph

from assistant.export import form
from assistant.export.label import PROPERTY, is_generated, metadata_label, visible_label
from assistant.export.package import add_custom_property, replace_template, set_core_properties
from assistant.export.paragraphs import Paragraph, paragraphs
from assistant.export.typesetting import signature_indents, title_width
from assistant.records import Draft

_KEPT_WITH_SIGNATURE = 10 * form.CHARACTERS  # a longer paragraph would leave a hole in the page before


def to_docx(draft: Draft) -> bytes:
    """Return a draft as the bytes of a Word file.

    Its paragraphs are the lines of `draft.text`, then the label of generated text where a model wrote sentences.
    """
    document = docx.Document()
    replace_template(document)
    set_core_properties(document, draft.title)
    _lay_page(document.sections[0])
    _set_text(document, paragraphs(draft))
    if is_generated(draft):
        _add(document, visible_label(draft), form.NOTE)
        add_custom_property(document, PROPERTY, metadata_label(draft))
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _lay_page(section: Section) -> None:
    """A4, 版心 156 × 225 mm, 22 lines (5.1, 5.2); the page number 7 mm below it (7.5)."""
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.header_distance, section.footer_distance = Mm(15), Mm(25)
    _set_grid(section)
    _number_pages(section.footer.paragraphs[0], "right")
    _number_pages(section.even_page_footer.paragraphs[0], "left")


def _set_grid(section: Section) -> None:
    properties = section._sectPr
    for old in properties.xpath("w:docGrid"):
        properties.remove(old)
    properties.append(parse_xml(f'<w:docGrid {nsdecls("w")} w:type="lines" w:linePitch="{form.LINE}"/>'))


def _number_pages(paragraph: WordParagraph, side: Literal["left", "right"]) -> None:
    """Put “— 1 —” at a side, one character in."""
    _style(paragraph, form.PAGE_NUMBER)
    _indent(paragraph, **{side: 1.0}, points=form.PAGE_POINTS)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT if side == "left" else WD_ALIGN_PARAGRAPH.RIGHT
    paragraph.add_run("— ")
    number = f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    paragraph._p.append(parse_xml(number))
    paragraph.add_run(" —")


def _set_text(document: Document, lines: Sequence[Paragraph]) -> None:
    signature = [line.text for line in lines if line.part == "signature"]
    for line in lines:
        if line.part == "title":
            _set_title(document, line.text)
        elif line.part != "signature":
            _set_paragraph(document, line)
    if signature:
        last = document.paragraphs[-1]
        last.paragraph_format.keep_with_next = len(last.text) <= _KEPT_WITH_SIGNATURE
        _set_signature(document, signature)


def _set_title(document: Document, title: str) -> None:
    paragraph = _add(document, title, form.TITLE)
    width = title_width(title)
    if width:
        spare = (form.TEXT_WIDTH / (20 * form.TITLE_POINTS) - width) / 2
        _indent(paragraph, left=spare, right=spare, points=form.TITLE_POINTS)


def _set_paragraph(document: Document, line: Paragraph) -> None:
    """Give a heading its style, and one that runs on into its text only its font: no outline holds it."""
    if line.part == "heading":
        _add(document, line.text, form.HEADINGS[line.level - 1])
        return
    paragraph = _add(document, line.text[line.head :], form.BODY)
    if line.head:
        run = parse_xml(f"<w:r {nsdecls('w')}><w:rPr>{_font(line.level)}</w:rPr></w:r>")
        paragraph._p.insert_element_before(run, "w:r")
        paragraph.runs[0].text = line.text[: line.head]


def _font(level: int) -> str:
    return form.fonts_xml(form.HEADINGS[level - 1].font)


def _set_signature(document: Document, lines: Sequence[str]) -> None:
    for line, spare in zip(lines, signature_indents(lines), strict=True):
        paragraph = _add(document, line, form.SIGNATURE)
        _indent(paragraph, right=spare, points=form.BODY_POINTS)
        paragraph.paragraph_format.keep_with_next = line is not lines[-1]
        if line is lines[0]:
            paragraph.paragraph_format.space_before = Twips(form.LINE)


def _add(document: Document, text: str, style: form.Style) -> WordParagraph:
    paragraph = document.add_paragraph()
    _style(paragraph, style)
    if text:
        paragraph.add_run(text)
    return paragraph


def _style(paragraph: WordParagraph, style: form.Style) -> None:
    paragraph._p.style = None if style is form.BODY else style.id


def _indent(paragraph: WordParagraph, *, left: float = 0.0, right: float = 0.0, points: int) -> None:
    """Leave characters of a size free; Word goes by the characters, others by the length beside them."""
    indent = paragraph._p.get_or_add_pPr().get_or_add_ind()
    for side, characters in (("left", left), ("right", right)):
        indent.set(qn(f"w:{side}Chars"), str(round(100 * characters)))
        indent.set(qn(f"w:{side}"), str(round(20 * points * characters)))
