"""What lies over the main screen: the map, the timeline, the tally, help, the palette, and cards.

action_screen   what they are made of: keys from the registry, the theme from the context, a frame
scrolling_card  a card of drawn lines: help, and what an update changed
map             where it happened; timeline: when; tally: how many, by what one chooses
help            every action by group; palette: every action and theme by name
welcome         the card of a first start
fact_card       a line for each field of a fact; fact_fields: a fact as fields and back;
fact_choices: what can stand in a field
revisions       what the last update of an article changed
other_articles  the other articles that name a person, place or organisation
"""
