"""Ranking: where does mine stand?"""
