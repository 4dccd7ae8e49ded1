"""Words that tell people, offices and organisations apart."""

from __future__ import annotations

# written before a name, or with it: "Col. Ada Brask", "Foreign Minister Jo Ek"
COURTESY = frozenset("mr mrs ms miss mx dr prof sir dame lord lady rev madam mme monsieur".split())
RANKS = frozenset(
    """adm admiral amb ambassador archbishop bishop brig brigadier capt captain cardinal chancellor chief chancellor
    cmdr col colonel commander commissioner congressman congresswoman constable councillor councilman councilwoman
    corporal cpl deputy detective director emir emperor empress field-marshal first gen general gov governor imam
    insp inspector judge justice king lt lieutenant maj major marshal mayor minister president premier prince princess
    prime pope professor queen rabbi representative rep secretary sen senator sgt sergeant sheikh sheriff speaker
    spokesman spokesperson spokeswoman sultan superintendent supt vice-president""".split()
)
# nouns for a person by what they are or do; nouns in -ist, -man, -eer ... count too (see is_person_noun)
PEOPLE = frozenset(
    """actor actress broadcaster builder comedian composer conductor dancer designer driver footballer novelist
    painter poet presenter rapper singer star striker trucker winger activist adviser advisor aide ambassador
    analyst author baker boss boy candidate captain ceo chair chairman chairperson chairwoman chief clerk coach
    colleague commissioner consul coordinator correspondent critic daughter delegate deputy diplomat director
    doctor economist editor envoy executive expert farmer father fisherman friend girl governor guard head
    historian husband insider inspector judge king lawmaker lawyer leader lecturer lieutenant man manager mayor
    mediator member minister monk mother mp negotiator neighbour neighbor nurse officer official operator opponent
    owner parent partner pastor person pilot player policeman policewoman politician premier president priest
    prince princess producer professor prosecutor queen refugee reporter representative researcher resident rival
    scholar scientist secretary senator sergeant sheriff sister soldier son source speaker spokesman spokesperson
    spokeswoman strategist student supporter surgeon survivor teacher technician tourist trader treasurer
    undersecretary veteran victim villager volunteer voter wife witness woman worker writer youth general colonel
    seismologist engineer architect banker organiser organizer steward seller foreman master
    secretary-general""".split()
)
_PERSON_ENDS = ("ist", "man", "woman", "person", "ologist", "eer", "ian")
GROUPS = frozenset(
    """mps ministers activists analysts authorities campaigners critics diplomats doctors economists experts lawmakers
    lawyers leaders many members neighbours neighbors officers officials opponents others people police prosecutors
    rebels reporters republicans democrats residents rivals scientists some soldiers sources supporters survivors unions
    villagers voters witnesses workers activists allies aides both delegates families farmers investors politicians
    protesters rescuers researchers senators students tourists traders troops women men""".split()
)
DOCUMENTS = frozenset(
    """figure yearbook account affidavit agreement analysis article audit autopsy bill book budget bulletin census
    commentary complaint constitution data database document documents draft email emails file filing findings
    footage forecast guidance guidelines image images indictment invoice law lawsuit letter ledger log map memo
    memoir minutes motion notice order paper papers petition photograph photographs pictures plan poll polls post
    posts record records register report reports research results ruling schedule sign statement statistics study
    studies summary survey surveys tape text transcript treaty tweet tweets verdict video videos warrant
    website""".split()
)
OFFICES = frozenset("office presidency palace mayoralty governorship kremlin downing".split())
# the last word of an organisation's name, or of a description of one
ORGANISATIONS = frozenset(
    """academy administration agency airline airlines alliance co corp army assembly association authority bank board
    body brigade bureau cabinet campaign carrier center centre chamber church clinic club coalition college command
    commission committee companies company confederation congress consortium consultancy corporation corps council
    court department directorate division embassy employer exchange executive factory federation firm force forces
    foundation fund government group guard guards headquarters hospital house inc industry inspectorate institute
    institution judiciary laboratory league line lines ltd magazine manufacturer media military militia mine
    ministry mission movement museum nations navy network newspaper observatory operator opposition organisation
    organization outlet paper parliament party plc police port post prosecution radio railway regime regulator
    registry reserve school secretariat senate service services society staff station studio supplier survey
    syndicate team television think-tank times treasury tribunal trust union university utility
    watchdog workshop""".split()
)
# what a firm's name ends in
FIRMS = frozenset("ab ag asa as bv co corp gmbh inc llc ltd nv oyj plc sa spa".split())
UNNAMED = frozenset(
    """person people official officials source sources diplomat diplomats insider insiders aide aides someone somebody
    man woman employee employees executive executives negotiator adviser advisers advisor advisors doctor soldier
    officer officers lawmaker lawmakers senator senators strategist operative operatives doctors nurse lawyer
    lawyers analyst analysts expert experts economist economists investor investors observer observers member
    members one critics critic witness witnesses""".split()
)
_RANK_NOUNS = RANKS - {"chief", "first", "general", "major", "prime", "field-marshal"}
FEMALE = frozenset(
    """actress aunt baroness businesswoman chairwoman congresswoman councilwoman dame daughter duchess empress girl
    grandmother her hers herself lady madam mme mother mrs ms miss policewoman princess queen she sister
    spokeswoman widow wife woman""".split()
)
MALE = frozenset(
    """archbishop baron bishop boy brother businessman chairman congressman councilman emperor father fisherman
    gentleman grandfather him himself his husband king man monk mr pope policeman prince sheikh sir son spokesman
    sultan uncle widower he""".split()
)
ACRONYM_STOP = frozenset("CEO MP MEP PM TV AM GMT BST CET EST EDT DNA HIV AIDS GDP VAT ID OK QC KC PhD".split())


def is_person_noun(lemma: str) -> bool:
    """Whether a lower-case singular noun names a person by what they are or do."""
    return (
        lemma in PEOPLE
        or lemma in COURTESY
        or lemma in _RANK_NOUNS
        or (len(lemma) > 5 and lemma.endswith(_PERSON_ENDS))
    )
