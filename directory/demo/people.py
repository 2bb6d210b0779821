"""Names of people and practices that nobody has.

First names are common ones from many places. Surnames are put together from two words of nature, which hardly any family
bears, so that a listing reads like a person's and is not one's.
"""

from directory.demo.chance import Chance
from providers.vocabulary.people import Gender

WOMEN = """
Abena Adriana Aisha Alma Amara Amelia Anjali Annika Beatriz Bridget Camila Carmen Catherine Celeste Chiara Claudia Dalia
Daniela Deborah Dolores Elena Esther Farah Fatima Felicia Fiona Gabriela Grace Hana Helen Ingrid Irene Isabel Jasmine Joyce
Judith Keiko Lakshmi Laila Leticia Linh Lucia Magdalena Maren Marisol Mei Mercedes Miriam Monique Nadia Naomi Ngozi Nina
Olga Paloma Patrice Priya Rachel Renata Rosalind Ruth Sabine Salma Sarita Simone Soledad Sonia Tamar Teresa Thuy Valeria
Vera Wanda Yasmin Yolanda Zainab Zora
"""

MEN = """
Aaron Abdul Adebayo Alejandro Amir Anders Andre Antonio Arjun Benjamin Calvin Carlos Cedric Cyrus Darnell Deepak Desmond
Diego Dmitri Edgar Emeka Enrique Ethan Felix Fernando Gareth Gilbert Hassan Henrik Hiroshi Hugo Ibrahim Isaac Ivan Jamal
Javier Jerome Joaquin Julian Kenji Kofi Leonard Levi Luis Malik Marcus Mateo Minh Nathaniel Nikolai Omar Oscar Pascal Patrick
Pedro Rafael Raj Ramon Reuben Ricardo Roland Samir Sanjay Sergio Solomon Stefan Sunil Terrence Theo Tomas Victor Wei Xavier
Yusuf Zachary
"""

ANY = """
Ari Avery Blair Cameron Casey Dakota Devon Ellis Emerson Finley Harper Hollis Indigo Jules Kai Kendall Lane Marlowe Morgan
Noor Parker Quinn Reese Remy River Robin Rory Sage Sasha Skyler Tatum
"""

FIRST_NAMES = {
    Gender.WOMAN: WOMEN.split(),
    Gender.MAN: MEN.split(),
    Gender.NONBINARY: ANY.split(),
}

FIRST_HALVES = """
Alder Amber Ash Aspen Bay Birch Bracken Briar Brook Cedar Clay Clover Copper Cress Dune Elder Elm Ember Fen Fern Flint Frost
Gale Glen Hawk Hazel Heath Holly Ivy Juniper Lark Laurel Linden Maple Marsh Meadow Mist Moss Oak Otter Pine Quill Rain Raven
Reed River Rowan Rush Sage Salt Sedge Shale Silver Slate Sorrel Sparrow Storm Summer Swift Tarn Thistle Tide Wren Willow
Winter Yarrow
"""

# Without the endings that make old family names: no Ashcroft, Fenwick, Hazelgrove or Thistlethwaite.
SECOND_HALVES = """
acre dell fall fell garth glade haven hollow keep lea mere moor quay reach rise vale water weir wold
"""

PRACTICES = {
    "infusion": (
        "{} Infusion Clinic",
        "{} Ketamine Clinic",
        "{} Anesthesia and Mood Care",
        "{} Medical Group",
    ),
    "integrated": (
        "{} Psychiatry and Psychotherapy",
        "{} Mind and Medicine",
        "{} Center for Assisted Therapy",
        "{} House",
    ),
    "therapy": (
        "{} Therapy Group",
        "{} Counseling Collective",
        "{} Psychotherapy Associates",
        "The {} Practice",
    ),
}


STARTS, ENDS = FIRST_HALVES.split(), SECOND_HALVES.split()


def surname(chance: Chance) -> str:
    """A word such as Larkhollow; no letter doubles at the seam, which would be hard to read."""
    while True:
        first, second = chance.choice(STARTS), chance.choice(ENDS)
        if first[-1] != second[0] and first.lower() != second:
            return first + second


def person_name(chance: Chance, gender: Gender, taken: set[str]) -> str:
    """A full name that is not in `taken`; with a middle initial when the short ones have run out."""
    for attempt in range(1000):
        middle = f" {chance.choice('ABCDEFGHJKLMNPRSTVW')}." if attempt > 3 else ""
        name = f"{chance.choice(FIRST_NAMES[gender])}{middle} {surname(chance)}"
        if name not in taken:
            break
    return name


def practice_name(chance: Chance, style: str, taken: set[str]) -> str:
    """The name of a practice of a style of PRACTICES that is not in `taken`."""
    for attempt in range(1000):
        word = surname(chance) if attempt < 4 else f"{surname(chance)} {surname(chance)}"
        name = chance.choice(PRACTICES[style]).format(word)
        if name not in taken:
            break
    return name
