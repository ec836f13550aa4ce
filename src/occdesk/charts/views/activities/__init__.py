"""Activities: which part of this work can AI do?"""
