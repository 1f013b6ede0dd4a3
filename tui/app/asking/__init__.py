"""The prompt at the foot of the screen: one line for a search, tags, an address.

prompt      the question, its offers and complaints; line: where the answer is typed
completion  what can be typed next in a query; languages: their names
ahead       keys that were typed before the prompt, a pane or a list was there for them
"""
