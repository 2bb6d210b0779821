"""The audit trail: which tables it covers, how its rows hang together, what they say in words."""
