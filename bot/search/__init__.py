"""The index of decisions: Dutch analysis, ranking, and silence where nothing fits."""
