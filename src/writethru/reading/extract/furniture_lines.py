"""Lines that tell readers what to do with a page, or who made it, not what happened.

Each pattern is matched from the start of a line, case apart, after any leading punctuation. A pattern must not fit the
first words of a sentence of news: "Shares fell", "Copyright law was changed" and "The village can be reached by boat"
are told apart from furniture by what follows.
"""

from __future__ import annotations

import re

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_TOOLS = (
    r"(?:share|tweet|print|e-?mail|pin|whatsapp|facebook|twitter|comments?|copy\s+link|save|bookmark|reply|report|like|"
    r"linkedin|telegram|reddit)"
)
_KINDS = r"(?:stories|articles|content|coverage|topics|links|news|videos?|reading)"
_PICTURE = r"(?:photo|photograph|image|picture|video|graphic|foto|getty\s+images|file\s+photo)s?"

_PATTERNS = (
    # on to other articles
    r"(?:read|see|watch|listen)\s+(?:more|next|also|now|too)\b(?:\s*[:»>|–—-].*|\W*$|\s+(?:about|on|from|stories)\b.{0,100}$)",
    rf"(?:read|see|watch|listen|related|more|recommended)\s*{_KINDS}?\s*[:|»].{{0,200}}$",
    r"(?:more\s+on\s+this|must\s+read|in\s+pictures|in\s+depth|also\s+on\s+\S+|further\s+reading|don['’]?t\s+miss)\s*[:|»].{0,200}$",
    r"(?:lees\s+ook|lea\s+tambi[eé]n|leia\s+(?:mais|tamb[eé]m)|ver\s+tambi[eé]n|lire\s+aussi|[aà]\s+lire)\s*[:|»].{0,200}$",
    r"(?:mehr\s+zum\s+thema|leggi\s+anche)\s*[:|»].{0,200}$",
    r"also\s+on\s+\S+\.(?:com|net|org)\b.{0,200}$",
    rf"(?:related|recommended)(?:\s+{_KINDS})?\W*$",
    r"don['’]?t\s+miss\b(?:\W*$|(?-i:\s+[A-Z]).{0,400}$)",
    r"(?:see\s+also|also\s+read|more\s+stories|most\s+read|most\s+popular|top\s+stories|trending(?:\s+now)?|up\s+next)\W*$",
    r"(?:you\s+may\s+(?:also\s+)?like.{0,60}|more\s+from\b.{0,60}|editors?['’]?s?\s+picks?)\W*$",
    r"(?:view|see)\s+(?:more|all|full|photos|gallery|as\s+list)\b.{0,60}$",
    r"(?:story|article)\s+continues\b.{0,80}$",
    r"(?:continue\s+reading|keep\s+reading|scroll\s+(?:down|to)|skip\s+(?:to|ad|past)|jump\s+to|back\s+to\s+top)\b.{0,80}$",
    r"(?:load|show)\s+more\b.{0,40}$",
    r"continue\s+to\s+(?:the\s+)?(?:next|full)\b.{0,80}$",
    # things to do
    rf"{_TOOLS}(?:\W+(?:{_TOOLS}|this|article|story|page|on|via|to|link|\d+))*\W*$",
    r"(?:share|like)\s+(?:this|it)\b.{0,80}$",
    r"(?:click|tap)\s+here\b.{0,160}$",
    r"sign(?:ing)?\s+up\s+(?:for|to|here|now|today|with)\b.{0,240}$",
    r"subscribe\s+to\s+(?:our|the|my)\b.{0,160}$",
    r"subscribe\b.{0,160}\b(?:newsletter|podcast|channel|today|now|here|youtube|a\s+(?:week|month))\b.{0,100}$",
    r"subscribe\W*$",
    r"(?:subscribe|sign\s+(?:in|up)|log\s+in|register|become\s+a\s+(?:member|subscriber))\b.{0,60}\bto\s+(?:continue|keep|read|access|unlock)\b"
    r".{0,160}$",
    r"(?:get|receive)\b.{0,140}\b(?:newsletters?|(?:in|to)\s+your\s+inbox|e-?mail\s+alerts|delivered\s+\w+\s+your)\b.{0,200}$",
    r".{0,160}\bsubscribe\s+to\s+(?:our|the)\b.{0,80}\bnewsletters?\b.{0,80}$",
    r"(?:please\s+)?follow\s+\S+(?:\s+\S+){0,4}\s+on\s+(?:twitter|facebook|instagram|x\b|youtube|linkedin|google|threads)\b.{0,160}$",
    r"(?:like|find|join|visit)\s+us\s+on\s+\w+.{0,120}$",
    r"download\s+(?:the|our)\b.{0,60}\bapp\b.{0,120}$",
    r"chat\s+with\s+us\b.{0,160}$",
    r"(?:leave|post|add|write)\s+a\s+(?:comment|reply).{0,60}$",
    r"(?:tell\s+us\s+what|what\s+do)\s+you\s+think\b.{0,60}$",
    r"join\s+the\s+(?:conversation|discussion)\b.{0,100}$",
    r"(?:have|got)\s+a\s+(?:tip|story|news\s+tip)\b.{0,260}$",
    r"do\s+you\s+have\s+(?:a\s+)?(?:tip|story|information)\b.{0,260}$",
    r"send\s+(?:us\s+)?(?:your\s+)?(?:tips|news|feedback)\b.{0,260}$",
    r"contact\s+(?:us|the\s+(?:author|writer|newsroom|editor))\b.{0,260}$",
    r"(?:e-?mail|write\s+to)\s+(?:us|the\s+(?:author|writer)|\S+\s+\S+\s+at)\b.{0,260}$",
    r".{0,80}\b(?:can|may)\s+be\s+(?:reached|contacted)\s+(?:at|on|by|via)\b.{0,120}(?:@|\d{3}[-.\s]\d).{0,120}$",
    r"(?:to\s+)?report\s+(?:an?\s+)?(?:error|typo|correction|mistake)\b.{0,120}$",
    r"(?:listen\s+to\s+this\s+article|play\s+(?:video|audio)|watch\s*:|watch\s+the\s+video|watch\s+(?:now|live)).{0,120}$",
    # selling
    r"advertisements?(?:\W*$|[.:]\s.{0,80}$)",
    r"advertising(?:\s+space\b.{0,60})?\W*$",
    r"(?:sponsored(?:\s+(?:content|by|links?)\b.{0,60})?|promoted|publicidad|publicit[eé]|anzeige)\W*$",
    r"you\s+have\s+(?:\d+|reached|read)\b.{0,60}\bfree\s+articles?\b.{0,120}$",
    r"(?:already\s+a\s+(?:subscriber|member)\b.{0,80}|to\s+(?:continue|keep)\s+reading\b.{0,140})$",
    # rights, cookies, house rules
    r"(?:©|\(c\)|copyright\s*(?:©|\(c\)|\d{4}|by\b|[:,–-]|notice)).{0,400}$",
    r".{0,200}\ball\s+rights\s+reserved\b.{0,200}$",
    r".{0,200}\bmay\s+not\s+be\s+(?:published|reproduced|republished)[^.]{0,80}(?:broadcast|redistributed|permission|consent)\b.{0,200}$",
    r"this\s+(?:material|copy|article|story)\s+(?:may\s+not\s+be|is\s+for\s+your\s+personal|was\s+originally\s+published)\b.{0,300}$",
    r"this\s+(?:article|story)\s+(?:(?:first|originally)\s+appeared|appeared\s+(?:first|originally))\b.{0,300}$",
    r"(?:we\s+and\s+our\s+(?:\d+\s+)?partners|this\s+(?:site|website)\s+uses\s+cookies|we\s+use\s+cookies)\b.{0,400}$",
    r"by\s+(?:signing\s+up|continuing\s+to\s+(?:use|browse)|clicking|subscribing)\b.{0,200}\byou\b.{0,200}$",
    r"(?:complaints?|corrections?)\s+(?:and|&)\s+(?:complaints?|corrections?|clarifications?)\W*$",
    r"(?:our\s+standards|editorial\s+standards|trust\s+principles)\s*:.{0,140}$",
    # labels, dates and counts
    r"(?:filed\s+under|tags?|topics?|categor(?:y|ies)|keywords?|labels?|posted\s+in|tagged(?:\s+(?:with|as))?)\s*[:|]\s*.{0,300}$",
    r"(?:etiquetas|schlagworte)\s*[:|]\s*.{0,300}$",
    r"(?:tags?|topics|categories|keywords)\W*$",
    rf"(?:last\s+|first\s+)?(?:posted|published|updated|modified|publicado|aktualisiert)\W*(?:on|at|by|em|am)?\s*(?:\w+[\s,]+)?"
    rf"(?:\d{{1,2}}[:./]\d|\d{{1,2}}\s+{_MONTH}|{_MONTH}\s+\d|\d{{4}}-\d).{{0,60}}$",
    r"\d[\d,.]*[km]?\s+(?:comments?|likes?|views?|replies|shares?)(?:[.|·•].{0,80})?\W*$",
    r"(?:\d+|one|an?|two|a\s+few)\s+(?:min(?:ute)?s?|hours?|days?|weeks?)\s+(?:ago|read)\W*$",
    # pictures and credits
    rf"\(?\s*{_PICTURE}(?:\s+(?:credit|by|courtesy|source|copyright)){{0,2}}(?:\s*[:/|]|\s+(?:by|courtesy)\s).{{0,200}}$",
    r"\(?\s*(?:image|picture|photo|media|video)\s+(?:source|caption|credit|copyright)\b\s*[:,|]?.{0,240}$",
    r"\(\s*(?:photo|image|picture|video|graphic|credit|source)s?\b[^()]{0,120}\)\W*$",
    r"(?:file\s*photo\b|file\s*[-–—:]\s).{0,240}$",
    r".{0,300}\([^()]{0,40}\bphotos?(?:/[^()]{0,40})?\)$",
    r"\(?(?:additional\s+|further\s+)?(?:reporting|writing|editing|compiled|translation)\s+by\s+(?-i:[A-Z]).{0,300}$",
    r".{0,120}\bcontributed\s+(?:to\s+this\s+(?:report|story|article)|reporting)\b.{0,60}$",
)
_LINE = re.compile("|".join(rf"(?:{pattern})" for pattern in _PATTERNS), re.IGNORECASE | re.DOTALL)
_LEADING = re.compile(r"[^\w(©]*")
_LONGEST = 600


def is_furniture_line(text: str) -> bool:
    """True for a line of furniture; longer texts than a few sentences never are."""
    if len(text) > _LONGEST:
        return False
    leading = _LEADING.match(text)
    return _LINE.match(text, leading.end() if leading else 0) is not None
