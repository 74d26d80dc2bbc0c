"""Which language a text is in, as far as needed to say that it was not read.

By script first (Arabic, Cyrillic and others), then, for Latin letters, by the commonest small words. English
is the language this room reads. To add a language to name: a line in ``SMALL_WORDS`` or ``SCRIPTS``.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

SCRIPTS = {
    "ARABIC": "Arabic script",
    "CYRILLIC": "Cyrillic script",
    "HEBREW": "Hebrew",
    "CJK": "Chinese or Japanese",
    "GEORGIAN": "Georgian",
    "ARMENIAN": "Armenian",
    "ETHIOPIC": "Ethiopic script",
    "MYANMAR": "Burmese",
    "DEVANAGARI": "Devanagari script",
    "HANGUL": "Korean",
}
SMALL_WORDS = {
    "English": "the of and to in that for is was on with by has were have from this at as be",
    "French": "le la les des du et en une est que dans pour par sur au aux ont avec",
    "Spanish": "el la los las del y en una es que por para con se su al han",
    "Turkish": "ve bir bu ile için da de olarak olan sayısı ihlal suriye",
    "German": "der die das und den von mit für ist im des dem ein eine auf",
    "Portuguese": "o os das dos e em uma que por para com não ao foi",
    "Italian": "il lo gli della di e in una che per con non del",
}
COMMONEST = {name: frozenset(small.split()) for name, small in SMALL_WORDS.items()}
SAMPLE = 4000  # letters looked at


def unread_language(flat: str) -> str | None:
    """The language or script of a text that is not English, or None where it is read."""
    letters = [c for c in flat[: SAMPLE * 2] if c.isalpha()][:SAMPLE]
    if not letters:
        return None
    latin = sum(1 for c in letters if ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00)
    if latin < 0.5 * len(letters):
        scripts = Counter(unicodedata.name(c, "UNKNOWN").split(" ")[0] for c in letters if ord(c) >= 0x250)
        script = scripts.most_common(1)[0][0]
        return SCRIPTS.get(script, script.lower())
    words = re.findall(r"[^\W\d_]+", flat[: SAMPLE * 2].lower())
    counts = {name: sum(1 for w in words if w in small) for name, small in COMMONEST.items()}
    best = max(counts, key=lambda name: (counts[name], name == "English"))
    return (
        best if best != "English" and counts[best] >= 2 and counts[best] > 1.5 * counts["English"] else None
    )
