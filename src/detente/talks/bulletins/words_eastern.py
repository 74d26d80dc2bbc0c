"""Bulletins in Russian, Arabic and Turkish."""

from detente.talks.bulletins.wording import Wording

RUSSIAN = Wording(
    code="ru",
    parties={"Russia": r"\bросси\w*|\bмоскв\w+|\bрф\b", "Türkiye": r"\bтур(?:ци|ецк)\w*|\bанкар\w+", "Iran": r"\bиран\w*", "United States": r"\bсша\b|\bамерикан\w+"},
    others={"Syrian": r"\bсирийск\w+", "from Jordan": r"\bиордани\w+", "from Lebanon": r"\bливан\w*"},
    not_party_after=r"[- ](?:центр|военн|министерств|минобороны|мид\b|арми|офицер|вкс|миротвор|сапёр)",
    not_party_before=r"(?:министерств\w+ обороны |минобороны |министерств\w+ иностранных дел |мид |подтвержден\w* |по (?:данным|сведениям|информации) )$",
    violation=r"наруш|стрельб|обстрел|случа|инцидент|перемири|прекращени",
    none=r"\bне (?:было|зафиксир|зарегистр|выявл|отмеч|насчит|присоедин|провод|наблюд|поступ|оказыв|выда)|\bнет\b|\bни одного\b|\bни одной\b|\bникто\b|\bотсутств|\bноль\b|\bбез\b|\bникак",
    each_after=r" ?(?:случа\w+ |нарушени\w+ )?(?:в|на) кажд|,? кажд\w+", each_before=r"\bпо $",
    between=r"[ ,]*(?:(?:случа\w+|нарушени\w+|обстрел\w*|стрельб\w*|режима|прекращения|огня|перемири\w+|в|во|на|из|провинци\w+|районе|районах|мухафаз\w+|каждой|каждом|зафиксирован\w*|по) ?)*",
    ending=r"(?: провинци\w+)?", stems=r"[аеиоуыэюяйь]", confirm=r"подтвержд|подтверд", negation=r"\bне\b|\bни\b|\bнет\b", according=r"\bпо (?:данным|сведениям|информации|сообщени\w+|утверждени\w+)|\bсо слов\b",
    week=r"\bза недел|\bв течение недели|\bнеделю\b|\bеженедельн", since=r"\b(?:с|со|начиная с)\s*$", in_all=r"\bвсего\b|\bв общей сложности\b|\bобщее\b|\bитого\b|\bс начала\b|\bчисло\b(?! наруш)|\bдостигл|\bсоставля",
    kinds={
        "settlement joined reconciliation": r"(?:населенн\w+ пункт|примирени|посёл|деревн).*присоедин|присоедин.*(?:населенн|примирени)|соглашени\w+ о примирени|число населенн",
        "formation joined ceasefire": r"(?:вооруженн\w+ )?(?:формирован|отряд|группиров)\w*", "prisoners exchanged": r"\bосвобожд|\bпленн|\bобмен|\bзаложник", "returned refugee": r"\bбежен",
        "returned IDP": r"\bперемещенн|\bпереселен|\bвернул\w+", "mines cleared": r"\bразминир|\bвзрыв\w+|\bгектар|\bмин\b|\bбоеприпас", "aid delivered": r"\bгуманитарн|\bпомощ|\bпродовольств|\bпродукт|\bмедикамент|\bтонн|\bнабор",
        "evacuated": r"\bпокину|\bвыш(?:ел|ли|ло)|\bвывед|\bэвакуир|\bвывез|\bвывод",
    },
    units={
        "settlements": r"(?:населенн\w+ )?пункт\w*|посёл\w+|деревн\w+", "armed formations": r"(?:вооруженн\w+ |незаконн\w+ )*(?:формировани|отряд|группировк)\w*", "fighters and family members": r"боевик\w+ (?:и|с) (?:член\w+ )?(?:их )?сем\w+", "fighters": r"боевик\w+",
        "persons freed": r"освобожд\w+", "persons": r"человек\w*|люд\w+|житёл\w+|жител\w+|гражд\w+|лиц\b|бежен\w+|мирн\w+", "hectares": r"гектар\w*|га\b", "explosive devices": r"взрыв\w+(?: устройств\w*| предмет\w*)?|боеприпас\w*|мин\b|устройств\w*",
        "food sets": r"(?:продовольственн\w+|продуктов\w+) набор\w*|набор\w*", "tonnes": r"тонн\w*|т\b", "humanitarian actions": r"гуманитарн\w+ акци\w+|акци\w+",
    },
    to_place=r"\b(?:доставлен\w*|передан\w*|отправлен\w*|выдан\w*|роздан\w*|привез\w+|получил\w+)\b[^.,;]*?\b(?:в|во|на|для|жители)\b (?:город\w* |посёл\w+ )?", from_place=r"\bиз ", of=r" (?=[а-я]{4})",
    neither=r"\bни одн(?:ой|а) из сторон|\bни российск\w+[^.;]{0,40}\bни турецк\w+|\bобе(?:ими)? сторон\w+[^.;]{0,40}\bне (?:зафиксир|зарегистр|выявл|отмеч)|\bстороны[^.;]{0,20} не (?:зафиксир|зарегистр|выявл|отмеч)",
    zone=r"\bобстрел\w*[^.;]{0,160}\bзон\w+ деэскалации|\bзон\w+ деэскалации[^.;]{0,120}\bобстрел\w*",
)  # fmt: skip

