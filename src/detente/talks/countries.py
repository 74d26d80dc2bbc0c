"""States, what their people are called, and bodies known by initials.

General lexical data, one line a state: ``Name | other names | adjectives``. The first name is what an adjective
resolves to; which of the names a record shows is decided by the document. A state a document invents (or one
missing here) is still read when the document uses it beside its adjective, see :func:`adjectives_in`.
To add a state: one line.
"""

from __future__ import annotations

import re

TABLE = """
Afghanistan||Afghan
Albania||Albanian
Algeria||Algerian
Angola||Angolan
Argentina||Argentine, Argentinian
Armenia||Armenian
Australia||Australian
Austria||Austrian
Azerbaijan||Azerbaijani, Azeri
Bahrain||Bahraini
Bangladesh||Bangladeshi
Belarus||Belarusian, Belarussian
Belgium||Belgian
Benin||Beninese
Bolivia||Bolivian
Bosnia and Herzegovina|Bosnia|Bosnian
Botswana||Botswanan
Brazil||Brazilian
Bulgaria||Bulgarian
Burkina Faso||Burkinabe
Burundi||Burundian
Cambodia||Cambodian
Cameroon||Cameroonian
Canada||Canadian
Central African Republic|CAR|Central African
Chad||Chadian
Chile||Chilean
China|People's Republic of China|Chinese
Colombia||Colombian
Costa Rica||Costa Rican
Croatia||Croatian
Cuba||Cuban
Cyprus||Cypriot
Czech Republic|Czechia|Czech
Denmark||Danish
Djibouti||Djiboutian
Democratic Republic of the Congo|Democratic Republic of Congo, DRC, DR Congo|Congolese
Dominican Republic||Dominican
Ecuador||Ecuadorian
Egypt|Arab Republic of Egypt|Egyptian
El Salvador||Salvadoran
Eritrea||Eritrean
Estonia||Estonian
Ethiopia||Ethiopian
Finland||Finnish
France|French Republic|French
Gabon||Gabonese
Gambia|The Gambia|Gambian
Georgia||Georgian
Germany|Federal Republic of Germany|German
Ghana||Ghanaian
Greece||Greek
Guatemala||Guatemalan
Guinea||Guinean
Guinea-Bissau||Bissau-Guinean
Haiti||Haitian
Honduras||Honduran
Hungary||Hungarian
Iceland||Icelandic
India||Indian
Indonesia||Indonesian
Iran|Islamic Republic of Iran|Iranian
Iraq||Iraqi
Ireland||Irish
Israel|State of Israel|Israeli
Italy||Italian
Ivory Coast|Cote d'Ivoire, Côte d'Ivoire|Ivorian
Jamaica||Jamaican
Japan||Japanese
Jordan|Hashemite Kingdom of Jordan|Jordanian
Kazakhstan|Republic of Kazakhstan|Kazakh, Kazakhstani
Kenya|Republic of Kenya|Kenyan
Kosovo||Kosovar
Kuwait|State of Kuwait|Kuwaiti
Kyrgyzstan|Kyrgyz Republic|Kyrgyz
Laos||Lao
Latvia||Latvian
Lebanon||Lebanese
Lesotho||Basotho
Liberia||Liberian
Libya|State of Libya|Libyan
Liechtenstein||
Lithuania||Lithuanian
Luxembourg||Luxembourgish
Madagascar||Malagasy
Malawi||Malawian
Malaysia||Malaysian
Mali||Malian
Malta||Maltese
Mauritania||Mauritanian
Mauritius||Mauritian
Mexico||Mexican
Moldova|Republic of Moldova|Moldovan
Mongolia||Mongolian
Montenegro||Montenegrin
Morocco|Kingdom of Morocco|Moroccan
Mozambique||Mozambican
Myanmar|Burma|Burmese
Namibia||Namibian
Nepal||Nepali, Nepalese
Netherlands|Kingdom of the Netherlands|Dutch
New Zealand||
Nicaragua||Nicaraguan
Niger||Nigerien
Nigeria||Nigerian
North Korea|Democratic People's Republic of Korea, DPRK|North Korean
North Macedonia||Macedonian
Norway|Kingdom of Norway|Norwegian
Oman|Sultanate of Oman|Omani
Pakistan||Pakistani
Palestine|State of Palestine, Palestinian Authority|Palestinian
Panama||Panamanian
Papua New Guinea||
Paraguay||Paraguayan
Peru||Peruvian
Philippines||Philippine, Filipino
Poland||Polish
Portugal||Portuguese
Qatar|State of Qatar|Qatari
Republic of the Congo||
Romania||Romanian
Russia|Russian Federation|Russian
Rwanda||Rwandan
Saudi Arabia|Kingdom of Saudi Arabia|Saudi, Saudi Arabian
Senegal||Senegalese
Serbia||Serbian
Sierra Leone||Sierra Leonean
Singapore||Singaporean
Slovakia||Slovak
Slovenia||Slovenian, Slovene
Somalia||Somali
South Africa||South African
South Korea|Republic of Korea|South Korean
South Sudan||South Sudanese
Spain||Spanish
Sri Lanka||Sri Lankan
Sudan|Republic of the Sudan|Sudanese
Sweden||Swedish
Switzerland||Swiss
Syria|Syrian Arab Republic|Syrian
Taiwan||Taiwanese
Tajikistan||Tajik
Tanzania||Tanzanian
Thailand||Thai
Timor-Leste|East Timor|Timorese
Togo||Togolese
Tunisia||Tunisian
Turkey|Türkiye, Turkiye, Republic of Türkiye, Republic of Turkey|Turkish
Turkmenistan||Turkmen
Uganda||Ugandan
Ukraine||Ukrainian
United Arab Emirates|UAE, U.A.E.|Emirati
United Kingdom|UK, U.K., Great Britain, Britain, United Kingdom of Great Britain and Northern Ireland|British
United States|United States of America, US, U.S., USA, U.S.A.|American, US, U.S.
Uruguay||Uruguayan
Uzbekistan||Uzbek
Vatican|Holy See|
Venezuela||Venezuelan
Vietnam|Viet Nam|Vietnamese
Yemen|Republic of Yemen|Yemeni
Zambia||Zambian
Zimbabwe||Zimbabwean
"""

