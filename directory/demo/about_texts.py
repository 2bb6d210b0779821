"""What people say of themselves. Nothing here states a medical fact, promises a result or names a dose."""

from providers.vocabulary.license import Profession

P = Profession

CALLED = {
    P.PSYCHIATRIST: "a psychiatrist",
    P.ANESTHESIOLOGIST: "an anesthesiologist",
    P.PHYSICIAN_OTHER: "a physician",
    P.NURSE_PRACTITIONER: "a nurse practitioner",
    P.PHYSICIAN_ASSISTANT: "a physician assistant",
    P.CRNA: "a nurse anesthetist",
    P.CLINICAL_NURSE_SPECIALIST: "a clinical nurse specialist",
    P.PSYCHOLOGIST: "a psychologist",
    P.PRESCRIBING_PSYCHOLOGIST: "a prescribing psychologist",
    P.CLINICAL_SOCIAL_WORKER: "a clinical social worker",
    P.MARRIAGE_FAMILY_THERAPIST: "a marriage and family therapist",
    P.PROFESSIONAL_COUNSELOR: "a counselor",
    P.ART_THERAPIST: "an art therapist",
    P.NATUROPATHIC_PHYSICIAN: "a naturopathic physician",
    P.REGISTERED_NURSE: "a registered nurse",
}

# Slots: {called}, {city}.
PERSON_OPENERS = (
    "I am {called} in {city}.",
    "I am {called}, and {city} has been home for most of my working life.",
    "I came to {city} to open a small practice, and I stayed.",
    "Most of the people I see in {city} have tried other care first, and many are tired of telling their story again.",
    "I am {called} who likes slow and careful work.",
    "My office in {city} is small on purpose: I see only a few people a day.",
    "For years I worked in hospitals. As {called} in {city} I now have time to sit with people.",
    "I trained as {called} because I wanted to understand what helps people who feel stuck.",
    "People often come to me unsure if this is for them. That is a fine place to start.",
    "I grew up not far from {city} and came back after my training.",
    "I am {called}. Outside work I keep bees, sing badly in a choir and walk a lot.",
    "I work as {called} with people who want a plain talk about what is known and what is not.",
    "Before I became {called} I taught school, and I still explain things with a marker in my hand.",
    "My door in {city} opens onto a quiet courtyard, and most of my work is as quiet as that.",
)
PRACTICE_OPENERS = (
    "We are a small practice in {city}.",
    "Our team in {city} has worked together since the first day.",
    "We opened in {city} because people had to drive too far for this care.",
    "We are a group of people with different training who plan each person's care together.",
    "You will meet the same few faces here each time you come.",
    "Our rooms in {city} were a bakery once; people say that they still feel warm.",
    "We keep our practice in {city} small, so that everybody knows your name and your plan.",
    "We share one front desk, one kitchen and one weekly meeting in which we talk through our work.",
    "We started as two friends with one room. Today we are a team, and we still eat lunch together.",
)

MEDICAL_LINES = (
    "My part is the medical side: a careful history, a clear plan, and someone who watches the whole time.",
    "Before we start I ask about your heart, your blood pressure, your medicines and your past care, and I may say no.",
    "I do not offer talk therapy myself, and I am glad to speak with your therapist if you want that.",
    "We begin with a long first visit and end it with a plan on one page that you take home.",
    "I explain every step before I do it, and I stop when you ask me to.",
    "I write to your other doctors after the first visit and after the last one, if you agree.",
    "We look at your answers to the same few questions each week, so that we both see how you are doing.",
    "Off-label use, cost and other options are part of the first talk, not of the small print.",
)
THERAPY_LINES = (
    "I listen first. We set goals together and change them when they no longer fit.",
    "Talking is at the center of my work; the medicine is one tool in it.",
    "We go at your pace. You can pause or stop at any point, and we will still have a plan.",
    "What comes up in a session needs time in the weeks after, so I keep that time free for you.",
    "I work with the body as much as with words: breath, posture, small movements.",
    "Some people draw, some write, some say very little. All of that is welcome.",
    "I care about how we get along. If I am not the right person, I will help you find one who is.",
    "We spend several visits getting to know each other before any medicine is planned.",
    "I ask what a good week would look like for you, and we work back from there.",
    "I keep what you tell me in plain notes, and you may read them.",
    "I will tell you what I know, what I do not know, and what else you could try.",
)
PRACTICE_LINES = (
    "Before any medicine there is a long first visit with questions in both directions.",
    "One person here is yours: they plan with you, answer your calls and know your story.",
    "We ask about your heart, your blood pressure, your medicines and your past care, and we may say no.",
    "We explain every step before we do it, and we stop when you ask us to.",
    "We write to your other doctors after the first visit and after the last one, if you agree.",
    "Off-label use, cost and other options are part of the first talk, not of the small print.",
    "If you have a therapist or a doctor already, we work with them.",
)
PRESCRIBER_LINES = (
    "I am glad to work with outside therapists; we talk before and after each session.",
    "If you have a therapist already, they are welcome in the room.",
    "I also see people whose therapist works elsewhere.",
)
NON_PRESCRIBER_LINES = (
    "I do not prescribe. A medical provider has to see you before we plan a session.",
    "The medicine part belongs to a prescriber, whom you meet first.",
    "I am not a prescriber, so we plan this work together with one.",
)
PRACTICAL_LINES = (
    "There is tea, a heavy blanket and a window onto a garden.",
    "You may bring your own music, or we choose some together.",
    "I return calls within one working day.",
    "Parking is free behind the house, and the bus stops at the corner.",
    "The waiting room has two chairs, so you will rarely meet anyone.",
    "We send you the forms ahead of time and go through them with you if forms are hard for you.",
    "Prices are told before you book, in writing.",
    "The first call is free and takes about twenty minutes.",
    "If it rains, leave your boots by the door; everybody does.",
    "You can ask for a break, a cushion or silence without giving a reason.",
    "Wear something soft on the day; we will tell you the rest.",
    "Service animals are welcome.",
)
CLOSINGS = (
    "This does not help everyone. We look at it together after the first sessions and decide what is next.",
    "Not sure yet? Ask me anything. “Not now” is a good answer too.",
    "Whatever you decide, I will respect it.",
    "Take your time with this choice.",
    "If something else would serve you better, I will say so.",
    "Come and look at the room before you decide.",
)
