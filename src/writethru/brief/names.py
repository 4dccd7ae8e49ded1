"""Who is who: one record per speaker of the story, and how to name them at first and later mention."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from writethru.brief.fuller import KIND_NOUNS, described, fuller_names, name_words
from writethru.brief.material import View
from writethru.brief.owners import RELATION, Lands, owners, told_of
from writethru.core.types import Speaker, Statement

_TITLE = re.compile(
    r"^(?:Mr|Mrs|Ms|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Gen|Brig|Col|Lt|Maj|Capt|Sgt|Adm|Rev|Marshal)\.?\s+", re.I
)
_BRACKET = re.compile(r"\s*\(([A-Z][A-Za-z&.-]{1,9})\)")
# "the court on Thursday": the day is no part of the name
_SAID_ON = re.compile(r",? (?:on |late |early )*(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$")
# "Tolm, its owner": whose is told in the line before
_ITS = re.compile(r", (?:its|his|her|their) [\w -]+$")
_RANK = re.compile(r"^(?:(?:Brig|Gen|Lt|Maj|Col|Capt|Sgt|Adm|Rear|Vice)\.?\s+)+")


@dataclass(frozen=True, slots=True)
class Figurehead:
    """A speaker as the story knows them."""

    key: str
    name: str
    kind: str
    role: str | None
    affiliation: str | None
    acronym: str | None = None
    # how the articles write the name of an office, with its article: "the Foreign Ministry", "Utopia's army"
    mention: str | None = None
    # the acronym takes "the": "the NIS"
    article: bool = False
    # some article calls them by the surname alone
    familiar: bool = False
    # what an article says of a person without a role: "who runs the ferry kiosk"
    beside: str | None = None

    @property
    def short(self) -> str:
        """How later lines name them: a surname, an acronym, or the name."""
        if self.kind == "person" and " " in self.name:
            return surname(self.name) if self.familiar else self.name
        return self.acronym or self.name

    @property
    def owner(self) -> str | None:
        """The person of "Ada Roe's office", or None."""
        found = re.match(r"([A-Z][\w'’-]+(?: [A-Z][\w'’-]+)+)['’]s ", self.name)
        return found[1] if found and self.kind != "person" else None

    @property
    def named(self) -> str:
        """The name as it stands in a sentence, with the article an office takes."""
        if self.kind == "person":
            return self.name
        if self.mention and _OF.match(self.mention):
            # "Ministry of Transport", as the head of a page or a table has it
            return f"the {self.mention}"
        return self.mention or with_article(self.name)

    def told(self, text: str) -> bool:
        """Has the text named them in full, or by the acronym it has explained?"""
        if self.kind == "person" or self.mention is None:
            return self.name in text
        return self.mention in text or bool(self.acronym and f"({self.acronym})" in text)


def surname(name: str) -> str:
    """The family name with the particles before it."""
    parts = name.split()
    i = len(parts) - 1
    if parts[i].rstrip(".").lower() in ("jr", "sr", "ii", "iii") and i > 1:
        i -= 1
    while i > 1 and parts[i - 1].lower() in (
        "van",
        "von",
        "der",
        "den",
        "de",
        "del",
        "della",
        "di",
        "da",
        "el",
        "al",
        "bin",
        "ter",
        "la",
    ):
        i -= 1
    return " ".join(parts[i:])


def with_article(name: str) -> str:
    """ "the Foreign Ministry", but "Utopia's Foreign Ministry" and a plain name as it is."""
    if _OF.match(name):
        return f"the {name}"
    if (
        re.match(r"(?:the|a|an|its|their|his|her|some|one|two|three|[a-z]+ of)\b", name, re.I)
        or "'s " in name
        or "’s " in name
    ):
        return name[:1].lower() + name[1:] if name[:4] == "The " else name
    if (_OFFICE.search(name) and " " in name) or name.split()[0] in ("National", "Joint", "European", "United"):
        return f"the {name}"
    if name.islower():
        return f"the {name}"
    return name


_VERBS = "said|says|has|had|is|was|will|would|and|in|to|for|on|at|which|who|that"
_OF = re.compile(
    r"(?:Ministry|Department|Office|Bureau|Board|Court|Council|Directorate|Institute|University|Agency|Committee"
    r"|Commission|Federation|Association|Union|Inspectorate|Authority|General Staff|Chamber) (?:of|for) [A-Z]"
)
_OFFICE = re.compile(
    r"\b(?:ministry|military|office|department|agency|government|authority|centre|center|council|commission|committee|court"
    r"|police|army|service|union|federation|association|institute|bank|board|directorate|survey|party|society|forum"
    r"|organi[sz]ation|bureau|inspectorate|staff|chiefs|network|group|chamber|foundation|league|fund|corps|navy)\b",
    re.I,
)


# how sure a reading is of a body that the article itself calls what the mention says
CALLED_SO = 0.9


def trusted(speaker: Speaker) -> str:
    """The canonical name of a speaker where the mention bears it out, else the mention itself or "".

    "The union" is not taken for a ministry, nor "The Harbour union" for the government; nor "the company" for a body
    that the article does not call one.
    """
    canonical, text = speaker.canonical, speaker.text.strip()
    owned = re.match(r"(?:its|his|her|their) (.+)", text, re.I)
    if owned and canonical.lower().endswith(f" {owned[1].lower()}") and not re.search(r"['’]s ", canonical):
        # "its Defence Ministry" under a name that was put together: whose it is is a guess
        return ""
    if speaker.resolved_by not in ("description",) or not canonical:
        return canonical
    if owned and re.search(r"['’]s ", canonical):
        return canonical
    have = set(name_words(canonical))
    own = _BRACKET.sub("", re.sub(r"^(?:the|a|an)\s+", "", text, flags=re.I)).strip()
    if any(word[:1].isupper() and not set(name_words(word)) <= have for word in own.split()):
        return own
    nouns = name_words(own)
    for kinds in KIND_NOUNS:
        if nouns and nouns[-1] in kinds and nouns[-1] not in have:
            other = [noun for other in KIND_NOUNS if other is not kinds for noun in other]
            unlike = nouns[-1] in ("union", "company", "firm", "association", "federation")
            if have & set(other) or (unlike and speaker.confidence < CALLED_SO):
                return ""
    return canonical


def guessed(view: View, speaker: Speaker | None) -> bool:
    """Is "the university" one of several which the article has named before, so that it is open which is meant?"""
    if speaker is None or speaker.resolved_by != "description":
        return False
    found = re.fullmatch(r"the (\w+)", speaker.text.strip(), re.I)
    kinds = next((kinds for kinds in KIND_NOUNS if found and found[1].lower() in kinds), None)
    if kinds is None:
        return False
    before = view.article.text[: speaker.start]
    nouns = "|".join(sorted(noun.capitalize() for noun in kinds | _SCHOOLS if kinds <= _SCHOOLS or noun in kinds))
    named = re.findall(rf"\b(?:[A-Z][\w’'-]+ )+(?:{nouns})\b|\b(?:{nouns}) (?:of|for) [A-Z]\w+", before)
    names = {re.sub(r"^The ", "", name) for name in named}
    return len({name for name in names if not any(name != other and name in other for other in names)}) > 1


_SCHOOLS = frozenset("university college institute laboratory school centre center".split())


class Cast:
    """All speakers of the story. The same name in several articles is one speaker."""

    def __init__(self, views: Sequence[View]) -> None:
        self._people: dict[str, Figurehead] = {}
        self._alias: dict[str, str] = {}
        records = [
            (view, statement.speaker)
            for view in views
            for statement in view.reading.statements
            if statement.speaker and trusted(statement.speaker) and statement.speaker.kind not in ("anonymous", "group")
        ]
        for _, speaker in sorted(records, key=lambda item: (-len(_bare(trusted(item[1]))), item[0].place)):
            self._add(speaker)
        self._mention([speaker for _, speaker in records])
        self._owners(views)
        self._namesakes = _namesakes(views)
        self._in_full(views)
        self._beside(views)
        self._acronyms(views)
        self._articles(views)
        self._shortened(views)
        self._described(records)
        spoken = [(view, who.key) for view, speaker in records if (who := self.of(speaker)) is not None]
        self._lands = Lands(views, spoken)
        alone = {entity.text for view in views for entity in view.reading.entities}
        alone |= {speaker.text for _, speaker in records}
        alone |= {_bare(text) for text in alone}
        for key, who in self._people.items():
            if who.kind != "person":
                continue
            plain = len(who.name.split()) == 2 and who.name.split()[0].lower() not in _FAMILY_FIRST
            shared = len(self._namesakes.get(surname(who.name).lower(), ())) > 1
            if (surname(who.name) in alone or plain) and not shared:
                self._people[key] = replace(who, familiar=True)

    def _in_full(self, views: Sequence[View]) -> None:
        """A person whom a reading knows by surname alone has the one full name that the story gives it."""
        for key, who in list(self._people.items()):
            names = self._namesakes.get(who.name.lower(), ()) or _written(who.name, views)
            if who.kind == "person" and " " not in who.name and len(names) == 1:
                full = self._resolve(names[0].lower())
                if full not in self._people:
                    role = None if (who.role or "").lower() in names[0].lower().split() else who.role
                    self._people[key] = replace(who, name=names[0], role=role)
                    self._alias.setdefault(names[0].lower(), key)

    def doubtful(self, view: View, start: int, text: str) -> bool:
        """Is a surname alone that of two people of the story, and the article has not just one of them before it?"""
        names = self._namesakes.get(text.lower(), ())
        if len(names) < 2:
            return False
        before = view.article.text[:start]
        return sum(name in before for name in names) != 1

    def _owners(self, views: Sequence[View]) -> None:
        """Roles that a pronoun gives: "its leader, Ada Roe" is the leader of the body named before, or nothing."""
        for name, owner in owners(views).items():
            who = self._people.get(self.key(name))
            if who is None or who.kind != "person" or not who.role or (who.affiliation or "")[:1].isupper():
                continue
            if owner is not None:
                self._people[who.key] = replace(who, affiliation=owner)
            elif RELATION.fullmatch(who.role):
                self._people[who.key] = replace(who, role=None)

    def _acronyms(self, views: Iterable[View]) -> None:
        """Acronyms in brackets after a name, and "Puerto Light, or Pulight": also the records made under them alone."""
        for key, who in list(self._people.items()):
            if who.kind == "person":
                continue
            name = re.escape(who.name)
            # what stands before a dash is the agency of a dateline: "Orlan (CP) —"
            pattern = re.compile(
                rf"(?<!\w)(?:(?<!\bof ){name}\s*\(([A-Z][A-Za-z&]{{1,8}})\)(?!\s*[-–—:])"
                rf"|{name}, (?:or|known as) ([A-Z][\w&-]+)(?=[,.;]))"
            )
            found = next((match for view in views if (match := pattern.search(view.article.text))), None)
            if found is None:
                continue
            called = found[1] or found[2]
            the = any(re.search(rf"\b[Tt]he {re.escape(called)}\b", view.article.text) for view in views)
            self._people[key] = replace(who, acronym=who.acronym or called, article=the)
            short = called.lower()
            self._alias[short] = key
            for other in list(self._people):
                if other != key and short in (other, other.split()[-1]) and self._people[other].kind != "person":
                    del self._people[other]
                    self._alias[other] = key

    def _articles(self, views: Iterable[View]) -> None:
        """Affiliations with the article that the texts give them: "the Maritime College"."""
        texts = [view.article.text for view in views]
        for key, who in self._people.items():
            home, role = who.affiliation, who.role
            if role and role[:1].isupper() and not _titled(role) and role.split()[0][1:].islower():
                # a capital of the head of a sentence is no part of the role
                word = role.split()[0].lower()
                if any(re.search(rf"\b{re.escape(word)}\b", text) for text in texts) or word in _TRADES:
                    role = role[0].lower() + role[1:]
                    self._people[key] = who = replace(who, role=role)
            if role and who.kind == "person" and not _titled(role):
                words = re.split(r"(?= (?:of|for|at|in) )", role, maxsplit=1)
                low = re.sub(r"\b[A-Z][a-z]+\b", lambda w: w[0].lower() if w[0].lower() in _POST else w[0], words[0])
                if low != words[0]:
                    role = "".join([low, *words[1:]])
                    self._people[key] = who = replace(who, role=role)
            # "the Vendria embassy" gives Vendria no article
            after = "" if home and " " in home else rf"(?=[,.;:’']| (?:{_VERBS})\b)"
            article = rf"\bthe {re.escape(home or '')}{after}"
            if home and home[:1].isupper() and any(re.search(article, text) for text in texts):
                self._people[key] = replace(who, affiliation=f"the {home}")

    def _shortened(self, views: Sequence[View]) -> None:
        """Bodies that have a fuller name in the story are known by that."""
        said = [(view, one) for view in views for one in view.reading.statements if one.speaker and told_of(view, one)]
        # "Astoria has sent aid, the defence ministry said": not the Kestran Defence Ministry
        apart = {self.key(one.speaker.canonical) for _, one in said if one.speaker}
        names = {k: who.name for k, who in self._people.items() if who.kind != "person" and k not in apart}
        for key, fuller in fuller_names(names, views).items():
            del self._people[key]
            self._alias[key] = fuller

    def _described(self, records: Sequence[tuple[View, Speaker]]) -> None:
        """ "The regulator" at first mention with the word that tells which: "the energy regulator"."""
        for key, who in list(self._people.items()):
            if who.kind == "person" or not who.name.isalpha() or not who.name.islower() or who.acronym:
                continue
            told = {described(who.name, view) for view, speaker in records if self.of(speaker) is who}
            named = next(iter(told), None) if len(told) == 1 else None
            if named is not None:
                self._people[key] = replace(who, mention=named)

    def _resolve(self, key: str) -> str:
        """Follows an alias to the record that is left."""
        seen = {key}
        while key in self._alias and self._alias[key] not in seen:
            key = self._alias[key]
            seen.add(key)
        return key

    def _beside(self, views: Iterable[View]) -> None:
        """The clause at a person's first mention, for those whose role no reading gives."""
        for who in list(self._people.values()):
            if who.kind != "person" or " " not in who.name:
                continue
            ran = re.compile(re.escape(who.name) + r", (who has (?!been\b)[a-z]+n?\b [^,.;:“”\"()]{3,80})[,.;]")
            done = next((found for view in views if (found := ran.search(view.article.text))), None)
            if done is not None and (who.role or "").startswith(("head of ", "former head of ")):
                # an office that a clause was read as is no word of the article
                self._people[who.key] = replace(who, role=None, beside=done[1])
                continue
            if who.role:
                continue
            pattern = re.compile(
                r"(?<!\w)(?<!\bof )" + re.escape(who.name) + r", ((?:who|whose|a|an|the) [^,.;:“”\"()]{8,80})[,.;]"
            )
            for view in views:
                found = pattern.search(view.article.text)
                if found:
                    self._people[who.key] = replace(who, beside=found[1])
                    break

    def _mention(self, speakers: list[Speaker]) -> None:
        """The way articles write an office that has all words of its name, the most frequent and shortest first."""
        seen: dict[str, Counter[str]] = {}
        for speaker in speakers:
            who = self.of(speaker)
            text = _SAID_ON.sub("", _BRACKET.sub("", speaker.text).strip())
            text = _ITS.sub("", text)
            if who is None or who.kind == "person" or not text or len(text.split()) > 9:
                continue
            if re.match(r"(?:its|his|her|their)\b", text, re.I):
                # "Her office": the line before says whose
                continue
            if set(name_words(who.name)) <= set(name_words(text)):
                text = text[:1].lower() + text[1:] if text.split()[0] in ("The", "A", "An") else text
                seen.setdefault(who.key, Counter())[text] += 1
        for key, texts in seen.items():
            best = min(texts, key=lambda text: (-texts[text], len(text), text))
            self._people[key] = replace(self._people[key], mention=best)

    def _add(self, speaker: Speaker) -> None:
        name, acronym = _split(trusted(speaker))
        if speaker.kind == "person" and name[:1].islower():
            return
        key = self.key(name)
        if key not in self._people and acronym:
            key = self._alias.get(acronym.lower(), key)
        old = self._people.get(key)
        if old is None:
            self._people[key] = Figurehead(key, name, speaker.kind, speaker.role, speaker.affiliation, acronym)
            if speaker.kind == "person" and " " in name:
                self._alias.setdefault(surname(name).lower(), key)
                self._alias.setdefault(_bare(name).lower(), key)
            if acronym:
                self._alias.setdefault(acronym.lower(), key)
            return
        self._people[key] = replace(
            old,
            role=_fuller(old.role, speaker.role),
            affiliation=_fuller(old.affiliation, speaker.affiliation),
            acronym=old.acronym or acronym,
        )

    def key(self, canonical: str) -> str:
        """The key of a canonical name, however short an article gives it."""
        low = _bare(_split(canonical)[0]).lower()
        return self._resolve(low)

    @property
    def people(self) -> frozenset[str]:
        """Keys of the speakers that are persons."""
        return frozenset(key for key, who in self._people.items() if who.kind == "person")

    @property
    def keys(self) -> frozenset[str]:
        """Keys of all speakers."""
        return frozenset(self._people)

    def get(self, key: str) -> Figurehead | None:
        return self._people.get(key)

    def of(self, speaker: Speaker | None) -> Figurehead | None:
        """Who a speaker is, where the mention can be trusted."""
        name = trusted(speaker) if speaker else ""
        found = self.find(name) if name else None
        if name.islower() and any(name in nouns for nouns in KIND_NOUNS):
            # "their union": a kind of body, which is one with a name only where the story has no other
            sole = found is not None and found.key != name and speaker is not None
            return found if sole and speaker and speaker.text.lower().startswith("the ") else None
        return found

    def owned(self, who: Figurehead, view: View, said: Statement | None = None) -> str | None:
        """ "The Interior Ministry" as that of its country: "Utopia’s Interior Ministry"; else None (see ``Lands``)."""
        land = self._lands.of(who.key, who.name, view, said) if who.kind != "person" else None
        return f"{land}’s {who.name}" if land else None

    def holder(self, noun: str, view: View) -> str | None:
        """The full name of the one person of an article whose office the noun is: "mayor"; else None."""
        text = view.article.text
        held = [
            who.name
            for who in self._people.values()
            if who.kind == "person"
            and who.role
            and who.name in text
            and noun in re.split(r" (?:of|for) |, ", who.role.lower())
        ]
        return held[0] if len(held) == 1 and " " in held[0] else None

    def find(self, canonical: str) -> Figurehead | None:
        return self._people.get(self.key(canonical))