ARABIC = Wording(
    code="ar",
    parties={"Russia": r"(?<!\w)[وبلف]{0,2}(?:ال)?(?:لل)?روس(?:ي|يا|ية|يون|يين)?\b|\bموسكو\b", "Türkiye": r"(?<!\w)[وبلف]{0,2}(?:ال)?(?:لل)?(?:ترك(?:ي|يا|ية)?|أتراك)\b|\bأنقرة\b", "Iran": r"(?<!\w)[وبلف]{0,2}(?:ال)?إيران(?:ي|ية|يون|يين)?\b", "United States": r"\bواشنطن\b|الأمريكي\w*"},
    others={"Syrian": r"(?:ال)?سوري(?:ة|ون|ين)?\b(?!\w)", "from Jordan": r"\bالأردن\b", "from Lebanon": r"\bلبنان\b"},
    not_party_after=r" (?:للمصالحة)", not_party_before=r"(?:وزارة الدفاع |مركز \w+ |المركز |الجيش |القوات |الخارجية |الشرطة العسكرية |وفقا (?:للجانب |لل|ل)|بحسب (?:الجانب )?)$",
    violation=r"خرق|خروق|انتهاك|إطلاق|حالة|حالات|قصف|هدنة", none=r"\bلم (?:ت?يسجل|ت?سجل|يرصد|ترصد|يحص|ينضم|توزع|تقدم|يؤكد|تؤكد|يحدث|تقع|يلاحظ)\w*|\bلا (?:شيء|خروق|يوجد|توجد|أحد)|\bأي خرق|\bدون\b|\bصفر\b|\bلا شيء|\bلم ينضم|\bأي (?:انتهاك|حالة)|\bما من",
    each_after=r" ?(?:خروق |خرق\w* |حالات |حالة )?(?:في |لكل )كل(?: من)?\b|\bلكل منهما|\bلكل منها", each_before=r"\bفي كل من [^\d]*$",
    between=r"[ ,]*(?:(?:حالات|حالة|خروقات|خروق|خرقا|خرق|انتهاكات|انتهاكا|انتهاك|إطلاق|نار|في|من|كل|ب|محافظات|محافظتي|محافظة|ريف|منطقة|مناطق) ?)*", ending=r"(?: ب)?", front="[وفبلك]{0,2}",
    confirm=r"(?:ي|ت|ن)?ؤكد|تأكيد|\bأكد|مؤكد", negation=r"\bلم\b|\bلا\b|\bغير\b|\bأي\b", according=r"\bوفقا?\w?\b|\bبحسب\b|\bحسب\b|\bنقلا عن\b|\bاستنادا\b|\bبناء على\b",
    week=r"\b(?:خلال |في )?(?:ال)?أسبوع\b", since=r"\b(?:منذ|ابتداء من)\s*$", in_all=r"إجمال|\bالمجموع\b|\bمجموع|\bبلغ عدد|\bحتى الآن\b|\bمنذ بدا|\bفي المجمل|\bبلغ",
    kinds={
        "settlement joined reconciliation": r"(?:بلد|قري|قرى|مصالح|تجمع).*انضم|انضم.*(?:بلد|قري|قرى|مصالح|تجمع)", "formation joined ceasefire": r"(?:تشكيل|فصيل|فصائل|مجموع)\w* (?:ال)?مسلح", "prisoners exchanged": r"أفرج|الإفراج|أسير|أسرى|تبادل|محتجز|رهائن|تحرير",
        "returned refugee": r"لاجئ", "returned IDP": r"نازح", "mines cleared": r"ألغام|الغام|لغم|متفجر|هكتار|عبوة|عبوات|ناسفة", "aid delivered": r"مساعد|إنساني|غذائي|أغذية|سلال|أدوية|\bطن|أطنان|إغاث", "evacuated": r"غادر|خرج|إجلاء|أجلي|خروج",
    },
    units={
        "settlements": r"بلد\w*|قري\w*|قرى|تجمع\w*|منطقة", "armed formations": r"(?:تشكيل|فصيل|فصائل|مجموع)\w*(?: مسلح\w*)?", "fighters and family members": r"مسلح\w* (?:و|من )\w*(?:عائل|أسر|ذوي)\w*", "fighters": r"مسلح\w*|مقاتل\w*",
        "persons": r"شخص\w*|أشخاص|مدني\w*|مواطن\w*|لاجئ\w*|نازح\w*|إنسان\w*", "hectares": r"هكتار\w*", "explosive devices": r"(?:عبوة|عبوات|جسم|أجسام|لغم\w*|ألغام|متفجر\w*|مواد)(?: \w*(?:ناسف|متفجر)\w*)?", "food sets": r"(?:سلة|سلال|حصة|حصص|طرد|طرود|رزمة)\w*(?: غذائي\w*)?",
        "tonnes": r"طن\w*|أطنان", "humanitarian actions": r"(?:عملي|أعمال|عمل)\w*(?: إنساني\w*)?",
    },
    to_place=r"(?:أرسل|وزع|نقل|سلم|قدم|وصل|إيصال)\w*[^.,;]*?(?<!\w)(?:إلى|في|على)(?!\w) (?:سكان |أهالي |بلدة )?", from_place=r"(?<!\w)من ", of=r" من ",
    neither=r"\bأي من (?:الجانبين|الطرفين)|\b(?:الجانبان|الطرفان) (?:لم|أي)|\bكلا (?:الجانبين|الطرفين) (?:لم)|\bلم يسجل (?:الجانبان|الطرفان)",
    zone=r"\b(?:قصف|عمليات قصف)[^.;]{0,160}منطقة (?:خفض التصعيد|وقف التصعيد)|منطقة خفض التصعيد[^.;]{0,120}قصف",
)  # fmt: skip