BODIES = """
UN United Nations|EU European Union|AU African Union|OSCE|NATO|OIC|ICRC|IGAD|ECOWAS|SADC|ASEAN|GCC|UNHCR|OCHA|UNICEF
WFP|WHO|E3|G7|G20|P5|UNSC
"""


def _read_table() -> tuple[dict[str, str], dict[str, str]]:
    names: dict[str, str] = {}
    adjectives: dict[str, str] = {}
    for line in TABLE.strip().splitlines():
        first, others, spoken = line.split("|")
        for name in [first, *filter(None, (x.strip() for x in others.split(",")))]:
            names[name] = first
        for adjective in filter(None, (x.strip() for x in spoken.split(","))):
            adjectives[adjective] = first
    return names, adjectives


STATES, ADJECTIVES = _read_table()
ACRONYMS = frozenset(part.split(" ")[0] for part in re.split(r"[|\n]", BODIES) if part.strip())
STATE_STYLES = (
    r"(?:Republic|Kingdom|Sultanate|State|Emirate|Federation|Union|Government|Islamic Republic|Arab Republic)"
)


def alternation(words: list[str]) -> str:
    """The words as one regular expression, longest first; a full stop at the end needs no word boundary."""
    ordered = sorted(set(words), key=lambda w: (-len(w), w))
    return "(?:" + "|".join(re.escape(w) + ("" if w.endswith(".") else r"\b") for w in ordered) + ")"


STATE = alternation(list(STATES))
ADJECTIVE = alternation(list(ADJECTIVES))
STATE_RE = re.compile(r"\b" + STATE)
ADJECTIVE_RE = re.compile(r"\b" + ADJECTIVE)
CAPITALISED = re.compile(r"\b[A-Z]\w+")
COINED = re.compile(r"\b([A-Z][a-z]{3,}(?:ian|ani|ish|ese|an|i))\s+(?=[a-zA-Z])")


def adjectives_in(flat: str) -> dict[str, str]:
    """Adjectives of places the table lacks: the document must also use the place's own name."""
    found: dict[str, str] = {}
    named = set(CAPITALISED.findall(flat))
    for word in set(COINED.findall(flat)) - ADJECTIVES.keys():
        for place in (word[:-1], word[:-2], word[:-3], word[:-3] + "ia", word[:-2] + "a"):
            if len(place) > 3 and place in named:
                found[word] = place
                break
    return found
