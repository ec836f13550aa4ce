"""The registry: everything that can be measured, in the order in which it is shown."""

from occdesk.model.errors import UsageError
from occdesk.model.metric import Metric

RISK_CAVEAT = (
    "Not the probability that a job disappears: it rates how much of today's work a language model"
    " was judged able to automate, and how far use has followed."
)
OEWS_CAVEAT = (
    "Wage and salary workers only. OEWS pools three years of surveys and is not designed for"
    " comparisons over time."
)
PAY_CAVEAT = "Wage and salary workers only. Until May 2024 the highest wages were capped."
HOURLY_CAVEAT = "Wage and salary workers only; some occupations are published by the hour only."
EP_CAVEAT = (
    "A projection by BLS from 2024 data, rounded to a hundred jobs; it includes the self-employed"
    " and assumes no recession."
)
LABEL_CAVEAT = (
    "Judged from task descriptions in 2023 by a language model; it tells what could be done faster,"
    " not what is done."
)
USE_CAVEAT = (
    "Use of one company's assistant, mapped to tasks; an index of coverage, not a share of jobs"
    " or of working time."
)
EDUCATION_CAVEAT = "One typical requirement for the whole occupation; many workers differ from it."
ATTAINMENT_CAVEAT = (
    "What workers have, not what the job asks for; from a household survey, for groups of similar"
    " occupations where the sample is small."
)
INTEREST_CAVEAT = (
    "How well the work suits an interest, on a scale of 1 to 7; not how pleasant it is."
)

