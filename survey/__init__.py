"""What the audit of the output finds in documentations, beside what a browser sees."""
