"""GB/T 9704-2012 (党政机关公文格式) in the terms of a .docx: page, grid, fonts and styles.

Lengths are in twips (1/20 point) unless said otherwise. Fonts are named, none is shipped; the font table
tells Word what to take where a machine lacks one.
"""

from dataclasses import dataclass

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
LINE = 579  # 225 mm of text height over 22 lines (5.2.1, 5.2.2)
CHARACTER_WIDTH = 98  # percent; 28 characters of 16 point fit 156 mm
CHARACTERS = 28
TITLE_POINTS, BODY_POINTS, PAGE_POINTS = 22, 16, 14  # 2号, 3号, 4号
TEXT_WIDTH = 8844  # 156 mm
TITLE_CHARACTERS = 20  # 2号 characters that fit 156 mm

SONG, HEI, KAI, FANG = "方正小标宋简体", "黑体", "楷体_GB2312", "仿宋_GB2312"
PAGE_FONT = "宋体"
SUBSTITUTES = {SONG: "小标宋", KAI: "楷体", FANG: "仿宋"}

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@dataclass(frozen=True)
class Style:
    """A paragraph style; `level` is its outline level from 1, 0 for text."""

    id: str
    name: str
    font: str
    points: int = BODY_POINTS
    align: str = "both"
    indent_characters: int = 2
    level: int = 0
    space_after: int = 0
    on_grid: bool = True


BODY = Style("Normal", "Normal", FANG)
TITLE = Style("Title", "Title", SONG, TITLE_POINTS, "center", indent_characters=0, space_after=LINE, on_grid=False)
HEADINGS = tuple(
    Style(f"Heading{level}", f"heading {level}", font, level=level)
    for level, font in enumerate((HEI, KAI, FANG, FANG), 1)
)
SIGNATURE = Style("Signature", "Signature", FANG, align="right", indent_characters=0)
PAGE_NUMBER = Style("Footer", "footer", PAGE_FONT, PAGE_POINTS, indent_characters=0, on_grid=False)
NOTE = Style("Note", "Note", FANG)  # 附注: in brackets below the date (7.3.6)
STYLES = (BODY, TITLE, *HEADINGS, SIGNATURE, PAGE_NUMBER, NOTE)


def styles_xml() -> bytes:
    """Return the whole styles part: nothing of a template's blue headings, theme fonts, spacing is left."""
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts_xml(FANG)}"
        f'<w:kern w:val="0"/><w:sz w:val="{2 * BODY_POINTS}"/><w:szCs w:val="{2 * BODY_POINTS}"/>'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    )
    styles = "".join(_style_xml(style) for style in STYLES)
    return f'{DECLARATION}<w:styles xmlns:w="{WORD}">{defaults}{styles}</w:styles>'.encode()


def font_table_xml() -> bytes:
    """Name the fonts, each with the one that stands for it where it is missing."""
    fonts = "".join(_font_xml(name) for name in (SONG, HEI, KAI, FANG, PAGE_FONT))
    return f'{DECLARATION}<w:fonts xmlns:w="{WORD}">{fonts}</w:fonts>'.encode()


def fonts_xml(font: str) -> str:
    """Set a font for every script, as a run property."""
    return f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/>'


def _style_xml(style: Style) -> str:
    default = ' w:default="1"' if style is BODY else ""
    based = "" if style is BODY else '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/>'
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{style.id}"><w:name w:val="{style.name}"/>{based}'
        f"<w:qFormat/><w:pPr>{_paragraph_xml(style)}</w:pPr><w:rPr>{_run_xml(style)}</w:rPr></w:style>"
    )


def _paragraph_xml(style: Style) -> str:
    grid = "" if style.on_grid else '<w:snapToGrid w:val="0"/>'
    line = LINE if style is not PAGE_NUMBER else 20 * PAGE_POINTS
    indent = style.indent_characters
    outline = f'<w:outlineLvl w:val="{style.level - 1}"/>' if style.level else ""
    return (
        ("<w:keepNext/>" if style.level else "")
        + '<w:widowControl w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
        + grid
        + f'<w:spacing w:before="0" w:after="{style.space_after}" w:line="{line}" w:lineRule="exact"/>'
        + f'<w:ind w:firstLineChars="{100 * indent}" w:firstLine="{20 * style.points * indent}"/>'
        + f'<w:jc w:val="{style.align}"/>{outline}'
    )


def _run_xml(style: Style) -> str:
    width = CHARACTER_WIDTH if style.points == BODY_POINTS else 100
    size = 2 * style.points
    return (
        fonts_xml(style.font)
        + '<w:b w:val="0"/><w:bCs w:val="0"/><w:color w:val="000000"/>'
        + f'<w:w w:val="{width}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    )


def _font_xml(name: str) -> str:
    other = SUBSTITUTES.get(name)
    substitute = f'<w:altName w:val="{other}"/>' if other else ""
    return f'<w:font w:name="{name}">{substitute}<w:charset w:val="86"/><w:family w:val="auto"/></w:font>'
