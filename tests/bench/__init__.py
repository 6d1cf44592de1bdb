"""What tests/benchmark.py is made of: a file makes the cases, one runs commands, the others measure one thing each."""
