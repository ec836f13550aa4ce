"""What can be measured for an occupation, and how the derived metrics are computed."""
