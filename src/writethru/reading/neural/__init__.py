"""A trained reader of attributions beside the rules: a small transformer that says, for a cue, who speaks and what."""
