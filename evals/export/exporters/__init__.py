"""The adapters of the exporter port."""
