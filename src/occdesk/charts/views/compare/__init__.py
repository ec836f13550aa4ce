"""Compare: how do they differ?"""
