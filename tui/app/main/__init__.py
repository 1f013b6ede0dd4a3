"""The main screen: four panes in three columns, a prompt, a status line.

main_screen      layout, focus, and what is done with what the panes post
library_screen   what of the library is shown, and what follows when it changes
command_screen   what commands find: ask, say, change the library
listing          a view, the search in it, what both find
messages         what happens away from the panes: Changed, and what the refresher tells
refresh_monitor  owns the refresher and orders runs; recount: counts and what waits, read again
columns          the widgets that carry the panes, as wide as the layout says
titles           the lines above the panes, and other words of the main screen; pure functions
startup          what the main screen starts from; opening: the list and article it opens with
"""
