"""Prescribing rules, their proposed changes, federal rules, and what is found of one license."""

from django.urls import path

from verification.views import federal_rules, overrides, rule_changes, rule_proposals, rules

urlpatterns = [
    path("rules/", rules.rules, name="review_rules"),
    path("rules/federal/", federal_rules.federal_rules, name="review_federal_rules"),
    path(
        "rules/federal/<str:topic>/change/", federal_rules.change, name="review_federal_rule_change"
    ),
    path("rules/proposals/", rule_proposals.proposals, name="review_rule_proposals"),
    path("rules/proposals/<uuid:proposal>/", rule_proposals.proposal, name="review_rule_proposal"),
    path(
        "rules/proposals/<uuid:proposal>/apply/",
        rule_proposals.apply,
        name="review_rule_proposal_apply",
    ),
    path(
        "rules/proposals/<uuid:proposal>/close/",
        rule_proposals.close,
        name="review_rule_proposal_close",
    ),
    path("rules/<str:license_type>/<str:state>/", rules.rule, name="review_rule"),
    path(
        "rules/<str:license_type>/<str:state>/change/",
        rule_changes.change,
        name="review_rule_change",
    ),
    path(
        "rules/<str:license_type>/<str:state>/confirm/",
        rule_changes.confirm,
        name="review_rule_confirm",
    ),
    path("licenses/<uuid:license>/override/", overrides.override, name="review_override"),
]
