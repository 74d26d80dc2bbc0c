"""Bulletins in English, Spanish and French."""

from detente.talks.bulletins.wording import Wording

ENGLISH = Wording(
    code="en",
    parties={
        "Russia": r"\brussians?\b|\brussia\b|\bmoscow\b", "Türkiye": r"\bturkish\b|\bturks\b|\bturkey\b|\btürkiye\b|\bankara\b",
        "Iran": r"\biran(?:ian)?\b|\btehran\b", "United States": r"\bamericans?\b|\bunited states\b|\bwashington\b",
    },
    others={"Syrian": r"\bsyrian\b", "from Jordan": r"\bjordan\b", "from Lebanon": r"\blebanon\b"},
    not_party_after=r"'?s? (?:defen[cs]e|ministry|minister|centre|center|reconciliation|military|armed|foreign|general|army|army's|officers?|aerospace)\b",
    not_party_before=r"(?:confirmed|according to|ministry of|ministry of defen[cs]e of|reported by) (?:the )?$",
    violation=r"violations?|breach|incidents?|firing|shelling|shooting|truce|ceasefire",
    none=r"\bnone\b|\bno\b|\bnil\b|\bnot (?:a |one|any|record|regist|report|see|note|count)|\bnothing\b|\bnobody\b|\bno one\b|\bwithout\b",
    each_after=r"[ ,]*(?:(?:(?!\d)\w+ )?(?:in )?each\b|apiece\b)",
    each_before=r"\beach (?:of )?$",
    between=r"[ ,]*(?:(?:cases?|violations?|incidents?|breaches|instances|of|firing|shelling|shooting|ceasefire|were|was|have|been|recorded|registered|each|apiece|in|at|near|around|from|for|across|the|both|provinces?|governorates?|districts?|areas?|on) ?)*",
    ending=r"(?:'s)?(?: (?:province|governorate|provinces|area|region|saw|had|with|counted))*",
    confirm=r"\bconfirm",
    negation=r"\bnot\b|\bnone\b|\bno\b|\bneither\b|n't\b|\bun(?=confirm)",
    according=r"\baccording to\b|\bon the word of\b|\bas reported by\b|\bby (?:the )?(?:information|data) of\b",
    week=r"\b(?:past|last|over the|for the|during the|in the|this) week\b|\bweekly\b",
    since=r"\b(?:since|from)\s*$",
    in_all=r"\bin all\b|\bin total\b|\btotal\b|\baltogether\b|\bso far\b|\bto date\b|\boverall\b|\bsince the (?:start|beginning)\b|\bstands? at\b|\bnumber of (?:armed|settlement|localit)|\breached\b|\bhave joined\b",
    kinds={
        "settlement joined reconciliation": r"(?:settlement|localit|village|town)\w*\b.*\b(?:join|reconcil)|\bjoin\w*\b.*(?:settlement|localit|village|reconcil)",
        "formation joined ceasefire": r"\b(?:armed|opposition) (?:formation|group|unit)s?\b.*(?:ceasefire|join|cessation|keep|adher|stands)",
        "prisoners exchanged": r"\b(?:freed|releas|prisoner|hostage|detainee|captive|swap)",
        "returned refugee": r"\brefugee", "returned IDP": r"\bdisplaced\b|\bidps?\b",
        "mines cleared": r"\b(?:mines?|demin\w*|mine-clearing)\b|\bexplosive|\bhectare|\bordnance",
        "aid delivered": r"\baid\b|\bhumanitarian\b|\bfood\b|\bmedic(?:al|ine|ament)s?|\btonnes?\b|\bsets?\b|\bparcel",
        "evacuated": r"\bleft\b|\bleav|\bevacuat|\bdepart|\bwithdr[ae]w|\bwent out\b|\bwere taken out\b",
    },
    units={
        "settlements": r"settlements?|localities|villages?|towns?", "armed formations": r"(?:armed |opposition )+(?:formation|group|unit)s?",
        "fighters and family members": r"(?:fighters|militants) (?:and|with) (?:their )?famil\w+(?: members)?", "fighters": r"fighters|militants",
        "persons freed": r"(?:persons|people|hostages|prisoners|detainees)?(?: were| was)? ?(?:freed|released)", "persons": r"persons?|people|civilians?|residents|refugees?|returnees|displaced|inhabitants|idps",
        "hectares": r"hectares?|ha\b", "explosive devices": r"explosive(?:s| (?:devices?|objects?|items?))|mines\b|(?:pieces of )?ordnance", "acres": r"acres?",
        "food sets": r"food (?:sets?|kits?|packages?|parcels?)", "tonnes": r"(?:metric )?ton(?:ne)?s?", "humanitarian actions": r"humanitarian (?:actions?|operations?|events?)",
    },
    to_place=r"\b(?:went|taken|delivered|brought|sent|handed out|given|distributed)\b[^.,;]*?\b(?:to|in|at)\b (?:the )?(?:residents of |people of )?",
    from_place=r"\bfrom ", of=r" of (?!the )",
    neither=r"\bneither\b|\bboth (?:sides|parties) (?:(?:have|had) )?(?:recorded|registered|saw|counted|reported|noted|observed) no\b|\b(?:not|no)\b[^.;]{0,60}\bby (?:either|any) (?:side|party)\b",
    zone=r"\b(?:shell\w*|bombard\w*)\b[^.;]{0,160}\bde-?escalation zone|\bde-?escalation zone[^.;]{0,120}\bshell\w*",
)  # fmt: skip

