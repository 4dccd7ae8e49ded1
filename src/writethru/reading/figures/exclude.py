"""Numbers that count nothing: ages, dates, clock times, ordinals, model and section numbers, scores, ratios.

The tests here read the words around a number alone; what needs the parse is decided in :mod:`.nouns`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from writethru.reading.figures.numbers import Numeral
from writethru.reading.figures.units import unit_after

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_TIME = r"(?:seconds?|minutes?|hours?|days?|weeks?|weekends?|months?|years?|decades?|centuries|seasons?)"
_I = re.IGNORECASE

_DATE_BEFORE = re.compile(rf"(?<!\w){_MONTH}\.?\s(?:the\s|\d{{1,2}}(?:st|nd|rd|th)?,?\s)?$", _I)
_IN_MONTH = re.compile(rf"\b(?:in|since|during|by|of)\s(?:early\s|late\s|mid-)?{_MONTH}\s$", _I)
_AGED = re.compile(
    r"\b(?:aged?|ages|ageing|between\sthe\sages\sof|the\sages?\sof)\s(?:(?:between|over|under|about|around|up\sto)\s)?"
    r"(?:\d{1,2}\s(?:and|to)\s)?$",
    _I,
)
# A number right after one of these is a name or a place in an order.
_NUMBERED = frozenset(
    """section sections article articles chapter row gate room page pages flight route highway motorway interstate
    terminal pier channel phase category version appendix paragraph clause psalm verse volume episode apartment
    suite box runway junction matchday proposition amendment reactor number no. nos. nr. covid windows apollo boeing
    airbus formula euro iphone galaxy playstation xbox top bottom big grade grades a.d. ad s&p sp ftse nikkei dax cac
    stoxx nasdaq russell fortune asx csi topix kospi""".split()
)
# These label a number too, unless something counted follows it: "week 3", but "last week 300 people".
_NUMBERED_OR_NOT = frozenset(
    """line platform unit block group stage level type class rule resolution season act part lot bay ward district area
    sector zone flat track car bus train camp checkpoint exit week day round game match heat lap pole tier form
    title battalion brigade squadron regiment convoy pit shaft seat radio golf studio model planet no nos issue step
    point minute hour war p post outpost hill tower building bunker annex""".split()
)
# Heads of a table's columns and rows, which name no thing though they are capitalised.
_ROW_HEADS = frozenset(
    """dead deaths killed injured injuries wounded missing displaced arrested detained rescued evacuated cases total
    men women children homeless hospitalised hospitalized recovered""".split()
)
_LAST_WORD = re.compile(r"(\S+)\s$")
_MARKED = re.compile(r"(?:[#№§]\s?|\b[qQ]|[cC]ovid\s?-)$")
_COUNTED_NEXT = re.compile(
    r"[-\s](?!(?:was|is|has|does|as|says|its|his|this|plus|versus|years?)\b)(?:[a-z]+(?:-[a-z]+)*\s)?"
    r"(?<!which\s)(?<!that\s)(?<!who\s)(?<!and\s)(?<!in\s)(?<!of\s)(?<!to\s)(?<!on\s)(?<!for\s)"
    r"(?:(?!(?:was|is|has|does|as|says|its|his|this|plus|versus|needs|runs|starts|begins|ends|opens)\b)[a-z]+s|people|men"
    r"|women|children|dead|killed|wounded|injured|missing|troops|percent|per\scent)\b",
)
# A capitalised word inside a sentence right before a number: "Golf 9", "Falcon 9".
_NAME_BEFORE = re.compile(r"(?<![.!?:;”\"’'\n(])\s(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)[A-Z][\w’'-]*\s$")
# "In Arva 27 have been hurt"
_PLURAL_VERB = re.compile(r"\s(?:have|were|are)\s(?!a\b|an\b|the\b)")
_ADDRESS = re.compile(
    r"\s(?:[A-Z0-9][\w.'’-]*\s){1,3}(?:Road|Rd|Street|St|Avenue|Ave|Lane|Drive|Way|Blvd|Boulevard|Square|Place|Court|Close"
    r"|Crescent|Terrace|Row)\b"
)
_ONE_OUT_OF = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\s(?:out\sof|in)\s(?:every\s)?$", _I
)
# A mark behind the number by which it is an ordinal, a clock time, a score or part of a code.
_AFTER_ALWAYS = re.compile(
    r"(?:"
    r"(?:st|nd|rd|th|ths|s|ers?)\b(?!\w)"  # 9th, 1300s
    r"|\s?[ap]\.?\s?m\b|\s?(?:hrs|gmt|utc|est|edt|cet|bst|pst|pdt)\b|\s?o['’]clock\b|:\d"
    r"|/\d|\.\d|,\d|\sZIP\b|\s(?:area\s|post)code\b"
    r")",
    _I,
)
# These quantify, but count nothing by themselves: ages, multiples and odds.
_NO_COUNT_AFTER = re.compile(
    r"(?:(?:\s?-\s?|\s)years?(?:\s?-\s?|\s)?(?:olds?\b|of\sage\b)|(?:\s?-\s?|\s)(?:month|week|day)s?(?:\s?-\s?|\s)olds?\b"
    r"|[-\s](?:times?|fold)\b|\stimes\b|x\b"
    r"|\sout\sof\s(?:every\s)?(?:\d|two|three|four|five|six|seven|eight|nine|ten)"
    r"|\sin\s(?:every\s)?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|fifty|a\shundred)\b(?!\s\w+s\b))",
    _I,
)
# "wrong by a thousand either way"
_MARGIN = re.compile(r"(?:\s\w+)?\seither\sway\b", _I)
_DATE_AFTER = re.compile(
    rf"\s(?:of\s)?{_MONTH}\b\.?(?!\s(?:be|have|not|take|also|need|face|lose|go|get|die|now|still)\b)", _I
)
_SPACED_TIME = re.compile(
    rf"(?:-|\s)(?:more\s|straight\s|consecutive\s|short\s|long\s)?{_TIME}(?:['’]|\s(?:ago|earlier|later|before|after|beforehand|afterwards|hence|on\b|since"
    r"|from\snow|prior|away\sfrom|into\b|to\sgo\b|previously|apart|old)\b)",
    _I,
)
_PLACED = re.compile(
    r"\b(?:past|last|next|previous|coming|first|final|recent|these|those|following|preceding|every|latest|remaining|closing"
    r"|opening|ensuing|the)\s$",
    _I,
)
_FOR = re.compile(r"\bfor\s(?:(?:about|around|nearly|almost|over|some|roughly|more\sthan|at\sleast|up\sto)\s)?$", _I)
_TIME_AFTER = re.compile(rf"(?:-|\s)(?:more\s|or\sso\s|working\s|business\s)?{_TIME}\b", _I)
_YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|since|by|until|till|during|from|before|after|between|through|throughout|late|early|mid|year|of|and|to|for"
    r"|around|about|the|this|circa|spring|summer|autumn|fall|winter|christmas|season|january|to|or|until|end\sof|start\sof"
    r"|[a-z]+['’]s?|on)[\s-]|[(\[–—-]|^|\n|\bc\.\s?|’|')$",
    _I,
)
_PEOPLE_NEXT = re.compile(
    r"\s(?:[a-z]+(?:-[a-z]+)*\s)?(?:people|men|women|children|soldiers|troops|civilians|dead|deaths|homes|houses|families|jobs"
    r"|workers|votes|cases|injured|wounded|killed|refugees|migrants|victims|prisoners|fighters|passengers)\b"
)
_CLOCK_BEFORE = re.compile(
    r"\b(?:at|by|until|till|before|after|past|from|since|between|at\sabout|at\saround|until\sabout)\s$", _I
)
_CLOCK_AFTER = re.compile(
    r"(?:\s(?:in\sthe\s(?:morning|afternoon|evening)|at\snight|sharp|on\s(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|this\smorning|tonight|today|yesterday)|\s(?:and|to)\s(?:\w+)\s(?:in\sthe\s(?:morning|afternoon|evening)|a\.?m|p\.?m))",
    _I,
)
# "put the dead at 11"
_COUNTED_AT = re.compile(
    r"\b(?:put|puts|putting|estimate[sd]?|estimating|gives?|gave|ha[sd]|stands?|stood)\b[^.;,]{0,36}"
    r"\b(?:dead|killed|deaths|toll|wounded|injured|missing|number|total|count|losses|casualties|figure)\b"
    r"[^.;,]{0,24}\bat\s$",
    _I,
)
_AGE_BEFORE = re.compile(r"(?:[A-Z][\w.’'-]+,\s|\b[A-Z][\w.’'-]+\s\()$")
# The same where capitals were lost: "claudia martin, 33, has", "noah, nine ( pictured )".
_LOWERED_BEFORE = re.compile(r"[a-z.]{3,},\s$")
_AGE_ASIDE = re.compile(r"\s?(?:,\s(?!\d)|[(.])")
_AGE_AFTER = re.compile(r"(?:[,;)]|\.(?:\s|$)|\s(?:who|of|from)\b)")
_AGE_GROUP = re.compile(r"\b(?:under|over|below|above)(?:\s(?:the\sage\sof\s)?|-)$", _I)
_ONE = re.compile(
    r"\s(?:of\b|or\b|another\b|that\b|who\b|which\b|where\b|by\sone\b|day\b(?!['’-])|side\b|hand\b|point\b|time\b|thing\b"
    r"|way\b|more\sthing\b|such\b|is\b|was\b|has\b|can\b|could\b|would\b|should\b|might\b|may\b|must\b|with\b)|['’]s\b|[,.;:!?)”\"]",
    _I,
)
# "one" that stands for something named before, and is no number.
_ONE_PRONOUN = re.compile(
    r"\s(?:that|who|which|where|by\sone|is|was|has|can|could|would|should|might|may|must|with)\b|['’]s\b|[,.;:!?)”\"]",
    _I,
)
_NO_ONE = re.compile(
    r"\b(?:no|any|every|some|each|this|that|which|the|not|only|last|first|second|square|ground|day|number|or|as|another|by|same)\s$",
    _I,
)
_HYPHEN_NOUN = re.compile(
    r"-(?:member|strong|nation|country|seat|storey|story|bed|room|page|person|man|woman|team|vehicle|ship|truck|acre|word"
    r"|passenger|tonne|ton|mile|metre|meter|foot|inch|km|kilomet(?:re|er)|kg|mph|litre|liter|gallon|barrel|hectare|yard"
    r"|percent|percentage|point|per|second|minute|hour|day|week|month|year|decade|dollar|euro|pound|yen|degree|bail|odd"
    r"|plus|megawatt|kiloton|gigabyte|yuan|cylinder|nation|state|game|vote|goal)s?\b|-(?:km|kg|mph|mm|cm|sq)\b",
    _I,
)  # fmt: skip
# What may be joined to a number and leaves it one.
_PREFIX = re.compile(r"\b(?:minus|plus|sub|now|then|near|mid)-$", _I)
_SCORE_WORDS = re.compile(
    r"\b(?:won|win|wins|winning|beat|beats|beating|lost|lose|drew|draw|victory|defeat|score|scored|voted|vote|ruled|led|lead)\b",
    _I,
)


def counts_nothing(text: str, numeral: Numeral, *, every: bool = False) -> bool:
    """Whether the words around a number say that it is no figure.

    With ``every`` only numbers that quantify nothing are meant: dates, clock times, names, codes, ordinals, scores.
    Ages, multiples, "one of the crew" and times that place an event ("35 years ago") are left in.
    """
    start, end = numeral.start, numeral.end
    before = text[max(0, start - 40) : start]
    after = text[end : end + 40]
    if numeral.sign:
        return False
    if numeral.kind == "fraction" and not _is_share(text[start:end], before, after):
        return True
    if _quantifies_nothing(text, numeral, before, after, every=every):
        return True
    if not every and _is_no_count(text, numeral, before, after):
        return True
    if text[start:end].lower() != "one" or re.match(r"\s(?:per\s?cent|percent|percentage)\b|%", after):
        return False
    if every:
        return bool(_ONE_PRONOUN.match(after) or _NO_ONE.search(before))
    return bool(_ONE.match(after) or _NO_ONE.search(before))


def _quantifies_nothing(text: str, numeral: Numeral, before: str, after: str, *, every: bool) -> bool:
    """A date, a year, a clock time, a name, a code, an ordinal or the number of a list's item."""
    start, end = numeral.start, numeral.end
    if _glued(text, numeral, after):
        return True
    if text[start:end].lower() == "zero" and not re.match(r"\s(?:percent|per\scent|percentage)\b", after):
        return True  # "zero tolerance"; "zero deaths" is told apart before
    if numeral.low <= 31 and _DATE_AFTER.match(after):
        return True
    if _AFTER_ALWAYS.match(after) and not _keeps(numeral, after):
        return True
    if numeral.kind == "digits" and _is_phone(text, numeral):
        return True
    if numeral.scale == 1 and numeral.kind in ("digits", "word") and _is_label(numeral, before, after, every=every):
        return True
    if numeral.kind == "digits" and _is_year(text, numeral, before, after):
        return True
    if numeral.kind == "digits" and start - len(before.rsplit("\n", 1)[-1]) == start and re.match(r"[.)]\s", after):
        return True  # "1. " at the head of a paragraph numbers a list
    return _is_clock(text, numeral, before, after)