def _written(name: str, views: Sequence[View]) -> tuple[str, ...]:
    """The full names that the articles write with a surname, by the capital before it."""
    pattern = re.compile(rf"(?<![\w’'-])([A-Z][a-z][\w’'-]*) {re.escape(name)}\b")
    firsts = {first for view in views for first in pattern.findall(view.article.text)}
    return tuple(f"{first} {name}" for first in sorted(firsts) if first.lower() not in _TITLES)


def _namesakes(views: Sequence[View]) -> dict[str, tuple[str, ...]]:
    """Full names by their surname in small letters."""
    out: dict[str, set[str]] = {}
    for view in views:
        for entity in view.reading.entities:
            name = _bare(entity.text)
            if entity.type == "PERSON" and " " in name and not re.search(r"[’']s$", name):
                out.setdefault(surname(name).lower(), set()).add(name)
    return {key: tuple(sorted(names)) for key, names in out.items()}


# family names that stand before the given name
_FAMILY_FIRST = frozenset(
    "kim lee park choi jung kang cho yoon jang lim li wang zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo"
    " lin gao luo nguyen tran le pham hoang phan vu vo dang bui do ngo duong xi mao deng".split()
)

# words of posts, written small where they follow the name
_POST = frozenset(
    "chief executive financial operating officer managing director general manager chairman chairwoman chair deputy"
    " vice editor head board member spokesman spokeswoman spokesperson analyst economist coach captain assistant senior"
    " superintendent founder president local".split()
)
_TRADES = frozenset("producer director analyst spokesman spokeswoman economist author actor singer lawyer".split())


