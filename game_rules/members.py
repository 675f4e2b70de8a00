"""The members of the two organisations: since when, how many people, which exceptions (brief, 2.9 and 2.10).

Populations are those of Council Decision 2015/2393, in force in 2016; weighted votes those of the Treaty of Nice.
"""

from dataclasses import dataclass

from game_rules.ids import RoleId

Month = tuple[int, int]
"""A year and a month, counted from 1."""


@dataclass(frozen=True, slots=True)
class Member:
    """A state; `eu` and `nato` say since when it is a member, `pfp` since when a partner with a security agreement."""

    code: RoleId
    name: str
    eu: Month | None = None
    nato: Month | None = None
    security_agreement: bool = True
    population: int = 0
    weighted_votes: int = 0
    defence_opt_out: bool = False
    pfp: Month | None = None


MEMBERS = (
    Member("AL", "Albania", nato=(2009, 4)),
    Member("AT", "Austria", eu=(1995, 1), population=8_581_500, weighted_votes=10),
    Member("BE", "Belgium", eu=(1958, 1), nato=(1949, 4), population=11_258_434, weighted_votes=12),
    Member("BG", "Bulgaria", eu=(2007, 1), nato=(2004, 3), population=7_202_198, weighted_votes=10),
    Member("CA", "Canada", nato=(1949, 4)),
    Member("CY", "Cyprus", eu=(2004, 5), security_agreement=False, population=847_008, weighted_votes=4),
    Member("CZ", "Czech Republic", eu=(2004, 5), nato=(1999, 3), population=10_419_743, weighted_votes=12),
    Member("DE", "Germany", eu=(1958, 1), nato=(1955, 5), population=81_089_331, weighted_votes=29),
    Member("DK", "Denmark", eu=(1973, 1), nato=(1949, 4), population=5_653_357, weighted_votes=7, defence_opt_out=True),
    Member("EE", "Estonia", eu=(2004, 5), nato=(2004, 3), population=1_313_271, weighted_votes=4),
    Member("ES", "Spain", eu=(1986, 1), nato=(1982, 5), population=46_439_864, weighted_votes=27),
    Member("FI", "Finland", eu=(1995, 1), population=5_471_753, weighted_votes=7),
    Member("FR", "France", eu=(1958, 1), nato=(1949, 4), population=66_352_469, weighted_votes=29),
    Member("GR", "Greece", eu=(1981, 1), nato=(1952, 2), population=10_846_979, weighted_votes=12),
    Member("HR", "Croatia", eu=(2013, 7), nato=(2009, 4), population=4_225_316, weighted_votes=7),
    Member("HU", "Hungary", eu=(2004, 5), nato=(1999, 3), population=9_855_571, weighted_votes=12),
    Member("IE", "Ireland", eu=(1973, 1), population=4_625_885, weighted_votes=7),
    Member("IS", "Iceland", nato=(1949, 4)),
    Member("IT", "Italy", eu=(1958, 1), nato=(1949, 4), population=61_438_480, weighted_votes=29),
    Member("LT", "Lithuania", eu=(2004, 5), nato=(2004, 3), population=2_921_262, weighted_votes=7),
    Member("LU", "Luxembourg", eu=(1958, 1), nato=(1949, 4), population=562_958, weighted_votes=4),
    Member("LV", "Latvia", eu=(2004, 5), nato=(2004, 3), population=1_986_096, weighted_votes=4),
    Member("ME", "Montenegro", nato=(2017, 6)),
    Member("MT", "Malta", eu=(2004, 5), population=429_344, weighted_votes=3, pfp=(2008, 4)),
    Member("NL", "Netherlands", eu=(1958, 1), nato=(1949, 4), population=17_155_169, weighted_votes=13),
    Member("NO", "Norway", nato=(1949, 4)),
    Member("PL", "Poland", eu=(2004, 5), nato=(1999, 3), population=38_005_614, weighted_votes=27),
    Member("PT", "Portugal", eu=(1986, 1), nato=(1949, 4), population=10_374_822, weighted_votes=12),
    Member("RO", "Romania", eu=(2007, 1), nato=(2004, 3), population=19_861_408, weighted_votes=14),
    Member("SE", "Sweden", eu=(1995, 1), population=9_790_000, weighted_votes=10),
    Member("SI", "Slovenia", eu=(2004, 5), nato=(2004, 3), population=2_062_874, weighted_votes=4),
    Member("SK", "Slovakia", eu=(2004, 5), nato=(2004, 3), population=5_403_134, weighted_votes=7),
    Member("TR", "Turkey", nato=(1952, 2)),
    Member("UK", "United Kingdom", eu=(1973, 1), nato=(1949, 4), population=64_767_115, weighted_votes=29),
    Member("US", "United States", nato=(1949, 4)),
)
BY_CODE = {member.code: member for member in MEMBERS}

UK_LEFT: Month = (2020, 2)
"""The first month of the Union without the United Kingdom."""

PRESIDENCIES = {
    (2011, 1): "HU",
    (2011, 2): "PL",
    (2012, 1): "DK",
    (2012, 2): "CY",
    (2013, 1): "IE",
    (2013, 2): "LT",
    (2014, 1): "GR",
    (2014, 2): "IT",
    (2015, 1): "LV",
    (2015, 2): "LU",
    (2016, 1): "NL",
    (2016, 2): "SK",
    (2017, 1): "MT",
    (2017, 2): "EE",
    (2018, 1): "BG",
    (2018, 2): "AT",
}
"""Who chaired Coreper and the General Affairs Council, by year and half."""


def eu_members(when: Month) -> tuple[RoleId, ...]:
    """The members of the Union in a month: 27 before July 2013, 28 from then."""
    found = (one.code for one in MEMBERS if one.eu and one.eu <= when)
    return tuple(code for code in found if code != "UK" or when < UK_LEFT)


def allies(when: Month) -> tuple[RoleId, ...]:
    """The members of NATO in a month: 28 from April 2009, 29 from June 2017."""
    return tuple(one.code for one in MEMBERS if one.nato and one.nato <= when)


def has_security_agreement(code: RoleId, when: Month) -> bool:
    """May this state be shown what NATO marks? Allies may; partners from the day of their agreement (M126)."""
    member = BY_CODE[code]
    if member.nato and member.nato <= when:
        return True
    return member.security_agreement and (member.pfp is None or member.pfp <= when)


def without_agreement(when: Month) -> tuple[RoleId, ...]:
    """The members of the Union that may not sit where NATO's papers lie on the table (M64)."""
    return tuple(code for code in eu_members(when) if not has_security_agreement(code, when))


def presidency(when: Month) -> RoleId:
    """Who holds the rotating presidency of the Council; empty outside 2011-2018. Raises nothing."""
    year, month = when
    return PRESIDENCIES.get((year, 1 if month <= 6 else 2), "")


def chair(body: str, when: Month) -> RoleId:
    """Who chairs: the High Representative the Foreign Affairs Council, the EEAS the PSC; the presidency the others.

    Article 18(3) TEU: the rotating presidency chairs neither (brief, 2.2).
    """
    return "EEAS" if body in ("FAC", "PSC") else presidency(when)
