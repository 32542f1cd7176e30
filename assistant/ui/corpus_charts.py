"""How the corpus is made up: where exemplars are plenty, where they are few, how much of it is said twice."""

from collections import Counter
from collections.abc import Mapping

import altair as alt
import pandas as pd  # type: ignore[import-untyped]
import streamlit as st

from assistant.corpus.browse import Shares, shares
from assistant.records import ARTICLE_THEMES
from assistant.ui import desk
from assistant.ui.frame import notice, quiet

FEW = 3
_UNKNOWN = "不详"
_RED, _GREY = "#9f2d20", "#d9c2a7"


def charts_panel() -> None:
    """Show exemplars by theme and year, and the share of articles that repeat another."""
    found = shares(desk.engine())
    if not found.articles:
        notice("范文库还是空的。请到“添加”导入往年总结。")
        return
    left, right = st.columns([3, 2], gap="large")
    with left:
        st.subheader("各主题、各年份有多少段范文", anchor=False)
        _thin(found)
        st.altair_chart(_themes(found.themes))
    with right:
        st.subheader("有多少篇是重复的", anchor=False)
        quiet(repeated_words(found.articles))
        st.altair_chart(_articles(found.articles))


def thin_themes(found: Shares) -> list[tuple[str, int]]:
    """Return the themes with few exemplars, the fewest first."""
    counts: Counter[str] = Counter()
    for (theme, _), number in found.themes.items():
        counts[theme] += number
    return sorted(
        ((theme, counts[theme]) for theme in ARTICLE_THEMES if counts[theme] < FEW and theme != "其他"),
        key=lambda one: one[1],
    )


def repeated_words(articles: Mapping[tuple[str, bool], int]) -> str:
    """Say how many articles are the same as another, or largely so."""
    whole = sum(articles.values())
    again = sum(number for (_, is_repeated), number in articles.items() if is_repeated)
    if not again:
        return f"{whole} 篇互不重复。"
    return f"{whole} 篇中有 {again} 篇（{again / whole:.0%}）与别的相同或大部分相同；写同一份稿子时，相同的只用一篇。"


def _thin(found: Shares) -> None:
    thin = thin_themes(found)
    if thin:
        told = "、".join(f"{theme} {number} 段" for theme, number in thin)
        notice(f"范文少的主题：{told}。添加写过这些工作的总结，起草会更好。", "warning")
    else:
        quiet(f"每个主题都有 {FEW} 段以上。")


def _themes(counts: Mapping[tuple[str, str], int]) -> alt.LayerChart:
    rows = [{"主题": theme, "年份": year or _UNKNOWN, "段数": number} for (theme, year), number in counts.items()]
    base = alt.Chart(pd.DataFrame(rows)).encode(
        x=alt.X("年份:O", axis=alt.Axis(orient="top", labelAngle=0, title=None)),
        y=alt.Y("主题:N", sort=list(ARTICLE_THEMES), title=None),
        tooltip=["主题:N", "年份:O", "段数:Q"],
    )
    colour = alt.Color("段数:Q", scale=alt.Scale(range=["#f6efe6", _RED]), legend=None)
    middle = max(counts.values(), default=0) / 2
    text = alt.condition(alt.datum["段数"] > middle, alt.value("white"), alt.value("#23262b"))
    chart: alt.LayerChart = base.mark_rect().encode(color=colour) + base.mark_text().encode(text="段数:Q", color=text)
    return chart.properties(height=24 * len(ARTICLE_THEMES))


def _articles(counts: Mapping[tuple[str, bool], int]) -> alt.Chart:
    rows = [
        {"年份": year or _UNKNOWN, "篇数": number, "重复与否": "重复" if is_repeated else "不重复"}
        for (year, is_repeated), number in counts.items()
    ]
    chart: alt.Chart = (
        alt.Chart(pd.DataFrame(rows))
        .mark_bar(size=22)
        .encode(
            y=alt.Y("年份:O", title=None),
            x=alt.X("篇数:Q", title="篇", axis=alt.Axis(tickMinStep=1)),
            color=alt.Color(
                "重复与否:N",
                scale=alt.Scale(domain=["不重复", "重复"], range=[_GREY, _RED]),
                legend=alt.Legend(orient="top", title=None),
            ),
            tooltip=["年份:O", "重复与否:N", "篇数:Q"],
        )
        .properties(height=alt.Step(40))
    )
    return chart
