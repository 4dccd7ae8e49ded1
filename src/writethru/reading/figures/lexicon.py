"""Words that tell what happened to the counted: measures by verb, noun and adjective, and nouns for people.

The measures are the closed list of the figures' reference page. All words are lemmas in lower case.
"""

from __future__ import annotations

HUMAN = frozenset(
    """killed injured killed_or_injured missing bodies_found sick hospitalised rescued arrested captured released
    displaced deployed""".split()
)


def _table(**rows: str) -> dict[str, str]:
    return {word.replace("_", " "): measure for measure, words in rows.items() for word in words.split()}


# What the object (or the subject of the passive) of a verb underwent.
OBJECT_VERBS = _table(
    killed="kill murder slay massacre execute behead assassinate slaughter lynch electrocute drown",
    injured="injure wound hurt maim bruise",
    rescued="rescue save",
    released="release free liberate swap exchange pardon",
    arrested="arrest detain imprison jail incarcerate intern apprehend",
    captured="capture abduct kidnap",
    displaced="displace evacuate uproot rehouse relocate expel deport",
    hospitalised="hospitalise hospitalize",
    sick="infect diagnose sicken",
    deployed="deploy dispatch station mobilise mobilize send commit redeploy post",
    prosecuted="charge prosecute convict indict investigate try sue arraign acquit question interrogate",
    attack="fire launch shoot_down intercept",
)
# What the subject of a verb did or suffered.
SUBJECT_VERBS = _table(
    killed="die perish drown succumb",
    missing="vanish disappear",
    displaced="flee evacuate",
    attendance="attend march protest rally gather demonstrate participate vote turn_out strike parade assemble walk_out"
    " congregate block boycott",
    audience="watch view tune",
    deployed="patrol serve",
    sick="contract",
)
# Participles and adjectives that stand at the noun or instead of it: "31 wounded", "5,200 people homeless".
STATES = _table(
    killed="killed dead died murdered slain drowned executed massacred deceased",
    injured="wounded injured hurt maimed",
    missing="missing unaccounted",
    displaced="displaced homeless evacuated uprooted fled",
    arrested="arrested detained jailed imprisoned",
    captured="captured kidnapped abducted",
    rescued="rescued saved",
    released="released freed pardoned",
    hospitalised="hospitalised hospitalized",
    sick="infected sick ill sickened diagnosed",
    deployed="deployed stationed mobilised mobilized dispatched",
    prosecuted="charged convicted indicted prosecuted",
)
# Nouns that are counted themselves, or that name what a bare number counts ("put the toll at 36").
NOUNS = _table(
    killed="death fatality toll dead murder killing homicide massacre drowning execution suicide",
    injured="injury wound injured wounded",
    killed_or_injured="casualty",
    missing="missing disappearance",
    bodies_found="body corpse remains",
    sick="case infection illness patient",
    hospitalised="hospitalisation hospitalization admission",
    rescued="rescue survivor",
    arrested="arrest detainee inmate detention",
    captured="hostage captive prisoner abductee abduction kidnapping pow capture",
    released="release",
    displaced="refugee evacuee displacement evacuation homeless displaced asylum-seeker",
    deployed="deployment",
    attack="strike attack raid airstrike missile rocket drone shell bombing explosion sortie assault blast bomb",
    territory="territory district village island town settlement",
    attendance="turnout attendance attendee",
    prosecuted="prosecution conviction charge indictment lawsuit",
    audience="viewer audience view listener",
    strength="population membership workforce strength headcount",
    amount="magnitude",
    share="majority share proportion",
)
# Nouns whose "of" phrase is what happened to people: "the killing of more than 300 civilians".
DEEDS = _table(
    killed="killing murder death massacre execution slaughter assassination shooting",
    injured="wounding injury",
    rescued="rescue",
    released="release freeing swap exchange liberation",
    arrested="arrest detention imprisonment jailing",
    captured="capture abduction kidnapping",
    displaced="displacement evacuation expulsion deportation flight exodus",
    deployed="deployment dispatch movement mobilisation mobilization contingent arrival",
    prosecuted="trial prosecution conviction",
    missing="disappearance",
    sick="infection",
)
# Nouns for work that people have, and the ones that mean its end; what ends it.
JOBS = frozenset("job position post role workplace".split())
LAYOFFS = frozenset("layoff redundancy lay-off dismissal sacking".split())
JOB_LOSS = frozenset(
    """cut go lose shed axe slash eliminate disappear threaten scrap abolish vanish close jeopardise jeopardize risk
    redundancy layoff lay-off loss sack dismiss""".split()
)
# What is at hand where many people stand, sit or leave together to be seen and heard.
GATHERINGS = frozenset(
    """protest rally walkout strike vigil march demonstration crowd candle procession picket gathering riot sit-in
    funeral ceremony celebration concert protester demonstrator marcher striker""".split()
)
CROWD_NOUNS = frozenset(
    "crowd protester demonstrator marcher striker mourner worshipper supporter spectator picket congregation".split()
)
CARE = frozenset("hospital clinic ward doctor nurse infirmary surgeon medical".split())
VESSELS = frozenset(
    "aboard ashore boat canoe ship lifeboat helicopter dinghy raft shore safety water sea rubble".split()
)
# What money is, by the words of the clause: the first list that has a word of it wins.
MONEY = (
    ("price", "price fined bail fare fee surcharge tariff rent ticket apiece fine premium offer bid proposal"
     " takeover buyout acquire acquisition buy purchase wage salary"),
    ("profit", "profit earnings income surplus"),
    ("revenue", "revenue sale turnover takings proceeds gross receipt box-office export dividend"),
    ("loss", "loss damage lose deficit gap cost shortfall penalty writedown"),
    ("funding", "aid fund funding grant donate donation pledge invest investment reward loan finance package bailout"
     " subsidy budget award give relief raise donor spend spending allocate contribution contribute appropriation lend"
     " commitment earmark sponsor promise bond inject injection guarantee"),
    ("transfer", "pay payment transfer ransom wire bribe payout compensation settlement bonus remittance receive"
     " get add one-off owe"),
    ("assets", "worth asset fortune wealth valuation reserve saving debt market"),
)  # fmt: skip
MONEY_WORDS = {word: measure for measure, words in MONEY for word in words.split()}
CHANGE_VERBS = frozenset(
    """rise fall drop increase decrease climb grow decline jump slide shrink surge soar plunge gain lose cut reduce
    raise lower slump slip expand contract tumble advance double ease widen narrow add ask demand weaken strengthen
    firm edge dip tick plummet swell shed appreciate depreciate devalue inch creep rebound recover retreat sink
    collapse triple climb accelerate slow improve worsen trim""".split()
)
CHANGE_NOUNS = frozenset(
    """increase rise fall drop decline growth cut reduction gain decrease jump surge slump raise premium discount
    markup""".split()
)
RATE_NOUNS = frozenset(
    """rate inflation interest unemployment yield efficacy level approval coupon mortgage rating probability chance
    likelihood odds risk""".split()
)

