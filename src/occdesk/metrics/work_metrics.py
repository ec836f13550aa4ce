"""Metrics of jobs and pay."""

from occdesk.model.metric import Metric

OEWS_CAVEAT = (
    "Wage and salary workers only. OEWS pools three years of surveys and is not designed for"
    " comparisons over time."
)
PAY_CAVEAT = (
    "Wage and salary workers only. A wage that the publisher caps is written as at least so much."
)
HOURLY_CAVEAT = "Wage and salary workers only; some occupations are published by the hour only."
EP_CAVEAT = (
    "A projection by BLS from 2024 data, rounded to a hundred jobs; it includes the self-employed"
    " and assumes no recession."
)

WORK: tuple[Metric, ...] = (
    Metric(
        "employment", "Jobs", "Jobs", "Jobs", "jobs", "neutral", "measured", "oews", 2025,
        "Wage and salary jobs in May, in the nation or in the area named, rounded by BLS to ten.",
        OEWS_CAVEAT,
    ),
    Metric(
        "location_quotient", "Location quotient", "Quotient", "Jobs", "index", "neutral",
        "measured", "oews", 2025,
        "The occupation’s share of jobs in the area divided by its share in the nation: above 1"
        " it is more common there than on average.",
        OEWS_CAVEAT,
        2,
        counts_in="1 is the nation",
    ),
    Metric(
        "projected_growth", "Projected change in jobs", "Growth", "Jobs", "percent", "higher",
        "projected", "ep", 2034,
        "Percent change in employment from 2024 to 2034 as projected by BLS.",
        EP_CAVEAT,
        1,
        span=10,
    ),
    Metric(
        "openings", "Openings a year", "Openings", "Jobs", "jobs", "higher", "projected", "ep",
        2034,
        "Average openings a year from 2024 to 2034, from growth and from people who leave the"
        " occupation or the labour force.",
        EP_CAVEAT,
        span=10, grain=100,
    ),
    Metric(
        "transfers_rate", "Leave for other occupations", "Transfers", "Jobs", "percent", "neutral",
        "projected", "ep", 2034,
        "Percent of the workers who leave for another occupation in an average year from 2024 to"
        " 2034.",
        EP_CAVEAT,
        1,
        counts_in="% of the workers a year", span=10, ends=(0, 100),
    ),
    Metric(
        "exits_rate", "Leave the labour force", "Exits", "Jobs", "percent", "neutral",
        "projected", "ep", 2034,
        "Percent of the workers who leave the labour force in an average year from 2024 to 2034.",
        EP_CAVEAT,
        1,
        counts_in="% of the workers a year", span=10, ends=(0, 100),
    ),
    Metric(
        "transfers", "Leave for other occupations a year", "Transfers", "Jobs", "jobs", "neutral",
        "projected", "ep", 2034,
        "Workers who leave for another occupation in an average year from 2024 to 2034.",
        EP_CAVEAT,
        counts_in="workers", span=10, grain=100,
    ),
    Metric(
        "exits", "Leave the labour force a year", "Exits", "Jobs", "jobs", "neutral", "projected",
        "ep", 2034,
        "Workers who leave the labour force in an average year from 2024 to 2034.",
        EP_CAVEAT,
        counts_in="workers", span=10, grain=100,
    ),
    Metric(
        "growth_revision", "Revision of the projection", "Revision", "Jobs", "points", "neutral",
        "derived", "occdesk", 2034,
        "Projected change of 2024 to 2034 less that of 2022 to 2032, in percentage points: how far"
        " BLS changed its mind between two editions.",
        "The editions start from other years and other measurements, so part of a revision is a"
        " new start, not a new view.",
        1, ("projected_growth",),
        counts_in="percentage points", span=10,
    ),
    Metric(
        "change_reasons", "Reasons of change", "Reasons", "Jobs", "category", "neutral", "derived",
        "ep", 2034,
        "What BLS names as reasons why industries will need more or fewer workers of the"
        " occupation, put into categories by the words of the reasons.",
        "Named only where BLS changed the occupation’s share by judgement; the categories are"
        " this program’s.",
        span=10,
    ),
    Metric(
        "ep_employment", "Jobs with self-employed", "All jobs", "Jobs", "jobs", "neutral",
        "measured", "ep", 2024,
        "Employment in 2024 including the self-employed: the base of the projection.",
        "Counts jobs of all kinds, so it is higher than the OEWS count; rounded to a hundred.",
        grain=100,
    ),
    Metric(
        "projected_employment", "Projected jobs", "Jobs 2034", "Jobs", "jobs", "neutral",
        "projected", "ep", 2034,
        "Employment in 2034 including the self-employed, as projected by BLS.",
        EP_CAVEAT,
        grain=100,
    ),
    Metric(
        "self_employed", "Self-employed", "Self-empl.", "Jobs", "percent", "neutral", "measured",
        "ep", 2024,
        "Share of the occupation’s workers in 2024 who are self-employed.",
        "Part of the base of the projections, rounded by BLS.",
        1,
        counts_in="% of the workers", ends=(0, 100),
    ),
    Metric(
        "median_wage", "Median pay", "Pay", "Pay", "usd", "higher", "measured", "oews", 2025,
        "Annual wage that half of the workers earn less than and half more.",
        PAY_CAVEAT,
    ),
    Metric(
        "mean_wage", "Mean pay", "Mean", "Pay", "usd", "higher", "measured", "oews", 2025,
        "Average annual wage.",
        PAY_CAVEAT,
    ),
    Metric(
        "wage_p10", "Pay, 10th percentile", "10%", "Pay", "usd", "higher", "measured", "oews",
        2025, "Annual wage that a tenth of the workers earn less than.", PAY_CAVEAT,
    ),
    Metric(
        "wage_p25", "Pay, 25th percentile", "25%", "Pay", "usd", "higher", "measured", "oews",
        2025, "Annual wage that a quarter of the workers earn less than.", PAY_CAVEAT,
    ),
    Metric(
        "wage_p75", "Pay, 75th percentile", "75%", "Pay", "usd", "higher", "measured", "oews",
        2025, "Annual wage that three quarters of the workers earn less than.", PAY_CAVEAT,
    ),
    Metric(
        "wage_p90", "Pay, 90th percentile", "90%", "Pay", "usd", "higher", "measured", "oews",
        2025, "Annual wage that nine tenths of the workers earn less than.", PAY_CAVEAT,
    ),
    Metric(
        "ep_median_wage", "Median pay in the projections", "Pay 2024", "Pay", "usd", "higher",
        "measured", "ep", 2024,
        "Annual median wage of May of the base year as printed with the projections.",
        "Wage and salary workers only; capped at the top.",
    ),
    Metric(
        "hourly_median", "Median hourly pay", "Hourly", "Pay", "usd_hour", "higher", "measured",
        "oews", 2025, "Hourly wage that half of the workers earn less than.", HOURLY_CAVEAT, 2,
    ),
    Metric(
        "hourly_mean", "Mean hourly pay", "Mean/h", "Pay", "usd_hour", "higher", "measured",
        "oews", 2025, "Average hourly wage.", HOURLY_CAVEAT, 2,
    ),
    Metric(
        "hourly_p10", "Hourly pay, 10th percentile", "10%/h", "Pay", "usd_hour", "higher",
        "measured", "oews", 2025, "Hourly wage that a tenth of the workers earn less than.",
        HOURLY_CAVEAT, 2,
    ),
    Metric(
        "hourly_p25", "Hourly pay, 25th percentile", "25%/h", "Pay", "usd_hour", "higher",
        "measured", "oews", 2025, "Hourly wage that a quarter of the workers earn less than.",
        HOURLY_CAVEAT, 2,
    ),
    Metric(
        "hourly_p75", "Hourly pay, 75th percentile", "75%/h", "Pay", "usd_hour", "higher",
        "measured", "oews", 2025,
        "Hourly wage that three quarters of the workers earn less than.", HOURLY_CAVEAT, 2,
    ),
    Metric(
        "hourly_p90", "Hourly pay, 90th percentile", "90%/h", "Pay", "usd_hour", "higher",
        "measured", "oews", 2025, "Hourly wage that nine tenths of the workers earn less than.",
        HOURLY_CAVEAT, 2,
    ),
)  # fmt: skip
