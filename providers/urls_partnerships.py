"""The addresses of a listing's partnerships."""

from django.urls import path

from providers.views import partnerships

ALL = "listings/<slug:slug>/partnerships/"
ONE = f"{ALL}<int:partnership>/"

urlpatterns = [
    path(ALL, partnerships.partnerships, name="practice_partnerships"),
    path(f"{ALL}new/", partnerships.find, name="practice_partnership_find"),
    path(f"{ALL}new/<slug:partner>/", partnerships.propose, name="practice_partnership_propose"),
    path(ONE, partnerships.partnership, name="practice_partnership"),
    path(f"{ONE}end/", partnerships.end, name="practice_partnership_end"),
]