# Money words that stand behind a proper noun and have no code of their own: "15 million Orlan francs".
COINS = frozenset("franc dollar rupee lira rial riyal dirham guilder escudo mark".split())
# People by what they are; most others are told by their ending ("-er", "-ist") in nouns.is_person.
PEOPLE = frozenset(
    """people person man woman child kid baby infant boy girl adult teenager pensioner resident inhabitant civilian
    soldier troop serviceman servicewoman trooper sailor marine airman officer general commander fighter militant
    insurgent rebel guerrilla gunman terrorist jihadist militiaman combatant recruit conscript veteran reservist
    mercenary police policeman policewoman guard member staff personnel employee worker miner docker labourer
    laborer crew crewman passenger pilot driver tourist visitor traveller pilgrim migrant refugee evacuee survivor
    victim patient casualty student pupil teacher professor doctor nurse medic paramedic firefighter rescuer
    responder volunteer journalist reporter photographer activist protester protestor demonstrator supporter voter
    candidate lawmaker legislator deputy senator minister official diplomat judge lawyer prisoner inmate detainee
    hostage captive suspect defendant villager citizen national foreigner family household couple relative mother
    father parent sibling brother sister son daughter husband wife widow orphan farmer fisherman sailor engineer
    scientist expert analyst observer delegate representative user customer viewer subscriber player athlete fan
    spectator worshipper priest nun monk patient individual human life force attacker assailant bomber mourner
    homeowner tenant monitor peacekeeper crewmember lifeguard striker tribesman boatman cleric youth minor
    sergeant corporal lieutenant captain colonel""".split()
)
# What only people do or undergo: whoever "were stranded" are none of the flights counted before them.
OF_PEOPLE = frozenset(
    """strand queue sleep apply register dismiss sack hire employ reunite repatriate complain refuse agree believe
    volunteer sign marry enrol enroll vaccinate trap stick""".split()
)
MILITARY = frozenset(
    """soldier troop serviceman servicewoman trooper sailor marine airman fighter commander force personnel recruit
    conscript reservist peacekeeper police policeman officer firefighter guard medic rescuer responder volunteer
    warship ship vessel jet aircraft helicopter tank vehicle missile battalion brigade truck engineer monitor
    observer mercenary doctor nurse expert agent warplane frigate destroyer launcher battery unit""".split()
)
# Those of them that are sent to fight, guard or help, and are no mere goods or traffic.
FORCES = frozenset(
    """soldier troop serviceman servicewoman trooper marine fighter force personnel recruit conscript reservist
    peacekeeper police policeman officer firefighter guard rescuer battalion brigade unit mercenary tank warship
    warplane contingent observer monitor""".split()
)
PLACES = frozenset(
    """district village island town settlement city area hamlet region province position hill base""".split()
)
TAKE_PLACE = frozenset(
    """take retake capture recapture seize lose hold control liberate cede occupy conquer transfer hand surrender gain
    win annex recover give""".split()
)
WEAPONS = frozenset(
    """missile rocket drone shell bomb airstrike strike raid sortie grenade mortar projectile""".split()
)
# Nouns that only say that something is counted; what it is stands in their "of" phrase or before.
LABELS = frozenset(
    """number figure count total toll estimate tally amount sum score list range average size level record minimum
    maximum half rest majority claim assessment forecast projection guess""".split()
)
# Offices and groups that count, for subjects without a name ("the ministry puts the toll at 36").
BODIES = frozenset(
    """ministry minister office officer department agency government spokesman spokeswoman spokesperson official
    authority police hospital union association company firm group council court army military navy command service
    directorate governor mayor president intelligence institute organisation organization charity network federation
    board bank university paper newspaper outlet broadcaster monitor observer watchdog analyst expert economist
    lawyer prosecutor coroner relief administration commission committee municipality operator employer campaign
    source report survey investigator rescuer state side capital team party coalition chief director head general
    doctor scientist researcher study poll census statistic bureau center centre""".split()
)
