"""The theme of the shipped templates: the colours and the font that Word offers in its menus."""

from xlqualite.word.blueprints.look import BLUE, FONT, GREY, LINE, PALE, RED

COLOURS = {
    "dk1": "000000", "lt1": "FFFFFF", "dk2": BLUE, "lt2": PALE, "accent1": BLUE, "accent2": GREY,
    "accent3": RED, "accent4": LINE, "accent5": "3E6A4B", "accent6": "7A5C1E", "hlink": BLUE,
    "folHlink": GREY,
}  # fmt: skip
FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
LINE_STYLE = f'<a:ln w="9525">{FILL}<a:prstDash val="solid"/></a:ln>'
NO_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"


def theme() -> str:
    """The part ``word/theme/theme1.xml``."""
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in COLOURS.items()
    )
    font = f'<a:latin typeface="{FONT}"/><a:ea typeface=""/><a:cs typeface=""/>'
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Qualité">'
        f'<a:themeElements><a:clrScheme name="Qualité">{colours}</a:clrScheme>'
        f'<a:fontScheme name="Qualité"><a:majorFont>{font}</a:majorFont>'
        f"<a:minorFont>{font}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="Qualité"><a:fillStyleLst>{FILL * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{LINE_STYLE * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{NO_EFFECT * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{FILL * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )
