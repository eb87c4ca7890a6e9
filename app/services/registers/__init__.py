"""The registers the office keeps beside its dossiers, outages of systems, citizens' ratings."""