def _is_no_count(text: str, numeral: Numeral, before: str, after: str) -> bool:
    """An age, a multiple, odds, a margin of error, or a time that places an event."""
    if _MARGIN.match(after):
        return True
    if _NO_COUNT_AFTER.match(after) and not _keeps(numeral, after):
        return True
    return _placed_in_time(before, after) or _is_age(text, numeral, before, after)


def _keeps(numeral: Numeral, after: str) -> bool:
    return numeral.kind == "fraction" or (numeral.scale > 1 and after[:1] in " -")


# groups of digits as a telephone number is written: "+51 1 555 0147", "(555) 014-2290", "0800 555 111"
_PHONE = re.compile(r"(?<![\w,.])\+?\(?\d{1,5}\)?(?:[ .–-]\(?\d{1,5}\)?){1,5}(?![,.]?\d)")
_PHONE_CUE = re.compile(
    r"\b(?:call(?:ing)?|phone|tel|telephone|hotlines?|helplines?|dial|ring|fax|whatsapp|sms|text|contact"
    r"|desk (?:on|at))\b[^.;\n\d]{0,40}$",
    _I,
)
_JOINED_DIGITS = re.compile(r"\)?[ .–-]\(?\d")
_DIGITS_JOINED = re.compile(r"\d\)?[ .–-]\(?$")
_PHONE_DIGITS, _FULL_DIGITS = 7, 9


