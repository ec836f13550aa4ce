"""Metrics of AI: what it could do, what it is seen to do, and the indices of others."""

from occdesk.model.metric import Metric

RISK_CAVEAT = (
    "Not the probability that a job disappears: it rates how much of today’s work a language model"
    " was judged able to automate, and how far use has followed."
)
LABEL_CAVEAT = (
    "Judged from task descriptions in 2023 by a language model; it tells what could be done faster,"
    " not what is done."
)
USE_CAVEAT = (
    "Use of one company’s assistant, mapped to tasks; an index of coverage, not a share of jobs"
    " or of working time."
)

AI: tuple[Metric, ...] = (
    Metric(
        "ai_exposure", "AI exposure", "Exposure", "AI", "share", "neutral", "derived",
        "occdesk", 2025,
        "Mean of theoretical exposure (what a language model could speed up) and observed exposure"
        " (where use is seen), which weigh the same with the default method.",
        "A mean of two different things, which need not agree.",
        0, ("theoretical_exposure", "observed_exposure"),
        counts_in="index of 0 to 100%", ends=(0, 1),
    ),
    Metric(
        "automation_risk", "Automation risk", "Risk", "AI", "score", "lower", "derived",
        "occdesk", 2025,
        "100 x A x (f + (1 - f) x min(1, O/T)): the share of the work rated automatable (A), cut"
        " down to the part f where none of the theoretical exposure (T) is seen in use (O). With"
        " the default method f is 1/2. Bands: below 10 very low, to 25 low, to 40 moderate, above"
        " 40 high.",
        RISK_CAVEAT,
        1, ("automation_potential", "theoretical_exposure", "observed_exposure"),
        counts_in="0 to 100",
        ends=(0, 100),
    ),
    Metric(
        "theoretical_exposure", "Theoretical exposure", "In theory", "AI", "share", "neutral",
        "rated", "eloundou", 2023,
        "Weighted share of tasks that a language model could at least halve the time of: alone (1)"
        " or with added software (1/2). With the default method Core tasks weigh 2, others 1.",
        LABEL_CAVEAT,
        counts_in="% of the tasks, weighted", ends=(0, 1),
    ),
    Metric(
        "observed_exposure", "Observed exposure", "In use", "AI", "share", "neutral", "measured",
        "anthropic", 2025,
        "How much of the occupation’s work is covered by use of Claude as seen in August and"
        " November 2025, weighing work-related and automating use more.",
        USE_CAVEAT,
        counts_in="index of 0 to 100%", ends=(0, 1),
    ),
    Metric(
        "human_exposure", "Theoretical exposure, rated by people", "By people", "AI", "share",
        "neutral", "rated", "eloundou", 2023,
        "The same rating as theoretical exposure, given by people instead of a language model.",
        "Judged from task descriptions in 2023; it tells what could be done faster, not what is.",
        counts_in="% of the tasks, weighted", ends=(0, 1),
    ),
    Metric(
        "automation_potential", "Automation potential", "Automatable", "AI", "share", "lower",
        "rated", "eloundou", 2023,
        "Weighted mean of the automation labels of tasks: none 0, low 1/4, moderate 1/2, high 3/4,"
        " full 1. With the default method Core tasks weigh 2, others 1.",
        LABEL_CAVEAT,
        counts_in="mean rating of 0 to 100%", ends=(0, 1),
    ),
    Metric(
        "automation_use", "Use that automates", "Automating", "AI", "share", "neutral", "derived",
        "occdesk", 2025,
        "Of the conversations seen for the occupation’s tasks, the share in which work is handed"
        " over (directive or feedback loop), mixed with a few tasks’ worth of the overall share,"
        " five with the default method.",
        "Small numbers of tasks are pulled towards the overall share; use of one company’s"
        " assistant in early 2025.",
        counts_in="% of the conversations seen", ends=(0, 1),
    ),
    Metric(
        "automation_mode", "Mode of use", "Mode", "AI", "category", "neutral", "derived",
        "occdesk", 2025,
        "Automate where much of the seen use hands work over, augment where little does, mixed"
        " between; not enough data where few tasks are seen. With the default method much is at"
        " least half, little up to 40%, and few are fewer than three.",
        "Describes how people use an assistant for these tasks, not what employers plan.",
        0, ("automation_use",),
    ),
    Metric(
        "microsoft_applicability", "AI applicability (Microsoft)", "Microsoft", "AI", "index",
        "neutral", "measured", "microsoft", 2025,
        "Index from conversations with Bing Copilot: how often the occupation’s activities are"
        " asked for or done there, how well, and with what scope.",
        "A relative index from 0 to about 0.5, not a share of jobs; another assistant and other"
        " users than observed exposure.",
        3,
        counts_in="index of 0 to about 0.5",
    ),
    Metric(
        "microsoft_user_score", "What people ask an assistant for (Microsoft)", "Asked for", "AI",
        "index", "neutral", "measured", "microsoft", 2025,
        "How often people ask Bing Copilot for help with the occupation’s activities, how well that"
        " goes, and with what scope.",
        "One half of AI applicability, what users wanted to get done; a relative index, not a share"
        " of jobs.",
        3,
        counts_in="relative index",
    ),
    Metric(
        "microsoft_ai_score", "What an assistant does (Microsoft)", "Done by AI", "AI", "index",
        "neutral", "measured", "microsoft", 2025,
        "How often Bing Copilot itself does the occupation’s activities, how well that goes, and"
        " with what scope.",
        "One half of AI applicability, what the assistant did; a relative index, not a share of"
        " jobs.",
        3,
        counts_in="relative index",
    ),
    Metric(
        "use_share", "Share of conversations", "Of all use", "AI", "percent", "neutral", "derived",
        "anthropic", 2025,
        "Percent of the conversations with Claude of February and March 2025 that were about the"
        " occupation’s tasks; a task of several occupations is shared among them evenly.",
        "A share of one company’s assistant’s use, so large occupations and those that type much"
        " weigh more; it is not divided by the number of workers. Tasks that were seen too seldom"
        " to be published are not in it.",
        3,
        counts_in="% of all conversations", ends=(0, 100),
    ),
    Metric(
        "aioe", "AIOE", "AIOE", "AI", "index", "neutral", "rated", "felten", 2021,
        "AI occupational exposure: how closely the abilities that the occupation needs are related"
        " to ten applications of AI, standardised: 0 is the mean, 1 a standard deviation.",
        "Neutral between help and replacement; to be read as a rank, not as a share. Converted"
        " from SOC 2010.",
        2,
        counts_in="standard deviations from the mean",
    ),
    Metric(
        "aioe_language", "AIOE, language models", "AIOE text", "AI", "index", "neutral", "rated",
        "felten", 2023,
        "How closely the abilities that the occupation needs are related to language models,"
        " standardised: 0 is the mean, 1 a standard deviation.",
        "Neutral between help and replacement; to be read as a rank, not as a share. Converted"
        " from SOC 2010.",
        2,
        counts_in="standard deviations from the mean",
    ),
    Metric(
        "aioe_image", "AIOE, image generation", "AIOE images", "AI", "index", "neutral", "rated",
        "felten", 2023,
        "How closely the abilities that the occupation needs are related to the generation of"
        " images, standardised: 0 is the mean, 1 a standard deviation.",
        "Neutral between help and replacement; to be read as a rank, not as a share. Converted"
        " from SOC 2010.",
        2,
        counts_in="standard deviations from the mean",
    ),
    Metric(
        "frey_osborne", "Computerisation (Frey and Osborne)", "Frey-Osborne", "AI", "index",
        "neutral", "rated", "frey_osborne", 2013,
        "Probability, 0-1, that the occupation can be done by machines, learned from 70 occupations"
        " judged by hand.",
        "A judgement of 2013 about machine learning and robots, before language models; it ranks"
        " almost opposite to the newer indices. Converted from the codes of 2010.",
        2,
        counts_in="probability of 0 to 1", ends=(0, 1),
    ),
    Metric(
        "webb", "AI patents (Webb)", "Webb", "AI", "index", "neutral", "measured", "webb", 2020,
        "How far the texts of AI patents overlap with the occupation’s tasks.",
        "To be read as a rank. Patents before 2020, so hardly any language models; they tell what"
        " is invented, not what is used. Converted from O*NET-SOC 2010.",
        2,
    ),
    Metric(
        "eisfeldt", "Generative AI exposure (Eisfeldt and others)", "Eisfeldt", "AI", "index",
        "neutral", "rated", "eisfeldt", 2023,
        "Share of the occupation’s tasks, weighted, that a language model was judged to speed up,"
        " core and supplemental tasks together.",
        "Rated by a language model from task descriptions in 2023, from 0 to about 1; to be read"
        " as a rank. Converted from SOC 2010.",
        2,
    ),
)  # fmt: skip
