"""Pictures of a ledger: who gives which count, how a count went over the days, and what happened when.

Each chart is a Vega-Lite specification in plain dicts. Every datum of it names the figure and the words of the article
that it rests on, so that each plotted value can be traced.
"""
