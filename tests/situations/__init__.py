"""La suite jouée contre des cibles qu'elle n'a pas démarrées, comme le fait une équipe sur sa plate-forme."""
