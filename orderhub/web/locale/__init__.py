"""The words of the screens: `de.WORDS` and `en.WORDS` have the same keys (a test compares them)."""