METRICS: tuple[Metric, ...] = (
    Metric(
        "ai_exposure", "AI exposure", "Exposure", "AI", "share", "neutral", "derived",
        "occdesk", 2025,
        "Mean of theoretical exposure (what a language model could speed up) and observed exposure"
        " (where use is seen).",
        "A mean of two different things, which need not agree.",
        0, ("theoretical_exposure", "observed_exposure"),
    ),
    Metric(
        "automation_risk", "Automation risk", "Risk", "AI", "score", "lower", "derived",
        "occdesk", 2025,
        "100 x A x (1/2 + 1/2 x min(1, O/T)): the share of the work rated automatable (A), halved"
        " where none of the theoretical exposure (T) is seen in use (O). Bands: below 10 very low,"
        " to 25 low, to 40 moderate, above 40 high.",
        RISK_CAVEAT,
        1, ("automation_potential", "theoretical_exposure", "observed_exposure"),
    ),
    Metric(
        "theoretical_exposure", "Theoretical exposure", "In theory", "AI", "share", "neutral",
        "rated", "eloundou", 2023,
        "Weighted share of tasks that a language model could at least halve the time of: alone (1)"
        " or with added software (1/2). Core tasks weigh 2, others 1.",
        LABEL_CAVEAT,
    ),
    Metric(
        "observed_exposure", "Observed exposure", "In use", "AI", "share", "neutral", "measured",
        "anthropic", 2025,
        "How much of the occupation's work is covered by use of Claude as seen in August and"
        " November 2025, weighing work-related and automating use more.",
        USE_CAVEAT,
    ),
    Metric(
        "human_exposure", "Theoretical exposure, rated by people", "By people", "AI", "share",
        "neutral", "rated", "eloundou", 2023,
        "The same rating as theoretical exposure, given by people instead of a language model.",
        "Judged from task descriptions in 2023; it tells what could be done faster, not what is.",
    ),
    Metric(
        "automation_potential", "Automation potential", "Automatable", "AI", "share", "lower",
        "rated", "eloundou", 2023,
        "Weighted mean of the automation labels of tasks: none 0, low 1/4, moderate 1/2, high 3/4,"
        " full 1. Core tasks weigh 2, others 1.",
        LABEL_CAVEAT,
    ),
    Metric(
        "automation_use", "Use that automates", "Automating", "AI", "share", "neutral", "derived",
        "occdesk", 2025,
        "Of the conversations seen for the occupation's tasks, the share in which work is handed"
        " over (directive or feedback loop), mixed with five tasks' worth of the overall share.",
        "Small numbers of tasks are pulled towards the overall share; use of one company's"
        " assistant in early 2025.",
    ),
    Metric(
        "automation_mode", "Mode of use", "Mode", "AI", "category", "neutral", "derived",
        "occdesk", 2025,
        "Automate where at least half of the seen use hands work over, augment up to 40 %, mixed"
        " between; not enough data with fewer than three tasks seen.",
        "Describes how people use an assistant for these tasks, not what employers plan.",
        0, ("automation_use",),
    ),
    Metric(
        "microsoft_applicability", "AI applicability (Microsoft)", "Microsoft", "AI", "index",
        "neutral", "measured", "microsoft", 2025,
        "Index from conversations with Bing Copilot: how often the occupation's activities are"
        " asked for or done there, how well, and with what scope.",
        "A relative index from 0 to about 0.5, not a share of jobs; another assistant and other"
        " users than observed exposure.",
        3,
    ),
    Metric(
        "microsoft_user_score", "What people ask an assistant for (Microsoft)", "Asked for", "AI",
        "index", "neutral", "measured", "microsoft", 2025,
        "How often people ask Bing Copilot for help with the occupation's activities, how well that"
        " goes, and with what scope.",
        "One half of AI applicability, what users wanted to get done; a relative index, not a share"
        " of jobs.",
        3,
    ),
    Metric(
        "microsoft_ai_score", "What an assistant does (Microsoft)", "Done by AI", "AI", "index",
        "neutral", "measured", "microsoft", 2025,
        "How often Bing Copilot itself does the occupation's activities, how well that goes, and"
        " with what scope.",
        "One half of AI applicability, what the assistant did; a relative index, not a share of"
        " jobs.",
        3,
    ),
    Metric(
        "use_share", "Share of conversations", "Of all use", "AI", "percent", "neutral", "derived",
        "anthropic", 2025,
        "Percent of the conversations with Claude of February and March 2025 that were about the"
        " occupation's tasks; a task of several occupations is shared among them evenly.",
        "A share of one company's assistant's use, so large occupations and those that type much"
        " weigh more; it is not divided by the number of workers. Tasks that were seen too seldom"
        " to be published are not in it.",
        3,
    ),
    Metric(
        "aioe", "AIOE", "AIOE", "AI", "index", "neutral", "rated", "felten", 2021,
        "AI occupational exposure: how closely the abilities that the occupation needs are related"
        " to ten applications of AI, standardised: 0 is the mean, 1 a standard deviation.",
        "Neutral between help and replacement; to be read as a rank, not as a share. Converted"
        " from SOC 2010.",
        2,
    ),
    Metric(
        "aioe_language", "AIOE, language models", "AIOE text", "AI", "index", "neutral", "rated",
        "felten", 2023,
        "How closely the abilities that the occupation needs are related to language models,"
        " standardised: 0 is the mean, 1 a standard deviation.",
        "Neutral between help and replacement; to be read as a rank, not as a share. Converted"
        " from SOC 2010.",
        2,
    ),
    Metric(
        "aioe_image", "AIOE, image generation", "AIOE images", "AI", "index", "neutral", "rated",
        "felten", 2023,
        "How closely the abilities that the occupation needs are related to the generation of"
        " images, standardised: 0 is the mean, 1 a standard deviation.",
        "Neutral between help and replacement; to be read as a rank, not as a share. Converted"
        " from SOC 2010.",
        2,
    ),
    Metric(
        "frey_osborne", "Computerisation (Frey and Osborne)", "Frey-Osborne", "AI", "index",
        "neutral", "rated", "frey_osborne", 2013,
        "Probability, 0-1, that the occupation can be done by machines, learned from 70 occupations"
        " judged by hand.",
        "A judgement of 2013 about machine learning and robots, before language models; it ranks"
        " almost opposite to the newer indices. Converted from the codes of 2010.",
        2,
    ),
    Metric(
        "webb", "AI patents (Webb)", "Webb", "AI", "index", "neutral", "measured", "webb", 2020,
        "How far the texts of AI patents overlap with the occupation's tasks.",
        "To be read as a rank. Patents before 2020, so hardly any language models; they tell what"
        " is invented, not what is used. Converted from O*NET-SOC 2010.",
        2,
    ),
    Metric(
        "eisfeldt", "Generative AI exposure (Eisfeldt and others)", "Eisfeldt", "AI", "index",
        "neutral", "rated", "eisfeldt", 2023,
        "Share of the occupation's tasks, weighted, that a language model was judged to speed up,"
        " core and supplemental tasks together.",
        "Rated by a language model from task descriptions in 2023, from 0 to about 1; to be read"
        " as a rank. Converted from SOC 2010.",
        2,
    ),
    Metric(
        "employment", "Jobs", "Jobs", "Jobs", "jobs", "neutral", "measured", "oews", 2025,
        "Wage and salary jobs in the nation in May, rounded by BLS to ten.",
        OEWS_CAVEAT,
    ),
    Metric(
        "location_quotient", "Location quotient", "Quotient", "Jobs", "index", "neutral",
        "measured", "oews", 2025,
        "The occupation's share of jobs in the area divided by its share in the nation: above 1"
        " it is more common there than on average.",
        OEWS_CAVEAT,
        2,
    ),
    Metric(
        "projected_growth", "Projected change in jobs", "Growth", "Jobs", "percent", "higher",
        "projected", "ep", 2034,
        "Percent change in employment from 2024 to 2034 as projected by BLS.",
        EP_CAVEAT,
        1,
    ),
    Metric(
        "openings", "Openings a year", "Openings", "Jobs", "jobs", "higher", "projected", "ep",
        2034,
        "Average openings a year from 2024 to 2034, from growth and from people who leave the"
        " occupation or the labour force.",
        EP_CAVEAT,
    ),
    Metric(
        "transfers_rate", "Leave for other occupations", "Transfers", "Jobs", "percent", "neutral",
        "projected", "ep", 2034,
        "Percent of the workers who leave for another occupation in an average year from 2024 to"
        " 2034.",
        EP_CAVEAT,
        1,
    ),
    Metric(
        "exits_rate", "Leave the labour force", "Exits", "Jobs", "percent", "neutral",
        "projected", "ep", 2034,
        "Percent of the workers who leave the labour force in an average year from 2024 to 2034.",
        EP_CAVEAT,
        1,
    ),
    Metric(
        "transfers", "Leave for other occupations a year", "Transfers", "Jobs", "jobs", "neutral",
        "projected", "ep", 2034,
        "Workers who leave for another occupation in an average year from 2024 to 2034.",
        EP_CAVEAT,
    ),
    Metric(
        "exits", "Leave the labour force a year", "Exits", "Jobs", "jobs", "neutral", "projected",
        "ep", 2034,
        "Workers who leave the labour force in an average year from 2024 to 2034.",
        EP_CAVEAT,
    ),
    Metric(
        "growth_revision", "Revision of the projection", "Revision", "Jobs", "points", "neutral",
        "derived", "occdesk", 2034,
        "Projected change of 2024 to 2034 less that of 2022 to 2032, in percentage points: how far"
        " BLS changed its mind between two editions.",
        "The editions start from other years and other measurements, so part of a revision is a"
        " new start, not a new view.",
        1, ("projected_growth",),
    ),
    Metric(
        "change_reasons", "Reasons of change", "Reasons", "Jobs", "category", "neutral", "derived",
        "ep", 2034,
        "What BLS names as reasons why industries will need more or fewer workers of the"
        " occupation, put into categories by the words of the reasons.",
        "Named only where BLS changed the occupation's share by judgement; the categories are"
        " this program's.",
    ),
    Metric(
        "ep_employment", "Jobs with self-employed", "All jobs", "Jobs", "jobs", "neutral",
        "measured", "ep", 2024,
        "Employment in 2024 including the self-employed: the base of the projection.",
        "Counts jobs of all kinds, so it is higher than the OEWS count; rounded to a hundred.",
    ),
    Metric(
        "projected_employment", "Projected jobs", "Jobs 2034", "Jobs", "jobs", "neutral",
        "projected", "ep", 2034,
        "Employment in 2034 including the self-employed, as projected by BLS.",
        EP_CAVEAT,
    ),
    Metric(
        "self_employed", "Self-employed", "Self-empl.", "Jobs", "percent", "neutral", "measured",
        "ep", 2024,
        "Share of the occupation's workers in 2024 who are self-employed.",
        "Part of the base of the projections, rounded by BLS.",
        1,
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
        "wage_p10", "Pay, 10th percentile", "10 %", "Pay", "usd", "higher", "measured", "oews",
        2025, "Annual wage that a tenth of the workers earn less than.", PAY_CAVEAT,
    ),
    Metric(
        "wage_p25", "Pay, 25th percentile", "25 %", "Pay", "usd", "higher", "measured", "oews",
        2025, "Annual wage that a quarter of the workers earn less than.", PAY_CAVEAT,
    ),
    Metric(
        "wage_p75", "Pay, 75th percentile", "75 %", "Pay", "usd", "higher", "measured", "oews",
        2025, "Annual wage that three quarters of the workers earn less than.", PAY_CAVEAT,
    ),
    Metric(
        "wage_p90", "Pay, 90th percentile", "90 %", "Pay", "usd", "higher", "measured", "oews",
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
        "hourly_p10", "Hourly pay, 10th percentile", "10 %/h", "Pay", "usd_hour", "higher",
        "measured", "oews", 2025, "Hourly wage that a tenth of the workers earn less than.",
        HOURLY_CAVEAT, 2,
    ),
    Metric(
        "hourly_p25", "Hourly pay, 25th percentile", "25 %/h", "Pay", "usd_hour", "higher",
        "measured", "oews", 2025, "Hourly wage that a quarter of the workers earn less than.",
        HOURLY_CAVEAT, 2,
    ),
    Metric(
        "hourly_p75", "Hourly pay, 75th percentile", "75 %/h", "Pay", "usd_hour", "higher",
        "measured", "oews", 2025,
        "Hourly wage that three quarters of the workers earn less than.", HOURLY_CAVEAT, 2,
    ),
    Metric(
        "hourly_p90", "Hourly pay, 90th percentile", "90 %/h", "Pay", "usd_hour", "higher",
        "measured", "oews", 2025, "Hourly wage that nine tenths of the workers earn less than.",
        HOURLY_CAVEAT, 2,
    ),
    Metric(
        "job_zone", "Job zone", "Zone", "Preparation", "zone", "neutral", "rated", "onet", None,
        "How much preparation the occupation needs, from 1 (little) to 5 (extensive).",
        "Assigned by analysts from education, experience and training together.",
    ),
    Metric(
        "entry_education", "Typical entry education", "Education", "Preparation", "category",
        "neutral", "rated", "ep", 2024,
        "The education that most people need to enter the occupation, as assigned by BLS.",
        EDUCATION_CAVEAT,
    ),
    Metric(
        "work_experience", "Experience in a related job", "Experience", "Preparation", "category",
        "neutral", "rated", "ep", 2024,
        "Work experience in a related occupation that employers commonly ask for, as assigned"
        " by BLS.",
        EDUCATION_CAVEAT,
    ),
    Metric(
        "training", "Training on the job", "Training", "Preparation", "category", "neutral",
        "rated", "ep", 2024,
        "Training on the job that is needed to become competent, as assigned by BLS.",
        EDUCATION_CAVEAT,
    ),
    Metric(
        "education_below_high_school", "Less than high school", "No diploma",
        "Education of workers", "percent", "neutral", "measured", "ep", 2023,
        "Percent of the workers aged 25 and over who did not finish high school.",
        ATTAINMENT_CAVEAT,
        1,
    ),
    Metric(
        "education_high_school", "High school diploma", "High school",
        "Education of workers", "percent", "neutral", "measured", "ep", 2023,
        "Percent of the workers aged 25 and over who have a high school diploma or equivalent and"
        " no more.",
        ATTAINMENT_CAVEAT,
        1,
    ),
    Metric(
        "education_some_college", "Some college, no degree", "Some college",
        "Education of workers", "percent", "neutral", "measured", "ep", 2023,
        "Percent of the workers aged 25 and over who went to college without a degree.",
        ATTAINMENT_CAVEAT,
        1,
    ),
    Metric(
        "education_associate", "Associate's degree", "Associate",
        "Education of workers", "percent", "neutral", "measured", "ep", 2023,
        "Percent of the workers aged 25 and over who have an associate's degree.",
        ATTAINMENT_CAVEAT,
        1,
    ),
    Metric(
        "education_bachelor", "Bachelor's degree", "Bachelor",
        "Education of workers", "percent", "neutral", "measured", "ep", 2023,
        "Percent of the workers aged 25 and over who have a bachelor's degree.",
        ATTAINMENT_CAVEAT,
        1,
    ),
    Metric(
        "education_master", "Master's degree", "Master",
        "Education of workers", "percent", "neutral", "measured", "ep", 2023,
        "Percent of the workers aged 25 and over who have a master's degree.",
        ATTAINMENT_CAVEAT,
        1,
    ),
    Metric(
        "education_doctoral", "Doctoral or professional degree", "Doctoral",
        "Education of workers", "percent", "neutral", "measured", "ep", 2023,
        "Percent of the workers aged 25 and over who have a doctoral or professional degree.",
        ATTAINMENT_CAVEAT,
        1,
    ),
    Metric(
        "top_skills", "Most important skill groups", "Top skills", "Skills", "category", "neutral",
        "rated", "ep", 2024,
        "The three of BLS's 17 skill groups that matter most, made from O*NET ratings.",
        "The order among three leaves out how far they are apart.",
    ),
    Metric(
        "interest_code", "Strongest interests", "Interests", "Interests", "category", "neutral",
        "rated", "onet", None,
        "Up to three of Holland's six interests that the work suits best, strongest first.",
        INTEREST_CAVEAT,
    ),
    Metric(
        "interest_realistic", "Interest: realistic", "Realistic", "Interests", "rating",
        "neutral", "rated", "onet", None,
        "Practical work with tools, materials, plants or animals.", INTEREST_CAVEAT, 2,
    ),
    Metric(
        "interest_investigative", "Interest: investigative", "Investig.", "Interests", "rating",
        "neutral", "rated", "onet", None,
        "Finding things out: ideas, facts, problems to solve.", INTEREST_CAVEAT, 2,
    ),
    Metric(
        "interest_artistic", "Interest: artistic", "Artistic", "Interests", "rating", "neutral",
        "rated", "onet", None, "Making things with form, language, sound or design.",
        INTEREST_CAVEAT, 2,
    ),
    Metric(
        "interest_social", "Interest: social", "Social", "Interests", "rating", "neutral",
        "rated", "onet", None, "Teaching, helping and caring for people.", INTEREST_CAVEAT, 2,
    ),
    Metric(
        "interest_enterprising", "Interest: enterprising", "Enterpr.", "Interests", "rating",
        "neutral", "rated", "onet", None, "Leading, persuading, starting and selling.",
        INTEREST_CAVEAT, 2,
    ),
    Metric(
        "interest_conventional", "Interest: conventional", "Convent.", "Interests", "rating",
        "neutral", "rated", "onet", None, "Orderly work by set procedures, with data and details.",
        INTEREST_CAVEAT, 2,
    ),
)  # fmt: skip

_BY_ID = {each.id: each for each in METRICS}

GROUPS: tuple[str, ...] = tuple(dict.fromkeys(each.group for each in METRICS))


def metric(id: str) -> Metric:
    """Return the metric with ID; raises UsageError naming the nearest when there is none."""
    found = _BY_ID.get(id)
    if found is None:
        import difflib

        near = difflib.get_close_matches(id, _BY_ID, n=2)
        hint = f"; did you mean {' or '.join(near)}?" if near else " (see occdesk metrics)."
        raise UsageError(f"There is no metric '{id}'{hint}")
    return found
