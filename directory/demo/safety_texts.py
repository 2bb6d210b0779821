"""What people say of safety: who is there, who watches, what happens if, the ride home, touch and consent.

By setting: `clinic` has medical staff, `office` is a therapist's room, `remote` is video.
"""

WHO_IS_IN_THE_ROOM = {
    "clinic": (
        "A nurse stays with you from start to finish. The prescriber is on site.",
        "One medical person is with you the whole time, and a second one is within call.",
        "You, a nurse and, if you like, your own therapist or a friend.",
        "The prescriber starts the session with you; a nurse then stays beside you.",
        "Two of us: one looks after your body, one is there for you.",
    ),
    "office": (
        "You and me. I do not leave the room during a session.",
        "I am there the whole time. The prescriber can be reached by phone.",
        "You, me and, for the first session, the prescriber.",
        "Only the two of us, unless you ask for a second person.",
        "I sit in a chair beside you. A nurse is in the next room for sessions with medicine.",
    ),
    "remote": (
        "I am on video with you the whole time. An adult you trust is in your home.",
        "You in your home with someone you trust, me on the screen, the prescriber on the phone list beside it.",
    ),
}
MONITORING = {
    "clinic": (
        "We check blood pressure, pulse and oxygen before, during and after each session.",
        "A clip on your finger shows pulse and oxygen all the time; we take blood pressure often.",
        "A nurse watches you and writes down your numbers until you are steady on your feet.",
        "You are on a monitor from the start until the prescriber says that you may go.",
        "We look at you and at the monitor, and we ask you how you are.",
    ),
    "office": (
        "We take your blood pressure and pulse before and after. If they are too high, we wait for another day.",
        "The prescriber decides how you are watched, and the plan hangs on the wall of the room.",
        "A clip on your finger shows pulse and oxygen; I know what to do when it beeps.",
        "You are never alone. I check your pulse and oxygen and write them down.",
    ),
    "remote": (
        "You have a blood pressure cuff at home, and we go through the numbers on video before we begin.",
        "We measure before and after on video. Without the numbers we do not start.",
    ),
}
EMERGENCY_PLAN = {
    "clinic": (
        "We have oxygen and emergency medicine in the room, staff trained to use them, and we call 911.",
        "A written plan hangs in each room and we practice it. The hospital is minutes away.",
        "The team is trained in advanced life support. For an emergency after you leave, call 911; for thoughts of suicide, 988.",
        "There is a call button in the room and a crash cart next door. We would call 911 and then your contact person.",
    ),
    "office": (
        "I am trained in first aid and CPR. I would call 911, then the prescriber, then the person you named.",
        "We write your plan together: who is called, which hospital, what you take with you. Between sessions: 988, day and night.",
        "For a medical emergency I call 911 and stay with you. For a hard night you have my number and 988.",
        "The plan is on one page, and you and the person who picks you up have a copy.",
    ),
    "remote": (
        "Before we begin I note your address and the person with you. In an emergency I call 911 in your town.",
        "The adult with you has a page that says when to call 911. I stay on video until help is there.",
    ),
}
RIDE_HOME = {
    "clinic": (
        "You need an adult to take you home. Please do not drive until the next day, after a good sleep.",
        "We do not let you leave alone. A friend or a ride service with a companion is fine.",
        "Tell us who will pick you up when you come in. No driving that day.",
        "If your ride falls through, call us the same morning and we will find a way or a new day.",
    ),
    "office": (
        "Somebody picks you up at my door. No driving until you have slept.",
        "Please plan for a ride and for a quiet evening.",
        "A person you trust takes you home; I wait with you until they are here.",
    ),
    "remote": (
        "You are at home already. Please do not drive until the next day, after a good sleep.",
    ),
}
TOUCH_POLICY = {
    "clinic": (
        "Only what medical care needs, and we tell you first.",
        "We ask before each touch. A hand to hold is there if you have said yes beforehand.",
        "No touch apart from what measuring and giving the medicine needs.",
    ),
    "office": (
        "We talk about touch before the first session. A yes can be taken back at any time; a no stays a no during the session.",
        "A hand on the shoulder or a hand to hold, and only if you wrote that down beforehand.",
        "I do not touch people in sessions. There are blankets and a cushion to hold.",
        "Never without your yes, never anywhere but hand, arm, shoulder or foot.",
    ),
    "remote": ("There is no touch, since we meet by video.",),
}
CONSENT_POLICY = (
    "You read the form at home, we go through it together, and you sign it on another day.",
    "We ask again before every session. You may say no on the day, and it costs you nothing.",
    "The form names the risks, the other options and that this use may be off-label. You take a copy home.",
    "Nothing is recorded. Students or guests come only if you agree in writing.",
    "You can stop at any time. We agree on a word or a sign for it.",
    "You may bring someone to the consent talk, and you may take the form to your own doctor.",
    "We ask you to say the plan back in your own words, so that we know we explained it well.",
)
