"""Where anybody says that something is wrong with a listing, beside it."""

from django.urls import path

from verification.views import report

urlpatterns = [
    path("<slug:slug>/report/", report.report, name="report"),
    path("<slug:slug>/report/sent/", report.report_sent, name="report_sent"),
]
