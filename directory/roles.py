"""The two roles of a treatment in a line or two: who prescribes, and whether a therapist is there too."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from catalog.facts import Facts, PlaceOfWork
from catalog.query import Query
from directory.asked import Reason
from directory.fact_links import Changes, Fact
from directory.wording import Wording
from providers.vocabulary.checking import Authority

FILTERS = {Authority.OWN: "own", Authority.COLLABORATING: "collaborating"}
TOLD = (Authority.OWN, Authority.COLLABORATING, Authority.NOT_CONFIRMED)


class Roles:
    """What is said of the roles for the clients of one search."""

    def __init__(self, query: Query, chosen: Mapping[str, Sequence[str]], wording: Wording) -> None:
        self._state = query.client_state
        self._state_is_chosen = bool(chosen.get("state"))
        self._wording = wording

    def reasons(self, facts: Facts, place: PlaceOfWork | None) -> list[Reason]:
        """The lines for one listing, whose card names `place`."""
        abroad = place is not None and self._state is not None and place.state != self._state
        return [self._prescribing(facts, abroad), *self._team(facts, abroad)]

    def _prescribing(self, facts: Facts, abroad: bool) -> Reason:
        """Who may prescribe in the client's state; where no license is held there, in the states of the licenses, by name.

        `abroad` when the card names a place in another state: then it says why the client's state is the one that counts.
        """
        _ = self._wording.gettext
        given = facts.standing.prescribing
        if not given:
            return Reason("unknown", Fact(_("No license named")))
        if self._state and self._state in given:
            authority = given[self._state]
            if authority == Authority.NO and any(each != authority for each in given.values()):
                words = {"states": self._wording.states[self._state]}
                return Reason("unmet", Fact(_("Does not prescribe in %(states)s") % words))
            return self._prescribing_in(facts, authority, [self._state], abroad)
        for authority in TOLD:
            if authority in given.values():
                states = sorted(state for state, value in given.items() if value == authority)
                return self._prescribing_in(facts, authority, states)
        return self._prescribing_in(facts, Authority.NO, [])

    def _prescribing_in(
        self, facts: Facts, authority: str, states: Sequence[str], abroad: bool = False
    ) -> Reason:
        _ = self._wording.gettext
        words = {"states": self._names(states)}
        if abroad:
            words["states"] = _("%(states)s, the state of your search") % words
        if authority == Authority.OWN:
            text = _("Can prescribe in %(states)s") % words
        elif authority == Authority.COLLABORATING:
            text = _("Can prescribe in %(states)s with a collaborating physician") % words
        elif authority == Authority.NOT_CONFIRMED:
            return Reason("unknown", Fact(_("Prescribing in %(states)s: not confirmed") % words))
        else:
            return Reason("unmet", Fact(_("Does not prescribe")))
        return Reason("met", Fact(text, self._prescribers(facts, authority, states)))

    def _names(self, states: Iterable[str]) -> str:
        return ", ".join([self._wording.states[state] for state in states])

    def _prescribers(self, facts: Facts, authority: str, states: Sequence[str]) -> Changes:
        """The filter for those who may prescribe as this listing may; none where it would lose the listing itself."""
        filtered = ("prescribes", FILTERS[Authority(authority)])
        if self._state is None or self._state in states:
            return (filtered,)
        if len(states) == 1 and not self._state_is_chosen and states[0] in facts.states():
            return (("state", states[0]), filtered)
        return ()

    def _team(self, facts: Facts, abroad: bool) -> list[Reason]:
        """Whether both roles are filled, in the client's state or else where the provider works.

        The states stand in the line where they are not both the client's and that of the place on the card.
        """
        _ = self._wording.gettext
        standing = facts.standing
        states = self._team_states(facts)
        changes = (("team", "yes"),) if standing.has_team(self._state) else ()
        named = abroad or (self._state is not None and self._state not in states)
        here = [
            state
            for state in states
            if state in standing.therapist_states and standing.prescribes("yes", state)
        ]
        if here:
            text = _("A prescriber and a therapist in one place")
            if named:
                text = _("For people in %(states)s: a prescriber and a therapist in one place")
                text %= {"states": self._names(sorted(here))}
            return [Reason("met", Fact(text, changes))]
        if joined := standing.team_states.intersection(states):
            text = _("Care team: works with a partner for the other part")
            if named:
                text = _("Care team for people in %(states)s: works with a partner")
                text %= {"states": self._names(sorted(joined))}
            return [Reason("met", Fact(text, changes))]
        # Where nobody has confirmed who prescribes, the line above says so: unknown is not no.
        given = (standing.prescribing or {}).values()
        if given and all(authority == Authority.NO for authority in given):
            return [Reason("unknown", Fact(_("Needs a prescriber: none named here")))]
        return []

    def _team_states(self, facts: Facts) -> Collection[str]:
        """The client's state where a license is held there; else those in which the provider works."""
        if self._state and self._state in (facts.standing.prescribing or {}):
            return [self._state]
        return facts.states() or facts.standing.licensed_states