def _is_phone(text: str, numeral: Numeral) -> bool:
    """A group of a telephone number: one that is led by a plus, by a word for it, or by a zero."""
    if not _JOINED_DIGITS.match(text, numeral.end) and not _DIGITS_JOINED.search(
        text[max(0, numeral.start - 4) : numeral.start]
    ):
        return False
    for found in _PHONE.finditer(text, max(0, numeral.start - 24), numeral.end + 24):
        digits = sum(map(str.isdigit, found[0]))
        if not found.start() <= numeral.start < found.end() or digits < _PHONE_DIGITS:
            continue
        cue = _PHONE_CUE.search(text, max(0, found.start() - 70), found.start())
        return found[0][0] == "+" or bool(cue) or (found[0].lstrip("(")[0] == "0" and digits >= _FULL_DIGITS)
    return False


def is_score(text: str, first: Numeral, second: Numeral) -> bool:
    """Whether "A-B" is a result ("won 2-1", "by 57-43") and no range."""
    if second.low <= first.low:
        return True
    return second.low < 200 and _SCORE_WORDS.search(text[max(0, first.start - 40) : first.start]) is not None


def _glued(text: str, numeral: Numeral, after: str) -> bool:
    """Part of a word, a code, an address or a name: "M2", "F-16", "24/7", "3D", "post-2008"."""
    start = numeral.start
    if start:
        left = text[start - 1]
        if left.isalnum() or (left in "/@_#\\&=^×⁄." and not text.startswith("..", max(0, start - 2))):
            return True
        if left in "-:,’'" and start > 1 and (text[start - 2].isalnum() or text[start - 2] in "/.:"):
            return _PREFIX.search(text, max(0, start - 8), start) is None
    if numeral.kind in ("digits", "word") and after.startswith("-") and after[1:2].isalpha():
        return not (_HYPHEN_NOUN.match(after) or unit_after(after, 0))
    if numeral.kind == "digits" and after[:1].isalpha() and unit_after(after, 0) is None:
        return True  # "300px"
    if numeral.kind == "digits" and after[:1] in ("_", "@", "\\", "=", "×", "⁄", "^"):
        return True
    return numeral.kind == "digits" and _in_code(text, numeral)


