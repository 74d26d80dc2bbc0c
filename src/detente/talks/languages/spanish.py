"""Spanish, as far as bulletins need it."""

from detente.talks.languages.language import Language

SPANISH = Language(
    code="es",
    name="Spanish",
    months=("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre|setiembre", "octubre", "noviembre", "diciembre"),
    units="0:cero 1:uno,una,un 2:dos 3:tres 4:cuatro 5:cinco 6:seis 7:siete 8:ocho 9:nueve 10:diez 11:once 12:doce 13:trece 14:catorce 15:quince "
    "16:dieciséis 17:diecisiete 18:dieciocho 19:diecinueve 20:veinte 21:veintiuno,veintiún,veintiuna 22:veintidós 23:veintitrés "
    "24:veinticuatro 25:veinticinco 26:veintiséis 27:veintisiete 28:veintiocho 29:veintinueve 30:treinta 40:cuarenta 50:cincuenta "
    "60:sesenta 70:setenta 80:ochenta 90:noventa 100:cien,ciento 200:doscientos,doscientas 300:trescientos,trescientas "
    "400:cuatrocientos,cuatrocientas 500:quinientos,quinientas",
    scales="1000:mil 1000000:millón,millones",
    joined_by="(?<=nta) y ",
    between_day_and_month="(?:de )?",
    before_year="(?:de|del)?",
    durations=r"horas?|dias?|semanas?|mes|anos?",
    not_after="cada",
    approximators={
        "more than": "más de", "about": "unos|unas|cerca de|alrededor de", "almost": "casi", "at least": "al menos|por lo menos", "up to": "hasta",
    },
)  # fmt: skip
