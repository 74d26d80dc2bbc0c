"""Charts as small drawings: numbers to coordinates to SVG, with no library and no script.

Horizontal places are percentages and heights are pixels, so a chart is as wide as its column while its letters
keep their size, on a telephone too. Long texts (names, reasons, marked days) stand outside the drawing, where
they wrap and can be read aloud.
"""