_ASSIGNED = re.compile(r"(?:[\w\])]\s?(?:[=!<>]=|=)\s?|\w[<>]=?\s?|\w[(\[])$")
_POWERED = re.compile(r"\s?[·*×^]\s?\d|\s?[-+*/]=|;\s?\}")
# a digit and a letter that a scanner takes for another digit: "l0", "O5", "3O"
_SCANNED = re.compile(r"\s(?:[lIOo]\d+|\d+[lIOo]\d*)\b")
_SCANNED_BEFORE = re.compile(r"\b(?:[lIOo]\d+|\d+[lIOo]\d*)\s$")


def _in_code(text: str, numeral: Numeral) -> bool:
    """Whether it stands in a formula, in program text, or beside a number that a scanner has spoilt."""
    before = text[max(0, numeral.start - 40) : numeral.start]
    after = text[numeral.end : numeral.end + 40]
    opened = _ASSIGNED.search(before)
    if opened and (opened.group()[-1] not in "([" or after[:1] in (")", "]", ",")):
        return True
    quoted = "`" in after.split("\n", 1)[0] and before.rsplit("\n", 1)[-1].count("`") % 2 == 1
    return quoted or bool(_POWERED.match(after) or _SCANNED.match(after) or _SCANNED_BEFORE.search(before))