def _split(canonical: str) -> tuple[str, str | None]:
    found = _BRACKET.search(canonical)
    if not found:
        return canonical.strip(), None
    return (canonical[: found.start()] + canonical[found.end() :]).strip(), found[1]


def _bare(name: str) -> str:
    name = re.sub(r"\bU\.?S\.?(?= )", "United States", name)
    return re.sub(r"^(?:the|The)\s+", "", _TITLE.sub("", _RANK.sub("", name))).strip()


def _fuller(a: str | None, b: str | None) -> str | None:
    if not a or not b:
        return a or b
    return a if len(a) >= len(b) else b


_TITLES = frozenset(
    "president minister premier governor mayor senator chancellor secretary king queen prince princess pope bishop"
    " archbishop judge justice ambassador commissioner dr prof professor general colonel captain marshal sheriff"
    " inspector superintendent sir dame lord lady gen col brig lt maj capt adm sgt rev rear vice admiral major"
    " lieutenant mr mrs ms".split()
)
# of these an organisation has one, so they take "the" or nothing, never "a"
_ONE = re.compile(
    r"^(?:\w+ )?(?:director|head|chief|chair\w*|president|minister|governor|mayor|secretary|commander|leader|owner"
    r"|founder|editor|boss|coach|manager|prosecutor|treasurer|rector|dean|chancellor|premier|king|queen|patron|captain)\b",
    re.I,
)


