"""What the pages of a built documentation establish: what they load, and may keep."""
