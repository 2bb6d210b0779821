"""What somebody must have seen of a license before a verdict that hurts its holder."""

from django.db.models import Q

from providers.vocabulary.checking import Fact, Result, Verdict

# What hurts a provider is seen by two people: one looked and found this, another, who is senior, decides.
BEARS_OUT = {
    Verdict.DOES_NOT_MATCH: Q(fact__in=(Fact.LICENSE_STATUS, Fact.LICENSE_EXPIRY))
    & ~Q(result=Result.CONFIRMED),
    # That no discipline was found is good news.
    Verdict.DISCIPLINED: Q(fact__in=(Fact.LICENSE_STATUS, Fact.DISCIPLINE), result=Result.ADVERSE),
}
