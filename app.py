"""The app. Run it with `gongbi serve`, or with `streamlit run app.py` in the repository."""

import streamlit as st

from assistant.ui import pages

st.set_page_config(page_title="工笔", page_icon=":material/brush:", layout="wide")
st.logo(pages.LOGO, size="large")
st.navigation([pages.sheet(), pages.draft(), pages.drafts(), pages.check(), pages.corpus()], position="top").run()
