"""Journeys of people with an account: who keep a listing, review or run the site."""
