"""The map: where what is shown happened, in Braille dots. Imported when it is first opened.

    geometry    where a place is on the map, and which part of the map a window shows; plain numbers
    raster      lines into Braille cells
    markers     the places' marks, and names where there is room for them
    frame       all of it as rows of text in roles
    screen      the widgets: the map, the list beside it, and their keys

All but the last know nothing of Textual.
"""
