"""Facts as they are stored: the analysis, with what readers decided, added and wrote to it."""
