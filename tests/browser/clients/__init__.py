"""Journeys of clients, who look, ask and write without an account."""
