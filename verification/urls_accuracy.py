"""How true the listings are, in figures that anybody can read."""

from django.urls import path

from verification.views import accuracy

urlpatterns = [
    path("", accuracy.accuracy, name="accuracy"),
]
