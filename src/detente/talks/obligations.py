"""placeholder"""
def read_obligations(*a): return []
