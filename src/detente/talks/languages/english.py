"""English, as far as bulletins need it; documents in English have their own reader."""

from detente.talks.languages.language import Language

ENGLISH = Language(
    code="en",
    name="English",
    months=(
        "January|Jan", "February|Feb", "March|Mar", "April|Apr", "May", "June|Jun", "July|Jul", "August|Aug",
        "September|Sept|Sep", "October|Oct", "November|Nov", "December|Dec",
    ),
    units="0:zero 1:one 2:two 3:three 4:four 5:five 6:six 7:seven 8:eight 9:nine 10:ten 11:eleven 12:twelve 13:thirteen 14:fourteen "
    "15:fifteen 16:sixteen 17:seventeen 18:eighteen 19:nineteen 20:twenty 30:thirty 40:forty 50:fifty 60:sixty 70:seventy "
    "80:eighty 90:ninety 100:hundred",
    scales="1000:thousand 1000000:million",
    joined_by="(?<=hundred) and ",
    between_day_and_month=r"(?:of )?",
    before_year=",?",
    durations=r"hours?|hrs?|days?|weeks?|months?|years?|h\b",
    approximators={
        "more than": "more than|over|upwards of", "about": "about|around|approximately|some", "almost": "almost|nearly|close to",
        "at least": "at least|no fewer than|no less than", "up to": "up to",
    },
    decimal_point=True,
)  # fmt: skip
