"""The app. Run it with `gongbi serve`, or with `streamlit run app.py` in the repository."""

import streamlit as st

from assistant.ui import pages
from assistant.ui.style import LANGUAGE, STYLE

st.set_page_config(page_title="工笔", page_icon=pages.ICON, layout="wide")  # a named icon is fetched from the network
st.html(STYLE)  # before any page: while one is being opened, it already says so
st.html(LANGUAGE, unsafe_allow_javascript=True)
st.logo(pages.LOGO, size="large")
st.navigation([pages.sheet(), pages.draft(), pages.drafts(), pages.check(), pages.corpus()], position="top").run()
