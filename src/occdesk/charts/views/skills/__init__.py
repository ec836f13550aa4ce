"""Skills: what do I have to learn?"""
