"""Indices: do they agree about this job?"""
