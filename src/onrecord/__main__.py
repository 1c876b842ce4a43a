"""`python -m onrecord` does what `onrecord` does."""

from onrecord.cli import main

main()
