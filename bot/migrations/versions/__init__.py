"""One file a version; they name tables as text and import no model."""
