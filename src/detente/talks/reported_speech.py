"""What was said in other words: sentences whose subject says, asks, thanks, welcomes, promises, agrees or instructs.

The span is the sentence with its attribution; a sentence with two speakers gives its clauses. A sentence counts by its
own subject and verb: "met", "discussed" and nouns of saying do not count, nor a verb inside somebody's words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from detente.talks.direct_speech import Said
from detente.talks.saying import bare_attribution, note_actor, sentence_speakers
from detente.talks.sentences import split_sentences
from detente.talks.speakers import Speakers
from detente.talks.speech_words import SAYING
from detente.talks.text_layout import Paragraph


def reported_speech(
    speakers: Speakers, paragraphs: tuple[Paragraph, ...], direct: list[Said]
) -> Iterator[Said]:
    """Reported statements of the paragraphs, leaving direct speech out."""
    flat = speakers.layout.flat
    position = 0
    for p in paragraphs:
        if p.dashed:
            for said in direct:
                if p.body <= said.start < p.end and said.speaker:
                    speakers.last = tuple(said.speaker.split("; "))
            continue
        for start, end in split_sentences(flat, p.body, p.end):
            while position < len(direct) and direct[position].end < start - 2:
                position += 1
            within = [d for d in direct[position : position + 6] if d.start < end and start < d.end]
            if within:
                if within[0].speaker:
                    speakers.last = tuple(within[0].speaker.split("; "))
                continue
            ends = [d.end for d in direct[max(0, position - 1) : position + 1]]
            if any(0 <= start - e <= 3 and "\n" not in flat[e:start] for e in ends) and bare_attribution(
                speakers, start, end
            ):
                continue  # "… left." Ana Lima said.
            after = direct[position].start if position < len(direct) else -1
            if flat[end - 1] == ":" and end < after and not flat[end:after].strip(' "\n-\u2013\u2014'):
                continue  # "Ana Lima said:", and the words follow
            found = sentence_speakers(speakers, start, end)
            if not found:
                note_actor(speakers, start, end)
                continue
            for n, (clause, nominal) in enumerate(found):
                begin = clause.begin
                stop = found[n + 1][0].begin if n + 1 < len(found) else end
                if n + 1 < len(found):
                    stop = begin + len(
                        re.sub(
                            r"(?:;|,? (?:while|whereas|but|and))?\s*(?:also |then )?(?:the )?$",
                            "",
                            flat[begin:stop],
                        )
                    )
                verb = SAYING.search(flat, max(begin, nominal.end), stop) if nominal.plural else None
                if verb and verb[0] in {"spoke about", "spoke of"}:
                    continue  # "the leaders spoke about": discussed
                speakers.heard(nominal)
                yield Said(begin, stop, nominal.speaker, "subject of a verb of saying")
