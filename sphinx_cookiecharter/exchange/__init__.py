"""The same facts for other programs: resolved JSON, tables, consent tools."""
