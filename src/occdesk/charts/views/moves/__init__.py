"""Moves: where could I go from here?"""
