"""The eval machinery: cases are read or made, a checker answers them, and what came out is counted."""