TURKISH = Wording(
    code="tr",
    parties={"Russia": r"\brusya\w*|\brus(?:lar)?\w{0,4}\b|\bmoskova\w*", "Türkiye": r"\btürk(?:iye|ler)?\w{0,4}\b|\bankara\w*", "Iran": r"\biran\w{0,4}\b", "United States": r"\babd\w{0,3}\b|\bamerika\w*"},
    others={"Syrian": r"\bsuriye(?: tarafı\w*|li)\b", "from Jordan": r"\bürdün\w*", "from Lebanon": r"\blübnan\w*"},
    not_party_after=r"(?:'\w+)? (?:savunma bakan|dışişleri|uzlaşma|uzlaştırma|ordu|askeri|silahlı)", not_party_before=r"(?!)", violation=r"ihlal|ateş|vaka|olay|saldırı|ateşkes",
    none=r"\bhiç|\byok\b|\bsıfır\b|(?:kaydedil|tespit edil|görül|katıl|belirle|saptan|dağıtıl|yapıl|say)\w*m[ae]\w*|\bkimse\b|\bihlalsiz", each_after=r"'?(?:er|ar|şer|şar)\b|[ ,]*(?:her birinde|tane her|her biri)", each_before=r"\b(?:her birinde|her ikisinde)(?: de)? $",
    between=r"(?!)", ending=r"(?:'?(?:te|ta|de|da|nde|nda|teki|taki|deki|daki|den|dan|in|un|nin))?(?: (?:ilinde|vilayetinde|ili|vilayeti|kırsalında|bölgesinde|için))?", confirm=r"doğrula|teyit|onayla", negation=r"\bhiç|lanma|\byok\b|madı|medi|mamış|memiş|edilme",
    according=r"\bgöre\b|\bverilerine\b|\baçıklamasına\b", week=r"\bhafta\w*", since=r"(?!)", in_all=r"\btoplam\w*|\bsayısı\b|\bbugüne kadar\b|\bşimdiye kadar\b|\bulaştı\b",
    kinds={
        "settlement joined reconciliation": r"(?:yerleşim|köy|belde|uzlaş|barış)\w*.*katıl|katıl\w*.*(?:yerleşim|köy|uzlaş)", "formation joined ceasefire": r"silahlı (?:grup|oluşum|birlik)", "prisoners exchanged": r"\bserbest|\besir|\btakas|\btutuklu|\brehin", "returned refugee": r"\bmülteci|\bsığınmacı",
        "returned IDP": r"\byerinden edil|\byerlerinden", "mines cleared": r"\bmayın|\bpatlayıcı|\bhektar", "aid delivered": r"\byardım|\binsani|\bgıda|\bilaç|\bton\b", "evacuated": r"\bayrıl|\btahliye|\bterk etti|\bçıktı|\bçıkarıl",
    },
    units={
        "settlements": r"(?:yerleşim(?: yeri| birimi)?|köy|belde)\w*", "armed formations": r"silahlı (?:grup|oluşum|birlik)\w*", "fighters and family members": r"(?:savaşçı|militan)\w* ve aile\w*", "fighters": r"savaşçı\w*|militan\w*", "persons freed": r"(?:kişi )?serbest",
        "persons": r"kişi\w*|sivil\w*|mülteci\w*|sığınmacı\w*|insan\w*", "hectares": r"hektar\w*", "explosive devices": r"patlayıcı\w*(?: \w+)?|mayın\w*", "food sets": r"gıda (?:paket|koli|set)\w*|erzak (?:paket|koli)\w*", "tonnes": r"ton\b", "humanitarian actions": r"insani yardım (?:faaliyet|etkinlik)\w*",
    },
    to_place=r"(?!)", from_place=r"(?!)", of=r" (?=[a-z]{4})",
    neither=r"\biki taraf da\b|\btaraflardan hiçbiri|\bher iki taraf(?: da)?\b",
    zone=r"\b(?:bombardıman|top atışı|ateş)\w*[^.;]{0,160}gerginliği azaltma bölge|gerginliği azaltma bölge\w*[^.;]{0,120}(?:bombardıman|top atışı)",
)  # fmt: skip
