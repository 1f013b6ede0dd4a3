"""Finding out what can be done: the same actions as help, as a palette, and in the footer.

footer      the few keys that matter in the pane that has the focus
screen      every action by group, with the keys as they are mapped
palette     every action and theme by name
"""
