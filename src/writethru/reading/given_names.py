"""Given names that are nearly always a woman's or a man's; names used for both are left out."""

from __future__ import annotations

WOMEN = frozenset(
    """abigail agnes aisha alexandra alice alicia amanda amelia amina amy ana anastasia angela anita anna anne annette
    astrid barbara beatrice beatriz bella bethany bianca birgit brenda bridget camila carla carmen carol caroline
    catarina caterina catherine cecilia charlotte christina christine clara claudia cristina daniela deborah diana
    dolores donna dorothy elena eleanor elisa elisabeth eliza elizabeth ella ellen elsa emily emma erica esther eva
    fatima fiona florence frances francesca freya gabriela georgia gloria grace greta hannah heidi helen helena ida
    ines ingrid irene irina isabel isabella jane janet jasmine jennifer jessica joan joanna josephine judith julia
    juliana karen karin katarzyna kate katherine kathleen katja kristina laura leila lena leticia linda lisa liz lucia
    lucy luisa magdalena manuela margaret margarita maria mariam marie marina marta martha mary matilda megan melissa
    mercedes michelle miriam monica nadia nancy naomi natalia natalie natasha nicola nina nora olga olivia paola
    patricia paula pauline penelope petra priya rachel rebecca renata rosa rose ruth sabina samantha sara sarah silvia
    sofia sonia sophia sophie stella stephanie susan susanna svetlana sylvia tamara tatiana teresa theresa ursula
    valentina vanessa vera veronica victoria virginia viktoria yasmin yolanda yulia zainab zoe""".split()
)
MEN = frozenset(
    """aaron abdul abdullah abraham adam adrian ahmad ahmed alan albert alberto alejandro alexander alfred ali anders
    andrew andrzej anthony antonio arthur axel barack benjamin bernard bernd bill bjorn boris brian bruce carl carlos
    charles chris christopher christoph colin craig daniel david dennis derek diego dieter dmitry dominic donald
    douglas edmund eduardo edward edwin emil emmanuel enrique eric erik ernest felipe felix ferdinand fernando
    francisco frank frederick gareth gary geoffrey george georg gerald gerard giovanni giuseppe gordon graham gregory
    guillermo gunnar gustav hamid hans harold harry hassan hector heinrich henrik henry hugh hugo ian ibrahim igor
    isaac ivan jack jacob jacques jaime jakob james jan javier jeffrey jeremy jerome jim joachim joe johannes john
    jonathan jorge jose joseph juan julian jurgen karl keith kenneth kevin khalid klaus kurt lars lawrence leonard
    leonid lewis liam lorenzo louis luca lucas ludwig luis luke magnus malcolm manuel marc marcel marco marcus mario
    mark markus martin matthew max michael miguel mikhail mohamed mohammad mohammed muhammad mustafa nathan neil
    nicholas nigel nikolai olaf oleg oliver omar oscar oskar otto pablo patrick paul pavel pedro peter philip pierre
    rafael ralph raul raymond ricardo richard robert roberto rodrigo roger roland ronald rudolf rupert samuel sebastian
    sergei sergey sergio simon stefan stephen steven stuart sven thomas tim timothy tom tomas tony vadim victor viktor
    vincent vladimir walter werner wilhelm william winston wolfgang yusuf""".split()
)


def gender_of(given: str) -> str:
    """ "f", "m", or "" where the name does not tell."""
    name = given.lower()
    return "f" if name in WOMEN else "m" if name in MEN else ""
