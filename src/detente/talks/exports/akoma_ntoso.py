"""An instrument as an Akoma Ntoso 1.0 document (namespace .../akn/3.0), document type ``statement`` or ``doc``.

Clauses become ``clause`` elements with stable ``eId``; what is a paraphrase says so (``status="edited"`` and a note);
rival renderings, how days are known and open points become notes; the days of adoption and first force become events
of the lifecycle. The XML is written without a clock: the same instrument gives the same bytes.
Specification: OASIS, Akoma Ntoso Version 1.0 Part 2, 29 August 2018.
"""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import quote
from xml.etree import ElementTree as Xml

from detente.talks.agreements.instrument import Agreement, ClauseText
from detente.talks.agreements.renderings import rival_points

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
EDITOR = "#detente"
ISO_639_2 = {"en": "eng", "ar": "ara", "ru": "rus", "tr": "tur", "fa": "fas", "kk": "kaz", "fr": "fra", "es": "spa",
             "zh": "zho", "de": "deu", "uk": "ukr", "he": "heb", "pt": "por"}  # fmt: skip
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_akoma_ntoso(agreement: Agreement, *, day: date, country: str = "un", language: str = "en") -> str:
    """The XML of one instrument; ``day`` is the state's day, ``country`` the code that FRBRcountry takes."""
    root = Xml.Element("akomaNtoso", xmlns=NAMESPACE)
    kind = "statement" if agreement.kind == "statement" else "doc"
    document = Xml.SubElement(root, kind, name=agreement.kind, contains="originalVersion")
    _meta(document, agreement, day, country, language)
    preface = Xml.SubElement(document, "preface", eId="preface")
    _put(
        Xml.SubElement(Xml.SubElement(preface, "p", eId="preface__p_1"), "docTitle"),
        agreement.names.get(language, agreement.name),
    )
    body = Xml.SubElement(document, "mainBody", eId="body")
    taken: set[str] = set()
    for clause in agreement.clauses:
        _clause(body, clause, taken)
    if not agreement.clauses:
        _put(Xml.SubElement(body, "p", eId="body__p_1"), "No clause of this instrument is on record.")
    Xml.indent(root, space=" ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + Xml.tostring(root, encoding="unicode") + "\n"


def _meta(document: Xml.Element, a: Agreement, day: date, country: str, language: str) -> None:
    meta = Xml.SubElement(document, "meta")
    identification = Xml.SubElement(meta, "identification", source=EDITOR)
    code = ISO_639_2.get(language, "und")
    work = (
        f"/akn/{country.lower()}/{'statement' if a.kind == 'statement' else 'doc'}/{a.adopted}/{_slug(a.id)}"
    )
    for level, uri, when, why in (
        ("FRBRWork", work, a.adopted, "adopted"),
        ("FRBRExpression", f"{work}/{code}@{a.adopted}", a.adopted, "adopted"),
        ("FRBRManifestation", f"{work}/{code}@{a.adopted}.xml", day, "as of"),
    ):
        part = Xml.SubElement(identification, level)
        Xml.SubElement(part, "FRBRthis", value=f"{uri}/!main" if level != "FRBRManifestation" else uri)
        Xml.SubElement(part, "FRBRuri", value=uri)
        if level == "FRBRWork":
            for lang, name in a.names.items():
                Xml.SubElement(part, "FRBRalias", value=_clean(name), name=f"title-{lang}")
        Xml.SubElement(part, "FRBRdate", date=str(when), name=why)
        Xml.SubElement(part, "FRBRauthor", href="#parties" if level == "FRBRWork" else EDITOR)
        if level == "FRBRWork":
            Xml.SubElement(part, "FRBRcountry", value=country.lower())
            if a.symbol:
                Xml.SubElement(part, "FRBRnumber", value=_clean(a.symbol))
        if level == "FRBRExpression":
            Xml.SubElement(part, "FRBRlanguage", language=code)
    lifecycle = Xml.SubElement(meta, "lifecycle", source=EDITOR)
    events = [
        ("adopted", a.adopted),
        *(("in-force", d) for d in (a.in_force.text or a.in_force.latest,) if d),
    ]
    for name, when in events:
        Xml.SubElement(
            lifecycle, "eventRef", eId=f"event_{name}", date=str(when), type="generation", source="#ro1"
        )
    references = Xml.SubElement(meta, "references", source=EDITOR)
    Xml.SubElement(references, "original", eId="ro1", href=work, showAs=_clean(a.name))
    Xml.SubElement(
        references,
        "TLCOrganization",
        eId="detente",
        href="/akn/ontology/organization/detente",
        showAs="détente",
    )
    Xml.SubElement(
        references,
        "TLCOrganization",
        eId="parties",
        href="/akn/ontology/organization/parties",
        showAs="those who adopted it",
    )
    said = _notes(a)
    if said:
        notes = Xml.SubElement(meta, "notes", source=EDITOR)
        for n, words in enumerate(said, start=1):
            note = Xml.SubElement(notes, "note", eId=f"note_{n}")
            _put(Xml.SubElement(note, "p", eId=f"note_{n}__p_1"), words)


def _notes(a: Agreement) -> list[str]:
    found = [
        f"Entry into force: {a.in_force.how}" if a.in_force.how else "",
        f"Term: {a.ends.how}" if a.ends.how else "",
    ]
    for point in rival_points(a):
        for r in point.readings:
            where = f" ({', '.join(point.where)})" if point.where else ""
            found.append(f"Rendering of '{point.point}'{where} by {r.publisher}: {r.says} {r.url}".strip())
    found += [f"Open point: {one}" for one in a.open_points]
    found += [f"Source: {one}" for one in a.sources]
    return [one for one in found if one]


def _clause(body: Xml.Element, c: ClauseText, taken: set[str]) -> None:
    name = f"clause_{_slug(c.id)}"
    while name in taken:
        name += "-b"
    taken.add(name)
    clause = Xml.SubElement(body, "clause", eId=name)
    if c.text_basis and c.text_basis != "text read":
        clause.set("status", "edited")
    _put(Xml.SubElement(clause, "num", eId=f"{name}__num"), c.id)
    content = Xml.SubElement(clause, "content", eId=f"{name}__content")
    words = [c.says, f"[Wording: {c.text_basis}]" if c.text_basis and c.text_basis != "text read" else ""]
    words += [f"[Owed by: {c.bearer}]" if c.bearer else ""]
    if c.due:
        first, last = c.due.earliest or c.due.text, c.due.latest or c.due.text
        words.append(
            f"[Due: {first or 'open'} to {last or 'open'}. {c.due.how}]"
            if first != last
            else f"[Due: {last}]"
        )
    for n, said in enumerate(filter(None, words), start=1):
        _put(Xml.SubElement(content, "p", eId=f"{name}__content__p_{n}"), said)


def _put(element: Xml.Element, words: str) -> None:
    element.text = _clean(words)


def _clean(words: str) -> str:
    """Without the signs that XML 1.0 has no place for."""
    return NOT_XML.sub("", words)


def _slug(name: str) -> str:
    """A name without blanks or signs of an address; letters of other scripts are kept, percent-coded."""
    return quote(re.sub(r"[^\w.-]+", "-", name).strip("-") or "x")
