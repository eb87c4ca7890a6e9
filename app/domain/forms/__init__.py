"""One module per printed form: the words it has (data of a form set) and what it shows."""
