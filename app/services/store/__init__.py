"""Wishes about the store itself: copies, checks, restores, its second place and its key."""
