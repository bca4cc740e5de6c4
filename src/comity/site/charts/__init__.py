"""Charts: Vega-Lite specifications made in Python, drawn to SVG here for print and for readers without script."""

from comity.site.charts.chart import Chart, drawn

__all__ = ["Chart", "drawn"]
