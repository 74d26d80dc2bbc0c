"""What sets an obligation going, and on what it depends, in the clause's own words.

Read in English, Russian, Arabic and Turkish. In the first three the words that begin it come first ("after the signing",
"после подписания", "بعد التوقيع"); in Turkish they come last ("imzadan itibaren"), so there the words before them are taken.

    >>> trigger_of("Стороны отводят технику в течение 10 дней после вступления в силу Соглашения.")
    'после вступления в силу Соглашения'
    >>> condition_of("Posts are opened by consensus, provided that the road is safe.")
    'provided that the road is safe'

To add a way of saying it: its words in ``TRIGGERS`` or ``CONDITIONS``, and a case in tests/cases/talks/agreements/triggers.toml.
"""

from __future__ import annotations

import re

SUBJECT = (
    r"\s(?:the|each|both|all)\s(?:\w+\s){1,3}(?:shall|will|must|undertakes?)\b|\s(?:страны-гаранты|стороны|гаранты|комиссия|правительство|"
    r"группа|миссия|совет)\s"
)
TO_THE_STOP = rf"[^.;:؛،]*?(?=[.;:؛،]|,\s(?!and|or)|{SUBJECT}|$)"
EVENTS = (
    "start|entry|entering|coming|sign|adoption|receipt|notification|completion|establishment|withdrawal|date|day|conclusion|"
    "publication|ratification|announcement|release|arrival|request"
)
EVENTS_RU = (
    r"(?:даты |дня |момента |начала )?(?:\w+ ){0,2}?(?:подписани|вступлени|приняти|получени|уведомлени|завершени|создани|вывод|отвод|"
    r"заключени|начал|публикаци|ратификаци|обращени|запрос|прибыти|освобождени)"
)
EVENTS_AR = (
    r"(?:تاريخ |يوم )?(?:هذا |هذه )?(?:ال)?(?:توقيع|دخول|سريان|اعتماد|استلام|تلقي|إخطار|إبلاغ|إتمام|اكتمال|انتهاء|إنشاء|تشكيل|انسحاب|بدء|"
    r"نشر|وصول|طلب|إطلاق|اختتام)"
)
EVENTS_TR = (
    r"(?:imza\w*|imzalan\w+|yürürlüğe gir\w+|kabul\w*|onaylan\w+|alındı\w+|alınma\w+|bildirim\w*|tamamlan\w+|kurul\w+|"
    r"çekil\w+|başla\w+|sona er\w+|yayımlan\w+|tarih\w*|gün\w*)"
)
TRIGGERS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:from|upon|after|following|as of|once|when|starting (?:with|from|on)|of(?= the (?:sign|entry|adopt)))\s+"
        rf"(?:the\s+|its\s+|this\s+)?(?:{EVENTS}){TO_THE_STOP}",
        rf"\b(?:после|по(?= (?:\w+ ){{0,2}}?(?:завершени|получени|подписани|заключени|окончани))|с(?:о)?|от|начиная с|"
        rf"с момента|со дня|с даты)\s+{EVENTS_RU}{TO_THE_STOP}",
        rf"(?<!\w)(?:بعد|عقب|إثر|فور|حال|عند|منذ|من|ابتداءً? من|اعتبار[اً]*ا? من)\s+{EVENTS_AR}{TO_THE_STOP}",
        rf"\b(?:[^\s.,;:]+\s){{0,3}}?{EVENTS_TR}(?:dan|den|tan|ten|ndan|nden|sını|sini|ın|in)?\s+(?:itibaren|sonra|takiben|müteakip|izleyen)\b",
    )
)
CONDITIONS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:provided that|on (?:the )?condition that|subject to|unless|only if|if|where the|as long as|except)\b{TO_THE_STOP}",
        r"\b(?:при условии,? (?:что|если)|при условии|если|при наличии|за исключением|кроме случаев)\b[^.;:]*",
        rf"(?<!\w)(?:شريطة|بشرط|على أن(?=\s)|إذا|ما لم|رهناً? ب|باستثناء|في حال(?:ة)?)\s?{TO_THE_STOP}",
        r"(?:[^\s.,;:]+\s){1,8}?(?:şartıyla|koşuluyla|kaydıyla|hâlinde|halinde|olmadıkça|takdirde)\b",
    )
)


def trigger_of(says: str) -> str:
    """The words that name what starts the obligation, or nothing."""
    return _first(TRIGGERS, says)


def condition_of(says: str) -> str:
    """The words that name what it depends on, or nothing."""
    return _first(CONDITIONS, says)


def _first(patterns: tuple[re.Pattern[str], ...], says: str) -> str:
    words = " ".join(says.split())
    found = [m for pattern in patterns if (m := pattern.search(words))]
    return min(found, key=lambda m: m.start())[0].strip(" ,،") if found else ""
