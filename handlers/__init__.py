"""What members do, by subject: each module registers its own listeners."""
