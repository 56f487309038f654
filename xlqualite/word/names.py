"""File names that Windows accepts, whatever the code of an OT."""

import hashlib
import re
import unicodedata
from datetime import date

FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f\ud800-\udfff]+')
RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)
LONGEST = 80


def safe_name(text: str) -> str:
    """A text as (part of) a file name; two different texts never give the same name.

    What had to be changed is made unique again by the start of a hash.
    """
    plain = unicodedata.normalize("NFC", text)
    kept = FORBIDDEN.sub("-", plain)[:LONGEST].strip(" .")
    if kept and kept == plain and not RESERVED.fullmatch(kept):
        return kept
    tail = hashlib.sha256(plain.encode(errors="surrogatepass")).hexdigest()[:6]
    return f"{kept or 'sans-nom'}-{tail}" if not RESERVED.fullmatch(kept) else f"{tail}-{kept}"


def plan_name(office: str, year: int) -> str:
    """The name of an OT's action plan, without extension."""
    return f"plan-actions_{safe_name(office)}_{year}"


def plans_name(year: int) -> str:
    """The name of all the action plans in one document, without extension."""
    return f"plans-actions_{year}"


def evaluation_name(year: int) -> str:
    """The name of the annual evaluation, without extension."""
    return f"evaluation-annuelle_{year}"


def share_name(recipient: str, day: date) -> str:
    """The name of a shared file, without extension."""
    return f"partage_{safe_name(recipient)}_{day:%Y-%m-%d}"


def call_name(office: str, year: int) -> str:
    """The name of an OT's fee call, without extension."""
    return f"appel-participation_{safe_name(office)}_{year}"
