"""Pages about the official system beside us: what is entered there, and what to type over."""
