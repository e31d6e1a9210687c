"""What laws ask for, by jurisdiction, as data: dated, each with its source."""
