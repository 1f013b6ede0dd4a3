"""The prompt at the foot of the screen: one line for a search, tags, an address.

prompt      the line, its offers and complaints
completion  what can be typed next in a query; languages: their names
ahead       keys that were typed before the prompt was there
"""
