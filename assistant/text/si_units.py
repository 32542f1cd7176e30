"""Units of measurement with their prefixes as GB 3100 gives them: 千牛, 兆帕, 毫安时; kN, MPa, mAh."""

_PREFIXES = {"吉": "G", "兆": "M", "千": "k", "毫": "m", "微": "µ", "纳": "n"}
_UNITS = {
    "牛": "N",
    "牛米": "N·m",
    "帕": "Pa",
    "焦": "J",
    "瓦": "W",
    "瓦时": "Wh",
    "伏": "V",
    "伏安": "VA",
    "乏": "var",
    "安": "A",
    "安时": "Ah",
    "欧": "Ω",
    "法": "F",
    "赫": "Hz",
    "赫兹": "Hz",
    "米": "m",
    "克": "g",
    "升": "L",
    "秒": "s",
    "摩尔": "mol",
    "西弗": "Sv",
    "卡": "cal",
}
_PLAIN = "欧姆 法拉 库仑 摩尔 西弗 流明 勒克斯 坎德拉 特斯拉 开尔文 牛·米 牛米 牛顿 帕斯卡 瓦特 电子伏特"
NAMES = (*_PLAIN.split(), *(prefix + unit for prefix in _PREFIXES for unit in _UNITS))
"""Units by their Chinese names: those with a prefix, and those that are no other word without one."""
SYMBOLS = {sign + symbol: prefix + name for prefix, sign in _PREFIXES.items() for name, symbol in _UNITS.items()} | {
    "μ" + symbol: "微" + name for name, symbol in _UNITS.items()
}
"""What a unit is called that is written by its symbol: kN is 千牛."""
