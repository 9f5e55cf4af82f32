"""Minutes as documents: a file becomes text, text becomes what was read, each with its sentence."""
