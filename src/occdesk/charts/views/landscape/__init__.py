"""Landscape: which exposed jobs still pay or grow?"""
