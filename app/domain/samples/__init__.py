"""Invented papers to look at: one of every form, for previews of its words and for tests."""
