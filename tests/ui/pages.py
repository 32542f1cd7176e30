"""Pages opened by the name of their module, what they show as text, their buttons pressed; a small town's draft."""

from streamlit.testing.v1 import AppTest

from assistant.drafting.drafts import Drafts
from assistant.facts.sheet import parse_tree
from assistant.records import Draft, DraftSection, Exemplar, Outline, OutlineSection, Sentence
from assistant.ui.frame import UNEXPECTED

TREE = {
    "unit": "青石镇总工会",
    "town": "青石镇",
    "year": "2025",
    "period": "年度",
    "facts": [{"theme": "组织建设", "label": "新建企业工会", "value": "6", "unit": "家"}],
    "problems": [],
    "plans": [],
}
EXEMPLAR = Exemplar(
    id="1",
    source="a.md",
    title="甲镇总工会2024年工作总结",
    unit="甲镇总工会",
    year="2024",
    period="年度",
    group="g",
    heading="建会",
    masked_heading="建会",
    themes=("组织建设",),
    text="新建工会9家。",
    masked="新建工会〔数〕家。",
)
SECTION = DraftSection(
    "一、抓建会，促覆盖", ("组织建设",), (Sentence("新建企业工会6家。", ("F1",), "offline"),), (EXEMPLAR,)
)
DRAFT = Draft("青石镇总工会", 2025, "青石镇总工会2025年工作总结", (SECTION,), ("青石镇总工会", "2025年12月31日"))
_OUTLINE = Outline(DRAFT.title, (OutlineSection(SECTION.heading, ("组织建设",), ("F1",), 100),))


def begun_draft(drafts: Drafts) -> str:
    """Store a draft that is still being written."""
    return drafts.create(parse_tree(TREE).sheet, _OUTLINE, "offline", 0)


def finished_draft(drafts: Drafts) -> str:
    """Store the draft of the small town."""
    made = begun_draft(drafts)
    drafts.finish(made, DRAFT)
    return made


def open_page(name: str, query: dict[str, str] | None = None, **state: object) -> AppTest:
    """Open the page of a module of `assistant.ui`, with what stands in its address and in its session."""

    def script(name: str) -> None:  # Streamlit runs this text by itself
        from importlib import import_module

        from assistant.ui.frame import page

        page(import_module(f"assistant.ui.{name}").show)()

    app = AppTest.from_function(script, args=(name,), default_timeout=60)
    app.query_params.update(query or {})
    for key, value in state.items():
        app.session_state[key] = value
    return app.run()


def open_draft(draft_id: str = "") -> AppTest:
    """Open the page of a draft."""
    return open_page("draft_page", {"draft": draft_id} if draft_id else None)


def press(app: AppTest, name: str) -> AppTest:
    """Press the button of this label, or whose key begins so."""
    return next(one for one in app.button if one.label == name or (one.key or "").startswith(name)).click().run()


def shown(app: AppTest) -> str:
    """Return what the page shows as HTML, without its style; a page that went wrong fails the test."""
    text = html(app)
    assert UNEXPECTED not in text, text
    return text


def html(app: AppTest) -> str:
    """Return what the page shows as HTML, without its style."""
    assert not app.exception, app.exception
    return "\n".join(element.proto.body for element in app.get("html") if "<style>" not in element.proto.body)
