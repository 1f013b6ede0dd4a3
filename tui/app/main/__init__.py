"""The main screen: four panes in three columns, a prompt, a status line.

main_screen      what is open, and what follows when the library changes
columns          the widgets that carry the panes, as wide as the layout says
titles           the lines above the panes, and what an empty list says
opening          the list and the article that the reader opens with
refresh_monitor  the refresher's steps, as messages
"""
