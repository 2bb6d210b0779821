"""Reports about listings, under /review/reports/."""

from django.urls import path

from verification.views import reports

urlpatterns = [
    path("reports/", reports.review_reports, name="review_reports"),
    path("reports/<uuid:report_key>/", reports.review_report, name="review_report"),
    path("reports/<uuid:report_key>/ask/", reports.review_report_ask, name="review_report_ask"),
    path(
        "reports/<uuid:report_key>/suspend/",
        reports.review_report_suspend,
        name="review_report_suspend",
    ),
    path(
        "reports/<uuid:report_key>/forward/",
        reports.review_report_forward,
        name="review_report_forward",
    ),
    path(
        "reports/<uuid:report_key>/close/", reports.review_report_close, name="review_report_close"
    ),
    path(
        "reports/<uuid:report_key>/restore/",
        reports.review_report_restore,
        name="review_report_restore",
    ),
]
