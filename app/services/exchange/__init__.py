"""Wishes about bundles: a day taken out, another counter's taken in."""
