"""Daily counts, day by day and incident by incident: the plain twin of ``detente.violence.daily_counts``."""

from __future__ import annotations

from datetime import date, timedelta


def plain_daily(
    incidents: list[dict[str, object]], areas: list[str], start: date, end: date, longest_days: int
) -> dict[tuple[str, date], tuple[float, float]]:
    """(incidents, deaths) of every area and day."""
    days = [start + timedelta(days=i) for i in range((end - start).days + 1)]
    out = {(area, day): (0.0, 0.0) for area in areas for day in days}
    for incident in incidents:
        first, last = incident["date_start"], incident["date_end"] or incident["date_start"]
        assert isinstance(first, date)
        assert isinstance(last, date)
        span = (last - first).days + 1
        if incident["area"] is None or span > longest_days:
            continue
        deaths = incident["deaths_best"] or 0
        for i in range(span):
            cell = (incident["area"], first + timedelta(days=i))
            if cell in out:
                n, d = out[cell]  # type: ignore[index]
                out[cell] = (n + 1 / span, d + deaths / span)  # type: ignore[index,operator]
    return out
