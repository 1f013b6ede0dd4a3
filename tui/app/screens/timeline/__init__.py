"""The timeline: killed and injured of what is shown, by day, week, month or year.

    library.survey.days -> counts (bars of a unit) -> drawing (lines) -> screen (a card)

Only `chart` knows the charting library, and all of it is imported when the timeline is opened.
"""
