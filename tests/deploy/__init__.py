"""What lies in `deploy/`, read as files: nothing of it is started here."""