def _is_label(numeral: Numeral, before: str, after: str, *, every: bool) -> bool:
    """Named or numbered rather than counted: dates, ages, sections, models, street numbers."""
    digits = numeral.kind == "digits"
    if _is_date(numeral, before, after) or _MARKED.search(before) or (not every and _AGED.search(before)):
        return True
    found = _LAST_WORD.search(before)
    last = found[1].lower().rsplit("/", 1)[-1].lstrip("(“\"'‘") if found else ""
    if before.lower().endswith(("world war ", "-of-", "- of - ", " then - ")):
        return True
    if last in _NUMBERED and numeral.end - numeral.start < 5:
        return digits or last not in ("big", "top", "bottom", "ad") or not _COUNTED_NEXT.match(after)
    if unit_after(after, 0):
        return False
    if last in _NUMBERED_OR_NOT and not _COUNTED_NEXT.match(after):
        return True
    if not every and numeral.low <= 20 and _ONE_OUT_OF.search(before):
        return True
    if not digits:
        return False
    named = numeral.end - numeral.start <= 4 and _NAME_BEFORE.search(before) and numeral.low == int(numeral.low)
    named = named and last not in _ROW_HEADS and not _PLURAL_VERB.match(after)
    return bool(named and not _COUNTED_NEXT.match(after)) or bool(_ADDRESS.match(after) and numeral.low < 20000)


def _is_date(numeral: Numeral, before: str, after: str) -> bool:
    """Whether a month stands before: "October 25", "Oct. 25, 2019"; but "in May 300 people died"."""
    if numeral.kind != "digits" or not (numeral.low <= 31 or 1500 <= numeral.low <= 2100) or not before:
        return False
    if not _DATE_BEFORE.search(before[-24:]):
        return False
    return not (_IN_MONTH.search(before) and _COUNTED_NEXT.match(after) and numeral.low < 1500)


