"""French, as far as bulletins need it."""

from detente.talks.languages.language import Language

FRENCH = Language(
    code="fr",
    name="French",
    months=("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"),
    units="0:zéro 1:un,une 2:deux 3:trois 4:quatre 5:cinq 6:six 7:sept 8:huit 9:neuf 10:dix 11:onze 12:douze 13:treize 14:quatorze 15:quinze "
    "16:seize 17:dix-sept 18:dix-huit 19:dix-neuf 20:vingt 30:trente 40:quarante 50:cinquante 60:soixante 70:soixante-dix "
    "71:soixante_et_onze 72:soixante-douze 73:soixante-treize 74:soixante-quatorze 75:soixante-quinze 76:soixante-seize "
    "77:soixante-dix-sept 78:soixante-dix-huit 79:soixante-dix-neuf 80:quatre-vingt,quatre-vingts 90:quatre-vingt-dix "
    "91:quatre-vingt-onze 92:quatre-vingt-douze 93:quatre-vingt-treize 94:quatre-vingt-quatorze 95:quatre-vingt-quinze "
    "96:quatre-vingt-seize 97:quatre-vingt-dix-sept 98:quatre-vingt-dix-huit 99:quatre-vingt-dix-neuf 100:cent,cents",
    scales="1000:mille,milliers 1000000:million,millions",
    joined_by="(?<=[a-z]{2}[tn]e) et (?=un|onze)|(?<=vingt) et (?=un)",
    durations=r"heures?|jours?|semaines?|mois|ans?\b|annees?",
    approximators={
        "more than": "plus de", "about": "environ|quelque", "almost": "près de|presque", "at least": "au moins", "up to": "jusqu'à",
    },
)  # fmt: skip
