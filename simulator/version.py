"""Version du simulateur, celle du projet."""

VERSION = "0.1.0"