def _is_share(words: str, before: str, after: str) -> bool:
    """Whether it is a share ("a third of", "fell by a third", "two-thirds"); "a third case" is an ordinal."""
    if re.match(r"(?:a|an|one)\s", words, _I):
        return bool(re.match(r"\s(?:of|more|less|fewer|lower|higher)\b", after, _I)) or bool(
            re.search(r"\b(?:by|than|nearly|almost|about|around|over|some|at\sleast)\s$", before, _I)
            and re.match(r"[.,;)]|\s(?:in|to|since|from|this|last)\b|$", after)
        )
    if words.lower() == "half" and re.search(
        r"\b(?:first|second|other|latter|third|last|next|top|bottom|final)\s$", before, _I
    ):
        return False
    if re.fullmatch(r"\w+-\w+(?:third|quarter|fifth|sixth|seventh|eighth|tenth)", words, _I):
        return False  # "three-quarter length"
    return bool(re.match(r"\sof\b", after)) if " " in words and words[-1:] == "s" else not re.match(r"-(?!of-)", after)


def _placed_in_time(before: str, after: str) -> bool:
    """Whether it says when, not how long: "35 years ago", "in the past two weeks", "three days after"."""
    if _FOR.search(before) and not re.match(r"[-\s]\w+\s(?:ago|earlier|later)\b", after):
        return False
    return bool(_SPACED_TIME.match(after)) or bool(_TIME_AFTER.match(after) and _PLACED.search(before))


_MEASURED = re.compile(r"%|\s?(?:km|kg|mph|percent|per cent|miles|met|tonnes|dollars|euros|sq)\b")
_BOUND_BEFORE = re.compile(
    r"\b(?:more than|at least|some|roughly|nearly|almost|fewer than|over|up to|total of|average of)\s$", _I
)
_NO_CLOCK = re.compile(
    r"\s?(?:%|percent|per cent|million|billion|[a-z]+s\b|[A-Z]\w+ (?:dollars|pounds|francs|pesos)\b)"
)


def _is_year(text: str, numeral: Numeral, before: str, after: str) -> bool:
    words = text[numeral.start : numeral.end]
    if not (re.fullmatch(r"\d{4}", words) and 1500 <= numeral.low <= 2199):
        return False
    if _MEASURED.match(after):
        return False
    modern = 1900 <= numeral.low <= 2039
    counted = (_PEOPLE_NEXT if modern else _COUNTED_NEXT).match(after)
    if _BOUND_BEFORE.search(before):
        return not counted
    return not counted or bool(_YEAR_BEFORE.search(before) and (modern or before.strip()))


def _is_age(text: str, numeral: Numeral, before: str, after: str) -> bool:
    if numeral.scale > 1 or not 0 < numeral.low <= 115 or numeral.low != int(numeral.low):
        return False
    if _LOWERED_BEFORE.search(before) and _AGE_ASIDE.match(after) and _is_lowered(text):
        return True
    if _AGE_BEFORE.search(before) and _AGE_AFTER.match(after):
        return True
    return bool(_AGE_GROUP.search(before)) and bool(re.match(r"s\b|\s(?:are|were|who|have)\b", after))


@lru_cache(maxsize=4)
def _is_lowered(text: str) -> bool:
    """Whether the text has lost its capitals: none inside a sentence."""
    return len(text) > 60 and re.search(r"[a-z,]\s[A-Z]", text) is None


def counted_at(before: str) -> bool:
    """Whether the words say that somebody puts a number at what follows: "put the number of those who died at"."""
    return bool(_COUNTED_AT.search(before))


def _is_clock(text: str, numeral: Numeral, before: str, after: str) -> bool:
    words = text[numeral.start : numeral.end]
    if re.fullmatch(r"\d{1,2}\.[0-5]\d", words) and numeral.low < 24 and _CLOCK_BEFORE.search(before):
        return not _NO_CLOCK.match(after)
    if re.fullmatch(r"\d{4}", words) and re.match(r"\s?(?:gmt|utc|hours|hrs|local)\b", after, _I):
        return True
    if numeral.scale > 1 or numeral.low > 12 or "." in words:
        return False
    if _CLOCK_AFTER.match(after) and _CLOCK_BEFORE.search(before):
        return True
    if counted_at(before):
        return False
    return bool(re.search(r"\b(?:at|until|till|until about|at about)\s$", before, _I)) and bool(
        re.match(r"[.,;”\"!?]|$", after)
    )
