"""What members type, read as what they ask for: commands, answers in words, short replies and small talk."""
