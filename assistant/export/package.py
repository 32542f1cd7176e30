"""The parts of a .docx that are not text: styles, fonts, settings, properties, in the place of a template's."""

import re
from collections.abc import Collection
from xml.sax.saxutils import escape

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.opc.rel import Relationships
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.package import Package
from docx.parts.styles import StylesPart

from assistant.export import form

_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006"
_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # of a property that the user defines


def replace_template(document: Document) -> None:
    """Leave nothing of the library's template: blue headings, theme fonts, thumbnail, author."""
    part, package = document.part, _package(document)
    _keep(part.rels, {RELATIONSHIP_TYPE.SETTINGS})
    _keep(package.rels, {RELATIONSHIP_TYPE.OFFICE_DOCUMENT, RELATIONSHIP_TYPE.CORE_PROPERTIES})
    styles = PackURI("/word/styles.xml")
    part.relate_to(
        StylesPart.load(styles, CONTENT_TYPE.WML_STYLES, form.styles_xml(), package), RELATIONSHIP_TYPE.STYLES
    )
    fonts = Part(PackURI("/word/fontTable.xml"), CONTENT_TYPE.WML_FONT_TABLE, form.font_table_xml(), package)
    part.relate_to(fonts, RELATIONSHIP_TYPE.FONT_TABLE)
    _replace_settings(document)


def set_core_properties(document: Document, title: str) -> None:
    """Say the title and nothing about the library or the machine that wrote the file."""
    root = document.core_properties._element
    for element in list(root):
        root.remove(element)
    document.core_properties.title = title[:255]
    document.core_properties.language = "zh-CN"


def add_custom_property(document: Document, name: str, value: str) -> None:
    """Add a property that Word shows under 文件—信息—高级属性—自定义."""
    xml = (
        f'{form.DECLARATION}<Properties xmlns="{_NAMESPACE}/custom-properties" '
        f'xmlns:vt="{_NAMESPACE}/docPropsVTypes"><property fmtid="{_FORMAT}" pid="2" name="{escape(name)}">'
        f"<vt:lpwstr>{escape(value)}</vt:lpwstr></property></Properties>"
    )
    package = _package(document)
    part = Part(PackURI("/docProps/custom.xml"), _CUSTOM_TYPE, xml.encode(), package)
    package.relate_to(part, f"{_NAMESPACE}/relationships/custom-properties")


def _package(document: Document) -> Package:
    package = document.part.package
    assert isinstance(package, Package)
    return package


def _keep(relationships: Relationships, kinds: Collection[str]) -> None:
    for key, relationship in list(relationships.items()):
        if relationship.reltype not in kinds:
            del relationships[key]


def _replace_settings(document: Document) -> None:
    """Chinese Word's own settings; mode 15 keeps [兼容模式] out of the window's title."""
    root = document.settings.element
    for element in list(root):
        root.remove(element)
    xml = f"""<w:settings {nsdecls("w")}>
      <w:zoom w:percent="100"/>
      <w:evenAndOddHeaders/>
      <w:drawingGridVerticalSpacing w:val="{form.LINE // 2}"/>
      <w:characterSpacingControl w:val="doNotCompress"/>
      <w:compat><w:useFELayout/>
        <w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>
      </w:compat>
      <w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>
    </w:settings>"""
    for element in list(parse_xml(re.sub(r">\s+<", "><", xml))):
        root.append(element)