def _titled(role: str) -> bool:
    """May the role stand before the name: "Labour Minister", "Brig. Gen."?"""
    parts = role.split()
    rank = parts[-1].endswith(".") or parts[-1].lower() in _TITLES
    return len(parts) <= 3 and role[:1].isupper() and rank


def introduced(who: Figurehead) -> str:
    """Name with role and affiliation, as at first mention: "Ada Roe, director of the Harbour Trust,"."""
    if who.kind != "person":
        acronym = f" ({who.acronym})" if who.acronym and who.acronym.lower() not in who.name.lower() else ""
        return who.named + acronym + ("," if "," in who.named else "")
    role, home = (who.role or "").strip(" ,"), (who.affiliation or "").strip(" ,")
    if len(role.split()) > 7:
        role = _placeless(role)
    role = re.sub(r"(?:\s+(?:of|at|for|in|and|the|with))+$", "", role)
    # "spokeswoman of Health Ministry", as a record joins it
    role = re.sub(r"\b(of|for) ([A-Z][^,]*)$", lambda found: f"{found[1]} {with_article(found[2])}", role)
    if role.lower() in ("owner", "operator", "company", "firm", "agency", "newspaper"):
        return who.name
    if not role:
        if who.beside:
            return f"{who.name}, {who.beside},"
        return f"{who.name} of {with_article(home)}" if home and home not in who.name else who.name
    if re.fullmatch(r"[A-Z][a-z]+(?:er|or|ist|yst|man|woman|ant)", role) and not _titled(role):
        # a trade that stood at the head of a line or label
        role = role.lower()
    placed = home.lower() in role.lower() if home else True
    if _titled(role):
        return f"{role} {who.name}" + ("" if placed or len(home.split()) > 3 else f" of {with_article(home)}")
    if role.split()[0].lower() in ("who", "a", "an", "the"):
        return f"{who.name}, {role},"
    if re.search(r"\b(?:of|for|at|in|from|to|with)\b", role):
        return f"{who.name}, {role}," if _ONE.match(role) else f"{who.name}, {_a(role)} {role},"
    if not placed and home:
        owner = home.removeprefix("The ")
        plural = re.fullmatch(r"the [A-Z]\w+s", home)
        if re.search(r"['’]s ", owner):
            return f"{who.name}, {'the' if _ONE.match(role) else _a(role)} {role} of {owner},"
        if not plural and not re.match(r"the [a-z]", owner):
            owner = f"the {owner}" if owner.islower() and not owner.startswith("the ") else owner.removeprefix("the ")
        return f"{who.name}, {owner}{'’' if plural else '’s'} {role},"
    return f"{who.name}, the {role}," if _ONE.match(role) else f"{who.name}, {_a(role)} {role},"


def reintroduced(who: Figurehead) -> str | None:
    """The same in another order: "naval engineer Ada Roe of the Harbour Trust"; None where the role is too long."""
    role, home = (who.role or "").strip(" ,"), (who.affiliation or "").strip(" ,")
    if who.kind != "person" or not role or not home or home not in role or role[:1].isupper():
        return None
    core = re.sub(r"(?:\s+(?:of|at|for|in|with|from|the|a|an))+$", "", role[: role.index(home)].strip())
    if not home[:1].isupper() and not home.startswith(("the ", "The ")):
        return None
    if not 1 <= len(core.split()) <= 4 or re.search(r"\b(?:of|at|for|in|with|from|who)\b", core):
        return None
    core = re.sub(r"^(?:a|an|the)\s+", "", core)
    return f"{core} {who.name} of {with_article(_placeless(home))}"


def _placeless(text: str) -> str:
    """Without the place at its end: an institute is known by its name."""
    return re.sub(r"\s+in [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*$", "", text)


def _a(word: str) -> str:
    return "an" if word[:1].lower() in "aeiou" else "a"
