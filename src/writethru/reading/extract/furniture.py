"""What a site puts around an article: told by the names of its elements and by the words of its lines."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from writethru.reading.extract.blocks import Block
from writethru.reading.extract.page import name_of, remove

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")

# One of these words in the class, id, role or tag of an element says what it is.
_NAMES = frozenset(
    """related relatedarticles recirc recirculation recommended recommendations recommendation relacionadas relacionados
    newsletter newsletters nieuwsbrief signup subscribe subscription subscribers optin
    share sharing sharebar sharethis addthis social socials botones compartir teilen partager
    cookie cookies consent gdpr cmp
    promo promos promotion promoted advert adverts advertisement advertising advertorial adslot adunit adsense dfp
    sponsored sponsor outbrain taboola zergnet pub publicidad publicite werbung anzeige
    comments comment comentarios commentaires kommentare coment disqus livefyre
    trending popular mostread mostpopular ticker masthead
    breadcrumb breadcrumbs pagination pager nav navbar navigation menu sidebar rail
    caption captions figcaption leyenda leyendas
    bio authorbio authorbox
    toolbar poll quiz donate donation membership paywall
    skip listen tags taglist topics hashtags
    teaser teasers readnext readmore morefrom mostviewed
    footer copyright copyrights disclaimer endnote
    credits rating ratings nl""".split()
)
# Two words side by side.
_PAIRS = frozenset(
    """most read|most popular|most viewed|most commented|most shared|read more|read next|read also|also read|see also
    more from|more on|more stories|more news|up next|top stories|latest news|editors picks|editor picks|around web|lees ook
    leer mas|author box|author bio|author info|about author|bio box|end note|block ad|ad slot|ad unit|ad wrapper
    ad container|ad box|ad block|inline ad|image credit|photo credit|photo caption|img caption|image caption|caption text
    wp caption|media caption|sign up|log in|sign in|tag list|topic tags|topic list|tags list|article tags|post tags
    link list|links block|link block|teaser card|site footer|page footer|site header|side bar|social media
    follow us|join us|back top|print only|press enter|story links|in brief""".replace("\n", "|").split("|")
)
_CROSSHEADS = frozenset(
    "crosshead|crossheading|cross head|cross heading|inter title|intertitle|inter head|interhead|zwischentitel|ladillo|intertitre".split("|")
)
_BODY = re.compile(r"(?:article|story|post|entry|news|main)[_-]?(?:inner[_-]?)?(?:body|content|text)", re.IGNORECASE)
_ROLES = frozenset(["navigation", "contentinfo", "complementary", "banner", "search", "dialog", "alertdialog", "menu", "toolbar"])
_TAGS = frozenset(["nav", "aside", "footer", "figcaption", "menu"])
_SELF_CLASS = re.compile(r"(?:^|[\s_-])(?:ad|ads|agency)(?:$|[\s_-])", re.IGNORECASE)

_LINE = re.compile(
    r"""^\W*(?:
    (?:read|see|watch|listen)\s+(?:more|next|also|now|too|on)\b(?:\s*[:»>|–—-].*|\W*$|\s+(?:about|on|from|stories)\b.{0,100}$)
  | (?:read|see|watch|listen|related|more|more\s+on\s+this|don['’]?t\s+miss|must\s+read|in\s+pictures|in\s+depth|also\s+on\s+\S+|recommended|further\s+reading
      |lees\s+ook|lea\s+tambi[eé]n|leia\s+(?:mais|tamb[eé]m)|ver\s+tamb[ié]+n|lire\s+aussi|[aà]\s+lire|mehr\s+zum\s+thema|leggi\s+anche)
      \s*(?:stories|articles|content|coverage|topics|links|news|video)?\s*[:|»].{0,200}$
  | (?:read|see)\s+more\s*:.*
  | (?:related|recommended)(?:\s+(?:stories|articles|content|coverage|topics|links|news|video|reading))?\W*$
  | don['’]?t\s+miss\W*$
  | (?:see\s+also|also\s+read|more\s+stories|most\s+read|most\s+popular|top\s+stories|trending(?:\s+now)?|you\s+may\s+(?:also\s+)?like.*|more\s+from\b.{0,60}|up\s+next|editors?['’]?s?\s+picks?)\W*$
  | (?:share|tweet|print|e-?mail|pin|whatsapp|facebook|twitter|comments?|copy\s+link|save|bookmark|reply|report|like)(?:\W+(?:this|article|story|page|on|via|to|share|tweet|print|e-?mail|facebook|twitter|whatsapp|linkedin|copy|link|comments?|\d+))*\W*$
  | (?:share|like)\s+(?:this|it)\b.{0,80}$
  | (?:story\s+continues|article\s+continues|continue\s+reading|continues?\s+after|keep\s+reading|scroll\s+(?:down|to)|skip\s+(?:to|ad|past)|jump\s+to|back\s+to\s+top|load\s+more|show\s+more|view\s+(?:more|all|gallery|comments))\b.{0,80}$
  | advertise?ments?\b.{0,60}$ | advertising(?:\s+space\b.{0,60})?\W*$ | sponsored(?:\s+(?:content|by|links?)\b.{0,60})?\W*$ | promoted\W*$ | publicidad\W*$ | publicit[eé]\W*$ | anzeige\W*$
  | (?:click|tap)\s+here\b.{0,160}$
  | (?:sign|signing)\s+up\s+(?:for|to|here|now|today|with)\b.{0,240}$
  | subscribe\b(?:.{0,160}\b(?:newsletter|podcast|channel|today|now|here|week|month|youtube|e-?mail)\b.{0,100}|\W*$|\s+to\s+(?:our|the)\b.{0,100}$)
  | (?:get|receive)\b.{0,140}\b(?:newsletters?|in\s+your\s+inbox|to\s+your\s+inbox|straight\s+to\s+your|e-?mail\s+alerts|delivered\s+(?:to|through|in)\s+your)\b.{0,200}$
  | .{0,160}\bsubscribe\s+to\s+(?:our|the)\b.{0,80}\bnewsletters?\b.{0,80}$
  | (?:please\s+)?follow\s+(?:us|him|her|them|@\w+|\S+(?:\s+\S+){0,3})\s+on\s+(?:twitter|facebook|instagram|x\b|youtube|linkedin|google|flipboard|threads)\b.{0,160}$
  | (?:like|find|join|visit)\s+us\s+on\s+\w+.{0,120}$
  | chat\s+with\s+us\b.{0,160}$
  | download\s+(?:the|our)\b.{0,60}\bapp\b.{0,120}$
  | (?:©|\(c\)|&copy;|copyright\b|(?:all\s+)?rights\s+reserved).{0,400}$
  | .{0,200}\b(?:all\s+rights\s+reserved|may\s+not\s+be\s+(?:published|reproduced|republished)[^.]{0,80}(?:broadcast|redistributed|permission|consent))\b.{0,200}$
  | this\s+(?:material|copy|article|story)\s+(?:may\s+not\s+be|is\s+for\s+your\s+personal|was\s+originally\s+published|first\s+appeared|originally\s+appeared|appeared\s+(?:first|originally))\b.{0,300}$
  | (?:filed\s+under|tags?|topics?|categor(?:y|ies)|keywords?|labels?|posted\s+in|tagged(?:\s+(?:with|as))?|etiquetas|schlagworte)\s*[:|]\s*.{0,300}$
  | (?:tags?|topics|categories|keywords)\W*$
  | (?:\(\s*)?(?:photo|photos|photograph|image|images|picture|pictures|video|graphic|foto|photo\s+by|file\s+photo|image\s+source|image\s+caption|image\s+credit|photo\s+credit|picture\s+credit|media\s+caption|video\s+caption|credit|getty\s+images)(?:\s+(?:credit|by|courtesy|caption|source|copyright))?\s*[:/,|].{0,200}$
  | \(\s*(?:photo|image|picture|video|graphic|credit|source)s?\b[^()]{0,120}\)\W*$
  | file\s*(?:photo|[-–—:])\s.{0,240}$
  | .{0,300}\(\s*(?:[A-Z][\w.&’' -]{0,40}\s)?(?:photo|image|picture|file|getty|reuters|afp|ap)\b[^()]{0,60}\)$(?<=photo\))
  | \(?(?:additional\s+|further\s+)?(?:reporting|writing|editing|compiled|additional\s+reporting|contributed?|translation)\s+by\s+(?-i:[A-Z]).{0,300}$
  | .{0,120}\bcontributed\s+(?:to\s+(?:this|the)\s+(?:report|story|article)|reporting)\b.{0,60}$
  | .{0,60}\b(?:can|may)\s+be\s+(?:reached|contacted)\s+(?:at|on|by|via)\b.{0,200}$
  | (?:have\s+a\s+(?:tip|story|news)|got\s+a\s+(?:tip|story|news)|do\s+you\s+have\s+(?:a\s+)?(?:tip|story|information)|send\s+(?:us\s+)?(?:your\s+)?(?:tips|news|feedback)|contact\s+(?:us|the\s+(?:author|writer|newsroom|editor))|e-?mail\s+(?:us|the\s+(?:author|writer)|\S+\s+\S+\s+at))\b.{0,260}$
  | \d[\d,.]*\s+(?:comments?|shares?|likes?|views?|replies)\b.{0,80}$
  | (?:leave|post|add|write)\s+a\s+(?:comment|reply).{0,60}$ | (?:tell\s+us\s+what|what\s+do)\s+you\s+think\b.{0,60}$ | join\s+the\s+(?:conversation|discussion|debate)\b.{0,100}$
  | (?:view|see)\s+(?:more|all|full|photos|gallery|as\s+list)\b.{0,60}$
  | (?:our\s+standards|editorial\s+standards|trust\s+principles)\s*:.{0,140}$
  | (?:listen\s+to\s+this\s+article|play\s+(?:video|audio)|watch\s*:|watch\s+the\s+video|watch\s+(?:now|live)).{0,120}$
  | (?:we\s+and\s+our\s+(?:\d+\s+)?partners|this\s+(?:site|website)\s+uses\s+cookies|we\s+use\s+cookies|by\s+(?:signing\s+up|continuing|clicking|subscribing|using\s+this))\b.{0,400}$
  | (?:complaints?|corrections?)\s+(?:and|&)\s+(?:complaints?|corrections?|clarifications?)\W*$
  | (?:to\s+)?report\s+(?:an?\s+)?(?:error|typo|correction|mistake)\b.{0,120}$
  | (?:posted|published|updated|last\s+updated|last\s+modified|first\s+published|created|publicado(?:\s+(?:em|por))?|aktualisiert)\s*(?:on|at|by|:)?\s*(?:\w+[\s,]+)?(?:\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec).{0,80}$
  | \(?published\s.{4,40}\)?$
  | (?:\d+|one|an?|two|a\s+few)\s+(?:min(?:ute)?s?|hours?|days?|weeks?)\s+(?:ago|read)\W*$ | (?:\d+)\s*(?:min|minute)s?\s+read\W*$
  | continue\s+to\s+(?:the\s+)?(?:next|full)\b.{0,80}$
  | (?:you\s+have\s+(?:\d+|reached|read)\b.{0,60}\b(?:free\s+)?articles?\b.{0,120}|already\s+a\s+(?:subscriber|member)\b.{0,80}|to\s+(?:continue|keep)\s+reading\b.{0,140})$
  )""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)


def names_of(element: HtmlElement) -> list[str]:
    """The words of an element's tag, class, id, role and component name, in lower case."""
    tag = element.tag if "-" in element.tag else ""
    return [word.lower() for word in _WORD.findall(f"{tag} {name_of(element)}")]


def is_furniture_element(element: HtmlElement) -> bool:
    """True where the tag, role or a name of the element says that it is no part of an article."""
    if element.tag in _TAGS or (element.get("role") or "").lower() in _ROLES:
        return True
    if element.tag in ("html", "body", "main", "article", "p", "a", "span", "b", "strong", "em", "i", "time"):
        return element.tag in ("p", "span") and _named(element)
    return _named(element)


def _named(element: HtmlElement) -> bool:
    names = names_of(element)
    if any(name in _NAMES for name in names):
        return True
    if any(f"{a} {b}" in _PAIRS for a, b in zip(names, names[1:], strict=False)):
        return True
    return bool(_SELF_CLASS.search(element.get("class") or ""))


def prune_furniture(root: HtmlElement) -> None:
    """Takes furniture elements out of the tree.

    An element that holds the page's first heading or a quarter of its long paragraphs stays: layout classes such as
    ``with-sidebar`` stand on wrappers of everything.
    """
    weight = _paragraph_weights(root)
    whole = weight.get(root, 0) or 1
    for element in list(root.iter()):
        if not isinstance(element.tag, str) or element is root or not is_furniture_element(element):
            continue
        if weight.get(element, 0) * 4 <= whole and not _holds_headline(element) and not _BODY.search(name_of(element)):
            remove(element)


def _holds_headline(element: HtmlElement) -> bool:
    return element.tag not in _TAGS and next(element.iter("h1"), None) is not None


def _paragraph_weights(root: HtmlElement) -> dict[HtmlElement, int]:
    """Characters of running text (pieces of 80 or more, outside links) below each element."""
    own: dict[HtmlElement, int] = {}
    order = [element for element in root.iter() if isinstance(element.tag, str)]
    for element in order:
        size = 0
        for text in (element.text, *(child.tail for child in element)):
            if text and len(text) >= 60:
                size += len(stripped) if len(stripped := text.strip()) >= 60 else 0
        own[element] = 0 if element.tag == "a" else size
    for element in reversed(order):
        parent = element.getparent()
        if parent is not None and parent in own:
            own[parent] += own[element]
    return own


def is_furniture_line(text: str) -> bool:
    """True for a line that tells readers what to do with the page, or who made it, not what happened."""
    return len(text) <= 600 and _LINE.match(text) is not None


def is_link_line(block: Block) -> bool:
    """True for a block that is all link and no sentence."""
    return block.linked > 0.8 and (block.words < 25 or block.kind == "li")


def is_crosshead(block: Block) -> bool:
    """True for a heading between paragraphs that its name or role gives away: layout, not a sentence of the article.

    Plain h2 to h6 stay: in lists and explainers they carry words of the text.
    """
    names = names_of(block.element)
    return any(name in _CROSSHEADS for name in names) or any(f"{a} {b}" in _CROSSHEADS for a, b in zip(names, names[1:], strict=False))
