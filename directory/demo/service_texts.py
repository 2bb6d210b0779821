"""Services in their providers' words: what each model, route and place is like with them."""

from providers.vocabulary.treatment import Format, Route, TreatmentModel

MODEL_LINES = {
    TreatmentModel.MEDICAL: (
        "A quiet room, a reclining chair and a nurse or doctor who looks after you.",
        "We treat symptoms with the medicine and follow them with a short set of questions each visit.",
        "Most people rest with an eye mask and music. You do not need to talk.",
        "You meet the prescriber first, then come for a set of visits, and we decide together whether to go on.",
        "A plain medical service: history, visit, rest, ride home, and a call the next day.",
        "We plan a first set of visits and stop to look before planning more.",
        "Care for people who want the medicine without talk therapy, or who have a therapist elsewhere.",
        "We keep the lights low and the talk short, and we check on you often.",
    ),
    TreatmentModel.PSYCHOLYTIC: (
        "You stay awake and in touch with me, and we talk as much or as little as you like.",
        "A therapy session that is longer and looser than usual; talking is the main thing, with the medicine beside it.",
        "We prepare over several visits, work together during the session and meet again within days.",
        "You can speak, draw or be silent. I stay beside you and help you to keep the thread.",
        "The aim is deeper therapy. We choose one theme beforehand and let it lead us.",
        "We keep it light enough that you can always tell me what is going on.",
        "For people who want to go further in therapy than words have let them so far.",
        "Three parts: getting ready, the session with talk, and time to make sense of it.",
    ),
    TreatmentModel.PSYCHEDELIC: (
        "You go inward with eyes closed and music. I sit beside you the whole time and say little until you come back.",
        "We spend weeks getting ready, one long session on the inner journey, and weeks making sense of it.",
        "The experience itself is the heart of this work. Talking comes toward the end and in the days after.",
        "Some sessions are peaceful and some are hard. You are not alone in either.",
        "We set an intention, let it go, and see what comes. Then we write, draw or walk it through.",
        "A long day with a slow start, a deep rest and time to come back before anyone asks you a question.",
        "I keep watch while you travel inward, and we meet the next days to put what you saw into your life.",
        "Fewer sessions, more time around each of them.",
    ),
}
ROUTE_LINES = {
    Route.IV: (
        "It goes in through a thin tube in your arm, so we can slow it down or stop it.",
        "An IV drip in a chair that lies back.",
    ),
    Route.IM: (
        "One injection in the arm or leg; our nurse or doctor gives it.",
        "Given as an injection, with someone medical in the room.",
    ),
    Route.INTRANASAL: (
        "You use the nasal spray yourself while we watch.",
        "A nasal spray, in our rooms.",
    ),
    Route.SUBLINGUAL: (
        "A lozenge that dissolves in your mouth.",
        "You hold a lozenge in your mouth while we sit together.",
    ),
}
ESKETAMINE_LINES = (
    "Esketamine (Spravato) nasal spray in our certified rooms; you stay with us for at least two hours, and a prescriber is on site.",
    "Esketamine (Spravato): you spray it yourself here, we watch over you for at least two hours, and someone drives you home.",
)
AT_HOME_LINES = (
    "You take the lozenge at home while we are with you on video, and an adult you trust is in the house.",
    "The pharmacy sends the lozenges to you. We meet on video before, during and after each session.",
)
TELEHEALTH_LINES = (
    "We meet by video before and after your sessions; the medicine itself you take with your prescriber.",
    "Getting ready and making sense of it, by video. The session with medicine is with your prescriber.",
)
PARTNER_LINES = (
    "Your therapist, ours or your own, leads the talking.",
    "The talk therapy is done by a therapist we work with.",
)
FORMAT_LINES = {Format.AT_HOME: AT_HOME_LINES, Format.TELEHEALTH: TELEHEALTH_LINES}
