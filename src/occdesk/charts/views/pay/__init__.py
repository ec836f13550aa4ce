"""Pay: what could I earn?"""
