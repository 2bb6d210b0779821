"""Closed lists of values that reviewers' work knows."""
