"""Where the figures of a chart come from: sources, releases, marks, codebook, About."""
