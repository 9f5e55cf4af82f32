"""Figures, each beside a baseline measured in the same run; they never fail for time."""