SPANISH = Wording(
    code="es",
    parties={"Russia": r"\brusos?\b|\brusas?\b|\brusia\b|\bmoscú\b", "Türkiye": r"\bturcos?\b|\bturcas?\b|\bturquía\b|\bankara\b", "Iran": r"\biraní(?:es)?\b|\birán\b", "United States": r"\bestados unidos\b|\bestadounidenses?\b"},
    others={"Syrian": r"\bsiri[oa]s?\b", "from Jordan": r"\bjordania\b", "from Lebanon": r"\blíbano\b"},
    not_party_after=r" (?:de reconciliación|de defensa)|(?<=rusia) (?:informó|comunicó)",
    not_party_before=r"(?:ministerio[^.]{0,20}|centro |ejército |militares |según (?:la parte |el lado )?|confirmad\w+ por (?:la parte |el lado )?)$",
    violation=r"violaci|disparo|infracci|caso|incidente|incumplimiento|tregua",
    none=r"\bningun|\bninguno|\bno (?:se |hubo|registr|anot|contaron|observ)|\bsin\b|\bnadie\b|\bnada\b|\bcero\b",
    each_after=r" ?(?:casos? )?(?:en )?cada un[oa]?\b", each_before=r"\bcada un[oa](?: de (?:las|los))?[: ]*$",
    between=r"[ ,]*(?:(?:casos?|violaci\w+|disparos?|infracci\w+|incidentes?|de|del|alto|el|fuego|en|las?|los|provincias?|gobernaci\w+|cada|uno?a?|zonas?) ?)*",
    ending=r"(?: con)?", confirm=r"\bconfirm", negation=r"\bno\b|\bningun|\bsin\b|\bni\b", according=r"\bsegún\b|\bde acuerdo con\b|\bconforme a\b",
    week=r"\bsemana\b|\bsemanal\b", since=r"\bdesde(?: el)?\s*$", in_all=r"\ben total\b|\bhasta ahora\b|\btotal de\b|\bsuman\b|\basciende\b|\ben conjunto\b|\bdesde el (?:inicio|comienzo)\b|\bel número de\b",
    kinds={
        "settlement joined reconciliation": r"(?:localidad|poblaci|aldea|pueblo)\w*.*(?:suma|adher|reconcilia|unier|uni[oó]|incorpor)|(?:suma|adher|unier|unió|incorpor)\w*.*(?:localidad|poblaci|reconcilia)",
        "formation joined ceasefire": r"(?:formacion|grupo|agrupacion)\w* armad", "prisoners exchanged": r"\bliberad|\bprisionero|\bcanje|\bpreso|\brehén|\bdetenid",
        "returned refugee": r"\brefugiad", "returned IDP": r"\bdesplazad", "mines cleared": r"\bminas?\b|\bdesmin|\bexplosiv|\bhectárea",
        "aid delivered": r"\bayuda\b|\bhumanitari|\baliment|\bmedic(?:amento|ina)|\btoneladas?\b|\bvíveres", "evacuated": r"\bsalieron\b|\bevacua|\babandon|\bsalió\b|\bdejaron\b",
    },
    units={
        "settlements": r"localidades?|poblaci\w+|aldeas?|pueblos?", "armed formations": r"(?:formacion\w*|grupos?|agrupacion\w*) armad\w+", "fighters and family members": r"combatientes y (?:sus )?famili\w+", "fighters": r"combatientes|milicianos",
        "persons freed": r"(?:personas |prisioneros )?(?:fueron )?liberad\w+", "persons": r"personas?|civiles|refugiad\w+|desplazad\w+|habitantes", "hectares": r"hectáreas?|ha\b", "explosive devices": r"(?:artefactos|objetos|dispositivos)(?: explosivos)?|explosivos|minas\b",
        "food sets": r"(?:lotes|paquetes|juegos|raciones|conjuntos)(?: de)? (?:alimentos|alimentarios|comida|víveres)", "tonnes": r"toneladas?|t\b", "humanitarian actions": r"acci\w+ humanitari\w+",
    },
    to_place=r"\b(?:llegaron|llevaron|entregaron|enviaron|fueron|repartieron|entregad\w+)\b[^.,;]*?\b(?:a|en|para)\b (?:la |el )?", from_place=r"\b(?:de|desde)l? ", of=r" de ",
    neither=r"\bningun[oa] de (?:las|los)(?: dos)? (?:partes|lados)|\bni (?:la parte|el lado)? ?[^.;]{0,20} ni (?:la|el)?",
    zone=r"\b(?:bombarde\w*|ataques?)\b[^.;]{0,160}\bzona de (?:distensión|desescalada)|\bzona de (?:distensión|desescalada)[^.;]{0,120}\bbombarde\w*",
)  # fmt: skip

