"""How Russian, Arabic and Turkish say that somebody said something: verbs, offices, states, pronouns.

Patterns are written as people write and folded before use (no capitals as in ``\\S``). To add a verb: its field. Offices and
states are here because a name begins where they end.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, eq=False)
class SpeechWords:
    """One language's words of speech; ``last`` where the verb ends the sentence."""

    verb: str
    that: str
    offices: str
    states: str
    he: str
    according: str = ""
    last: bool = False
    verb_first: bool = False
    stops: str = ""


SPEECH = {
    "ru": SpeechWords(
        verb="(?:сказал|заявил|отметил|подчеркнул|сообщил|добавил|пояснил|напомнил|указал|уточнил|выразил|поблагодарил|призвал|предложил|рассказал|"
        "объявил|подтвердил|ответил|спросил|обещал|пообещал|констатировал|признал|приветствовал|поприветствовал)[аио]?|говорит|считает|полагает|подчеркивает|отмечает",
        that=r",? (?:что|о том, что)\b",
        offices=r"президент\w*|министр\w*|глав\w+|спецпредставител\w+|представител\w+|посланник\w*|спецпосланник\w*|посол|посла|премьер(?:-министр)?\w*|секретар\w+|генсек\w*|"
        r"заместител\w+|замминистра|начальник\w*|директор\w*|лидер\w*|руководител\w+|координатор\w*|генерал\w*|командующ\w+|председател\w+|депутат\w*",
        states=r"росси\w*|рф|турци\w*|иран\w*|казахстан\w*|сири\w*|сша|оон|украин\w*|армени\w*|азербайджан\w*|иордани\w*|ливан\w*|франци\w*|германи\w*|"
        r"великобритани\w*|кита\w+|египт\w*|ирак\w*|израил\w*|катар\w*|обсе|снг|ес|мид\w*|минобороны",
        he=r"он|она|министр|президент|дипломат|политик",
        according=r"по (?:словам|мнению|утверждению) ",
    ),
    "ar": SpeechWords(
        verb="قال|قالت|أكد|أكدت|صرح|صرحت|أعلن|أعلنت|أضاف|أضافت|أوضح|أوضحت|أشار|أشارت|ذكر|ذكرت|شدد|شددت|دعا|دعت|أعرب|أعربت|رحب|رحبت|طالب|طالبت|لفت|لفتت|أفاد|أفادت|شكر|شكرت|اعتبر|اعتبرت",
        that=r" ?(?:إن\w*|أن\w*|بأن\w*|إلى|على|عن|ب\w+|:|,)",
        offices=r"(?:ال)?وزير\w*|(?:ال)?رئيس\w*|(?:ال)?مبعوث\w*|(?:ال)?متحدث\w*|(?:ال)?ناطق\w*|(?:ال)?سفير\w*|(?:ال)?أمين\w*|(?:ال)?ممثل\w*|(?:ال)?مندوب\w*|(?:ال)?نائب\w*|(?:ال)?مدير\w*|(?:ال)?قائد\w*|"
        r"(?:ال)?لواء|(?:ال)?عميد|(?:ال)?فريق|(?:ال)?جنرال|(?:ال)?خارجية|(?:ال)?دفاع|باسم|لدى|إلى|في|الأممي|الخاص|العام|للأمم|المتحدة|الأمم|مجلس|الدولة|شؤون|للشؤون|الوزراء|الجمهورية|السيد\w*|الدكتور\w*",
        states=r"روسيا|تركيا|إيران|سوريا|كازاخستان|قازاقستان|الأردن|لبنان|العراق|مصر|قطر|فرنسا|ألمانيا|بريطانيا|الصين|أمريكا|أوكرانيا|السعودية",
        he=r"", verb_first=True,
    ),
    "tr": SpeechWords(
        verb=r"dedi|söyledi|belirtti|açıkladı|vurguladı|ifade etti|kaydetti|bildirdi|aktardı|duyurdu|ekledi|konuştu|dile getirdi|altını çizdi|çağrısında bulundu|teşekkür etti|uyardı|hatırlattı|savundu",
        that=r"", last=True,
        offices=r"(?:cumhur)?başkan\w*|bakan\w*|dışişleri|savunma|sözcü\w*|temsilci\w*|büyükelçi\w*|lider\w*|genel|sekreter\w*|yardımcı\w*|özel|elçi\w*|general\w*|komutan\w*|başbakan\w*|müsteşar\w*|devlet|milli|içişleri|müdür\w*",
        states=r"türkiye\w*|rusya\w*|iran\w*|kazakistan\w*|suriye\w*|abd\w*|bm|birleşmiş|milletler|ürdün\w*|lübnan\w*|ukrayna\w*|ermenistan\w*|azerbaycan\w*|rus|türk|iranlı|kazak|fransa\w*|almanya\w*|irak\w*|mısır\w*|katar\w*",
        he=r"o",
    ),
}  # fmt: skip
