"""Reading: bytes, files, streams and texts become Articles; nothing here asks a model or the network."""

from briefing.reading.decoding import MAX_BYTES
from briefing.reading.metadata import Metadata
from briefing.reading.reader import bare, read_all, read_bytes, read_file, read_stream, read_text

__all__ = ["MAX_BYTES", "Metadata", "bare", "read_all", "read_bytes", "read_file", "read_stream", "read_text"]
