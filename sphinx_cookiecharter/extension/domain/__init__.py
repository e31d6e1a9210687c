"""The domain `cookie`: objects, roles, state of the environment, incremental builds."""
