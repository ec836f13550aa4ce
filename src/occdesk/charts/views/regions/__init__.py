"""Regions: where?"""
