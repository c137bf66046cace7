"""Documents: the HTML of a brief becomes blocks, and blocks become DOCX and PDF."""
