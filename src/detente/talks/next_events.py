"""placeholder"""
def read_next_events(*a): return []
