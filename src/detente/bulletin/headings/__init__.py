"""What stands under the headings of the daily and of the monthly report; one file a matter.

Each maker takes an :class:`~detente.bulletin.edition.Edition` and returns the blocks it has to say; none where nothing
is on record, and the report then says so under the heading. The two reports share makers: they differ in their period.

To add what a heading says: a function ``(Edition) -> list[Block]`` here, and its name beside the heading in
:mod:`detente.bulletin.daily` or :mod:`detente.bulletin.monthly`.
"""
