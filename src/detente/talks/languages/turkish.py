"""Turkish: number words stand apart or are written together; endings follow an apostrophe."""

from detente.talks.languages.language import Language

TURKISH = Language(
    code="tr",
    name="Turkish",
    months=("Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran", "Temmuz", "Ağustos", "Eylül", "Ekim", "Kasım", "Aralık"),
    units="0:sıfır 1:bir,birer 2:iki,ikişer 3:üç,üçer 4:dört,dörder 5:beş,beşer 6:altı,altışar 7:yedi,yedişer 8:sekiz,sekizer 9:dokuz,dokuzar "
    "10:on 20:yirmi 30:otuz 40:kırk 50:elli 60:altmış 70:yetmiş 80:seksen 90:doksan 100:yüz",
    scales="1000:bin,binden,bini,bine 1000000:milyon 1000000000:milyar",
    durations=r"saat|gun|hafta|ay\b|yil|dakika",
    approximators={
        "more than": "den fazla|dan fazla|ten fazla|tan fazla|aşkın", "about": "yaklaşık|civarında", "almost": "neredeyse", "at least": "en az",
        "up to": "en çok|en fazla",
    },
)  # fmt: skip
