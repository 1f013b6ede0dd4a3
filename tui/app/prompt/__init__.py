"""The prompt at the foot of the screen: one line for a search, tags, an address.

prompt       the question, its suggestions and complaints; input: the line that is typed
completion   what can be typed next in a query; suggestions: what has room in a line
key_buffer   keys that were typed before the prompt, a pane or a list was there for them
"""
