"""The name of a union that stands alone on a line: 青石镇总工会, 云屏县工会联合会."""

import re

UNION = "(?:总工会|工会联合会|工会委员会|工会工作委员会|工会)"
TOWNSHIP = "(?:镇|乡|街道|苏木)"
_ALONE = re.compile(rf"([\u4e00-\u9fff]{{2,12}}?){UNION}")
_OF_TOWNSHIP = re.compile(rf"[\u4e00-\u9fff]{{2,6}}{TOWNSHIP}{UNION}")


def place_of_union(line: str) -> str:
    """Give the place, or the body, whose union a line names and nothing else; "" for other lines."""
    found = _ALONE.fullmatch(line)
    return found[1] if found else ""


def names_township_union(line: str) -> bool:
    """Whether a line is the name of a township's union and nothing else."""
    return bool(_OF_TOWNSHIP.fullmatch(line))
