"""Reporting words by what they do. Written by hand; ``cues.tsv`` adds what was learned."""

from __future__ import annotations

from writethru.core.types import CueClass

_SAY = """accuse acknowledge add address admit admonish advise affirm agree allege announce answer apologise apologize
appeal argue articulate ask assert assure aver avow beam blame blast boast brag brief call caution challenge charge
chide chime claim clarify comment complain concede conclude concur condemn confess confide confirm congratulate
contend continue counter criticise criticize cry declare decry defend deliver demand denounce deplore deride describe
detail dictate disagree disclose discuss dismiss dispute divulge document echo elaborate emphasise emphasize encourage
endorse enthuse enumerate exclaim explain exhort express fume gloat grumble hail highlight hint howl implore imply
indicate inform inquire insinuate insist interject intone invoke joke jest lament laud lecture lie maintain marvel
mention mock moan mumble murmur muse mutter name narrate note notify object observe offer opine pitch plead point pose
post praise preach press proclaim pronounce propose protest publish query question quip quote rant read reaffirm
reason reassert reassure rebuke recall recite recommend recount refer reflect refute regret reiterate relate relay
remark remind reply report request respond restate retort reveal sanction say scold scream shout signal slam sneer
snap sound speak specify spell state stipulate stress submit suggest summarise summarize swear sympathise talk taunt
tease tell testify text thank threaten thunder tout trumpet tweet underline underscore urge utter venture voice warn
weigh whisper write yell"""
_BELIEVE = """accept anticipate assume believe conceive consider consider convince deem disbelieve doubt dream expect
fear feel figure find foresee forecast gather guess hold hope imagine infer judge know learn marvel mean presume
predict project realise realize recognise recognize regard remember see sense speculate suppose surmise suspect take
think understand view wonder worry"""
_INTEND = """aim commit decide intend mean opt plan pledge plot prepare promise refuse resolve seek swear threaten try
undertake volunteer vow want wish agree offer decline hope"""
_ESTIMATE = """assess calculate compute count estimate evaluate forecast gauge measure number predict project put rate
reckon record register tally total value"""
_SHOW = """chart demonstrate depict detail document establish expose find illustrate indicate list mark outline point
portray prove rank record reflect register reveal show signal spell suggest"""
_DECREE = """authorise authorize ban bar command decree demand direct enact enjoin forbid impose instruct mandate
necessitate oblige ordain order permit prescribe prohibit require rule stipulate"""
_DENY = """deny disavow disclaim disown dispute rebut refute reject repudiate rubbish gainsay contradict"""

REPORTING_VERBS = frozenset(" ".join((_SAY, _BELIEVE, _ESTIMATE, _SHOW, _DECREE, _DENY, _INTEND)).split())
REPORTING_NOUNS = frozenset(
    """accusation acknowledgement admission advice affirmation allegation announcement appeal argument assertion
    assessment assumption assurance avowal belief boast call caution charge claim comment complaint conclusion concern
    confession confirmation contention conviction decision declaration declaration demand denial denunciation disclosure
    doubt estimate expectation fear feeling finding forecast guarantee guess hint hope hypothesis idea impression
    indication inkling insinuation insistence intention judgement judgment message notion opinion pledge plea prediction
    premise presumption proclamation projection promise proposal protest question reassurance rebuttal recommendation
    refusal remark reminder reply report request response revelation rumor rumour ruling signal speculation statement
    suggestion supposition suspicion tale testimony theory thought threat tip verdict view vow warning worry""".split()
)

CLASSES: dict[str, CueClass] = {}
for _names, _cls in (
    (_SAY, "say"),
    (_BELIEVE, "believe"),
    (_SHOW, "show"),
    (_INTEND, "intend"),
    (_ESTIMATE, "estimate"),
    (_DECREE, "decree"),
    (_DENY, "deny"),
):
    for _name in _names.split():
        CLASSES[_name] = _cls  # type: ignore[assignment]
# words of several lists: what they do most often in news
for _names, _cls in (
    ("recall remark mention explain signal suggest indicate point read swear threaten offer agree propose", "say"),
    ("disagree object protest dismiss", "say"),
    ("find conclude", "show"),
    ("expect hope fear doubt mean know think suspect worry anticipate foresee hold view see regard", "believe"),
    ("denial rebuttal", "deny"),
    ("belief doubt expectation fear hope suspicion view opinion thought worry concern afraid confident sure aware "
     "convinced certain hopeful optimistic sceptical skeptical wary worried unsure", "believe"),
    ("estimate forecast projection prediction assessment count reckoning calculation tally", "estimate"),
    ("intention pledge promise vow decision refusal willing eager determined ready", "intend"),
    ("ruling order demand", "decree"),
):  # fmt: skip
    for _name in _names.split():
        CLASSES[_name] = _cls  # type: ignore[assignment]
