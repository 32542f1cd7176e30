"""The app's style sheet: how pages look, and Chinese for the words that Streamlit itself has in English."""

_LOOKS = """
.block-container {padding: 3.4rem 2.2rem 3rem; max-width: 1500px;}
.stMain h1 {font-size: 1.45rem; padding: .2rem 0 .35rem; letter-spacing: .04em;}
.stMain h3 {font-size: 1.06rem; padding: .2rem 0;}
[data-testid="stHeader"] {border-bottom: 1px solid #ddd8cf;}
.gb-note {padding: .5rem .8rem; border-left: 3px solid #b9b2a6; background: #f6f4f0; line-height: 1.6;
  margin: 0 0 .3rem; font-size: .93rem;}
.gb-note.error {border-color: #b3261e; background: #fcf1ef;}
.gb-note.warning {border-color: #c98a1b; background: #fdf8ec;}
.gb-note.good {border-color: #3a7d44; background: #f0f7f0;}
.gb-note p {margin: 0;}
.gb-quiet {color: #75716a; font-size: .88rem; line-height: 1.6;}
.gb-note, .gb-fact, .gb-head, .gb-quiet, .stMain h1 {overflow-wrap: anywhere;}
.gb-quiet b {color: #23262b; font-weight: 600;}
.gb-quiet.gb-text {font-size: .82rem; max-width: none;}
.gb-text {max-width: 56rem; line-height: 1.95; font-size: 1rem; text-align: justify; overflow-wrap: anywhere;}
.gb-text p {margin: 0 0 .15rem; text-indent: 2em;}
.gb-text mark {background: none; color: inherit; padding: 0;}
.gb-text .num {border-bottom: 2px solid #7fb08a;}
.gb-text .num.derived {border-bottom-color: #6d9bd1;}
.gb-text .num.wrong {border-bottom-color: #c6392f; background: #fbe3e0;}
.gb-text mark.error {background: #fbe3e0; color: inherit; border-bottom: 2px solid #c6392f;}
.gb-text mark.warning {background: #fdf1d3; color: inherit;}
.gb-text mark.shared {background: #f7e3b0; color: inherit;}
.gb-text .slot {color: #6b665e; background: #f1eee8; border-radius: 3px; padding: 0 .1em;}
.gb-text .outdated {background: #fdf1d3;}
.gb-text .outdated::after, .gb-text .locked::after {content: "事实已改，请看这句"; font-size: .72rem; color: #8a5a00;
  border: 1px solid #e0b95a; border-radius: 3px; padding: 0 .25em; margin: 0 .25em; white-space: nowrap;}
.gb-text .locked:not(.outdated)::after {content: "已锁"; color: #75716a; border-color: #cfc9be;}
.gb-fact {display: block; padding: .22rem .5rem; margin: 0 0 .22rem; border-left: 3px solid #7fb08a;
  background: #fafaf8; font-size: .9rem; line-height: 1.5;}
.gb-fact.missing {border-color: #c6392f; background: #fcf1ef;}
.gb-fact.spare {border-color: #cfc9be;}
.gb-fact b {font-weight: 600;}
.gb-fact small {color: #75716a; font-size: .82rem;}
.gb-meter {height: 5px; background: #ece8e0; border-radius: 3px; margin: .15rem 0 .35rem;}
.gb-meter i {display: block; height: 5px; border-radius: 3px; background: #7fb08a;}
.gb-meter.full i {background: #c6392f;}
.gb-side {max-height: 22rem; overflow-y: auto;}
.gb-side.facts {max-height: 36rem;}
.gb-side .gb-text {font-size: .93rem; line-height: 1.8;}
.gb-text del {color: #b3261e; background: #fcf1ef;}
.gb-text ins {color: #23602d; background: #e6f3e7; text-decoration: none;}
.gb-lines {max-height: 40rem; overflow-y: auto; font-size: .9rem; line-height: 1.7; overflow-wrap: anywhere;}
.gb-lines p {margin: 0; padding: 0 .4rem 0 3rem; position: relative; min-height: 1.7em;}
.gb-lines i {position: absolute; left: 0; width: 2.5rem; text-align: right; color: #a8a297; font-style: normal;
  font-size: .8rem;}
.gb-lines .start {background: #f6efe6; font-weight: 600;}
.gb-lines .dropped {color: #a8a297; text-decoration: line-through;}
.gb-lines small {float: right; color: #9f2d20; font-weight: 400; margin-left: .6rem;}
.stTextArea textarea {line-height: 1.8;}
.gb-head {color: #9f2d20; font-weight: 600; border-bottom: 1px solid #ddd8cf; margin-bottom: .35rem;
  scroll-margin-top: 4.5rem;}
.gb-quiet a {color: #9f2d20;}
@media (max-width: 640px) {  /* on a phone the text first, then its facts and exemplars */
  [class*="st-key-section-"] > div > .stHorizontalBlock > .stColumn:nth-child(2) {order: -1;}
}
"""
_WORDS = """
[data-testid="stFileUploaderDropzone"] button p, [data-testid="stFileUploaderDropzoneInstructions"] span {font-size: 0;}
[data-testid="stFileUploaderDropzone"] button p::after {content: "选择文件"; font-size: .95rem;}
[data-testid="stFileUploaderDropzoneInstructions"] span::after {content: "或拖到这里"; font-size: .85rem;}
[data-testid="InputInstructions"] {font-size: 0;}
[data-testid="InputInstructions"]::after {content: "回车或点框外生效"; font-size: .78rem; color: #75716a;}
[data-testid="stForm"] [data-testid="InputInstructions"]::after {content: "";}
[data-testid="stElementToolbarButton"]:has([aria-label="Download as CSV"]),
[data-testid="stElementToolbarButton"]:has([aria-label="Show/hide columns"]),
body:has([data-testid="stElementToolbar"]:hover) [data-testid="stTooltipContent"],
[data-testid="stDataFrameColumnMenu"] {display: none;}
[data-testid="stElementToolbar"] button::after {font-size: .82rem; padding-left: .2em;}
[data-testid="stElementToolbar"] [aria-label="Add row"]::after {content: "加一行";}
[data-testid="stElementToolbar"] [aria-label^="Delete row"]::after {content: "删去选中的行";}
[data-testid="stElementToolbar"] [aria-label="Search"]::after {content: "查找";}
[data-testid="stElementToolbar"] [aria-label="Fullscreen"]::after {content: "放大";}
[data-testid="stElementToolbar"] [aria-label="Close fullscreen"]::after {content: "还原";}
[role="dialog"]:not(:has([data-testid="stVerticalBlock"])) :is(h2, h2 + div > div) {font-size: 0;}
[role="dialog"]:not(:has([data-testid="stVerticalBlock"])) h2::after {content: "连不上工笔了"; font-size: 1.3rem;}
[role="dialog"]:not(:has([data-testid="stVerticalBlock"])) h2 + div > div::after {
  content: "存过的都在。多半是程序关了：请重新打开工笔，这一页会自己接上；刷新会丢掉刚写还没存的字。"; font-size: 1rem;}
body:has([data-test-connection-state="CONNECTED"]) [role="dialog"]:not(:has([data-testid="stVerticalBlock"]))
  h2::after {content: "没有这一页";}
body:has([data-test-connection-state="CONNECTED"]) [role="dialog"]:not(:has([data-testid="stVerticalBlock"]))
  h2 + div > div::after {content: "地址不对，已转到“起草”。其他页请从上面的菜单打开。";}
[data-test-script-state="running"]::after {content: "正在处理……"; position: fixed; top: 4.2rem; right: 1.2rem;
  z-index: 999; padding: .25rem .8rem; border-radius: 4px; background: #23262b; color: #fff; font-size: .9rem;
  opacity: 0; animation: gb-late 0s .8s forwards;}
@keyframes gb-late {to {opacity: .9;}}
[data-testid="stSkipToContent"], [data-key="__creatable__"] div, [data-key^="__select_"] div,
[role="option"][style*="contents"] span {font-size: 0;}
[data-testid="stExpandSidebarButton"]::after {content: "菜单"; font-size: .93rem; padding-left: .2rem;}
[data-testid="stSkipToContent"]::after {content: "跳到正文"; font-size: .9rem;}
[data-key^="__select_"] div::after {content: "全选"; font-size: .93rem;}
[data-key="__creatable__"] div::after {content: "就用写的这个"; font-size: .93rem;}
[role="option"][style*="contents"] span::after {content: "没有相符的"; font-size: .93rem;}
"""
STYLE = f"<style>{_LOOKS}{_WORDS}</style>"
# Streamlit calls every page English: browsers would offer to translate it, screen readers would spell it out.
LANGUAGE = "<script>document.documentElement.lang = 'zh-CN'</script>"
