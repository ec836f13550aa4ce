"""The series of pay: percentiles of annual and of hourly wages."""

ANNUAL = ("wage_p10", "wage_p25", "median_wage", "wage_p75", "wage_p90")


HOURLY = ("hourly_p10", "hourly_p25", "hourly_median", "hourly_p75", "hourly_p90")


MEDIAN = 2
"""Where the median stands among the percentiles."""
