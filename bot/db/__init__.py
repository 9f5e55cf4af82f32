"""All SQL; in and out are domain dataclasses, rows stay inside."""
