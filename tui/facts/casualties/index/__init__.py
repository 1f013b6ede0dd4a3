"""Words of a text that rules work on: triggers, participants, mentions, looked up by place."""
