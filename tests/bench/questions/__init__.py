"""One module a question, each with a `QUESTION`; the benchmark finds them by itself."""
