"""Papers of every form: asked for, printed once it is safe to, printed again as they were."""
