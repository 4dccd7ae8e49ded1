"""Reports of a check: JSON for programs, text for people. Message, code and severity are the same in all."""
