"""What several views use: subjects, words, ticks, classes, colours."""