FRENCH = Wording(
    code="fr",
    parties={"Russia": r"\brusses?\b|\brussie\b|\bmoscou\b", "Türkiye": r"\bturcs?\b|\bturques?\b|\bturquie\b|\bankara\b", "Iran": r"\biraniens?\b|\biraniennes?\b|\biran\b", "United States": r"\bétats-unis\b|\baméricains?\b"},
    others={"Syrian": r"\bsyrien(?:ne)?s?\b", "from Jordan": r"\bjordanie\b", "from Lebanon": r"\bliban\b"},
    not_party_after=r" (?:de la défense|pour la réconciliation|de réconciliation)", not_party_before=r"(?:ministère[^.]{0,22}|centre |armée |militaires |selon (?:la partie |le côté )?|confirm\w+ par (?:la partie |le côté )?)$",
    violation=r"violation|tirs?\b|infraction|cas\b|incident|trêve", none=r"\baucun|\bnéant\b|\bpas (?:de|d'|un)|\brien\b|\bpersonne n|\bsans\b|\bzéro\b|\bnul\b",
    each_after=r" ?(?:cas )?(?:à |dans )?chac(?:un|une)\b|[ ,]*par province\b", each_before=r"\bchac(?:un|une)e?[: ]*$",
    between=r"[ ,]*(?:(?:cas|violations?|tirs?|infractions?|incidents?|de|du|des|d'|relevé\w*|enregistré\w*|cessez-le-feu|à|dans|en|les?|la|l'|provinces?|gouvernorats?|chacune?|et) ?)*",
    ending=r"(?: avec)?", confirm=r"\bconfirm", negation=r"\bne\b|\bn'|\baucun|\bpas\b|\bnon\b", according=r"\bselon\b|\bd'après\b|\bau dire\b", week=r"\bsemaine\b|\bhebdomadaire\b",
    since=r"\bdepuis(?: le)?\s*$", in_all=r"\bau total\b|\ben tout\b|\bà ce jour\b|\bjusqu'ici\b|\btotal de\b|\bs'élève\b|\ble nombre de\b|\bdepuis le début\b",
    kinds={
        "settlement joined reconciliation": r"(?:localité|village|agglomération)\w*.*(?:rejoin|rallié|adhér|réconcilia)|(?:rejoin|rallié|adhér)\w*.*(?:localité|village|réconcilia)",
        "formation joined ceasefire": r"(?:formation|groupe)s? armé", "prisoners exchanged": r"\blibéré|\bprisonnier|\béchang|\botage|\bdétenu", "returned refugee": r"\bréfugié", "returned IDP": r"\bdéplacé",
        "mines cleared": r"\bmines?\b|\bdémin|\bexplosif|\bengins?\b|\bhectare", "aid delivered": r"\baide\b|\bhumanitaire|\bvivres|\balimentaire|\bmédicament|\btonnes?\b", "evacuated": r"\bquitt|\bévacu|\bsorti|\bparti(?:e?s)?\b",
    },
    units={
        "settlements": r"localités?|villages?|agglomérations?", "armed formations": r"(?:formations?|groupes?) armée?s?", "fighters and family members": r"combattants et (?:membres de )?(?:leurs? )?famill\w+", "fighters": r"combattants",
        "persons freed": r"(?:personnes |prisonniers )?(?:ont été )?libérée?s?", "persons": r"personnes?|civils|réfugiés?|déplacés?|habitants", "hectares": r"hectares?|ha\b", "explosive devices": r"engins?(?: explosifs)?|objets explosifs|explosifs|mines\b",
        "food sets": r"(?:colis|lots|rations|kits|paniers)(?: de)? (?:alimentaires|vivres|nourriture)", "tonnes": r"tonnes?|t\b", "humanitarian actions": r"(?:actions?|opérations?) humanitaires?",
    },
    to_place=r"\b(?:livré\w*|remis\w*|envoyé\w*|distribué\w*|acheminé\w*|allé\w*|parti\w*)\b[^.,;]*?\b(?:à|en|aux|vers|dans)\b (?:la |le |l')?", from_place=r"\b(?:de|du|depuis) (?:la |le )?", of=r" de ",
    neither=r"\baucun[e]? des(?: deux)? (?:parties|côtés)|\bni l'une ni l'autre",
    zone=r"\b(?:bombardement\w*|pilonnage\w*)\b[^.;]{0,160}\bzone de désescalade|\bzone de désescalade[^.;]{0,120}\b(?:bombardement\w*|pilonnage\w*)",
)  # fmt: skip
