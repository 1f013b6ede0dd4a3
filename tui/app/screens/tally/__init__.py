"""How many were killed and injured, by what the reader chooses.

layout   rows and their numbers as lines, without a widget
screen   the card that counts, moves and opens
"""
