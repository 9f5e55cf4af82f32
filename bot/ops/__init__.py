"""What an operator runs: checks, status, rehearsals, a start and its refusals, in plain lines for a terminal."""
