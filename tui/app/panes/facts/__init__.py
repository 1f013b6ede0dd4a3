"""The facts beside an article.

claim_groups   which claims belong together
with_verdicts  an article's facts as the reader's verdicts leave them
fact_rows      all of it as lines; claim_lines: the claims; fact_row: one item of them
pane           the widget that shows it
"""
