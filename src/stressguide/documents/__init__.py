"""Documents, and the formats they are shown in."""
