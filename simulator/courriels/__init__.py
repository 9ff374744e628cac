"""Rédaction et envoi des mails du guide."""
