"""The addresses of the guide. No answer ever stands in one."""

from django.urls import path

from matching.views import check, compare, guide, helped, leaving, matches, receipt, worksheet

urlpatterns = [
    path("", guide.start, name="guide"),
    path("answers/", check.answers, name="guide_answers"),
    path("options/", compare.options, name="guide_options"),
    path("matches/", matches.matches, name="guide_matches"),
    path("worksheet/", worksheet.worksheet, name="guide_worksheet"),
    path("receipt/", receipt.receipt, name="guide_receipt"),
    path("receipt.json", receipt.receipt_json, name="guide_receipt_json"),
    path("helped/", helped.helped, name="guide_helped"),
    path("clear/", leaving.clear, name="guide_clear"),
    path("leave/", leaving.leave, name="guide_leave"),
    path("<slug:slug>/", guide.question, name="guide_question"),
]
