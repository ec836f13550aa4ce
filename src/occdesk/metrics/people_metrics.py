"""Metrics of preparation, education, skills and interests."""

from occdesk.model.metric import Metric

EDUCATION_CAVEAT = "One typical requirement for the whole occupation; many workers differ from it."
ATTAINMENT_CAVEAT = (
    "What workers have, not what the job asks for; from a household survey, for groups of similar"
    " occupations where the sample is small."
)
INTEREST_CAVEAT = (
    "How well the work suits an interest, on a scale of 1 to 7; not how pleasant it is."
)

PEOPLE: tuple[Metric, ...] = (
    Metric(
        "job_zone", "Job zone", "Zone", "Preparation", "zone", "neutral", "rated", "onet", None,
        "How much preparation the occupation needs, from 1 (little) to 5 (extensive).",
        "Assigned by analysts from education, experience and training together.",
        ends=(1, 5),
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
        counts_in="% of the workers", ends=(0, 100),
    ),
    Metric(
        "education_high_school", "High school diploma", "High school",
        "Education of workers", "percent", "neutral", "measured", "ep", 2023,
        "Percent of the workers aged 25 and over who have a high school diploma or equivalent and"
        " no more.",
        ATTAINMENT_CAVEAT,
        1,
        counts_in="% of the workers", ends=(0, 100),
    ),
    Metric(
        "education_some_college", "Some college, no degree", "Some college",
        "Education of workers", "percent", "neutral", "measured", "ep", 2023,
        "Percent of the workers aged 25 and over who went to college without a degree.",
        ATTAINMENT_CAVEAT,
        1,
        counts_in="% of the workers", ends=(0, 100),
    ),
    Metric(
        "education_associate", "Associate’s degree", "Associate",
        "Education of workers", "percent", "neutral", "measured", "ep", 2023,
        "Percent of the workers aged 25 and over who have an associate’s degree.",
        ATTAINMENT_CAVEAT,
        1,
        counts_in="% of the workers", ends=(0, 100),
    ),
    Metric(
        "education_bachelor", "Bachelor’s degree", "Bachelor",
        "Education of workers", "percent", "neutral", "measured", "ep", 2023,
        "Percent of the workers aged 25 and over who have a bachelor’s degree.",
        ATTAINMENT_CAVEAT,
        1,
        counts_in="% of the workers", ends=(0, 100),
    ),
    Metric(
        "education_master", "Master’s degree", "Master",
        "Education of workers", "percent", "neutral", "measured", "ep", 2023,
        "Percent of the workers aged 25 and over who have a master’s degree.",
        ATTAINMENT_CAVEAT,
        1,
        counts_in="% of the workers", ends=(0, 100),
    ),
    Metric(
        "education_doctoral", "Doctoral or professional degree", "Doctoral",
        "Education of workers", "percent", "neutral", "measured", "ep", 2023,
        "Percent of the workers aged 25 and over who have a doctoral or professional degree.",
        ATTAINMENT_CAVEAT,
        1,
        counts_in="% of the workers", ends=(0, 100),
    ),
    Metric(
        "top_skills", "Most important skill groups", "Top skills", "Skills", "category", "neutral",
        "rated", "ep", 2024,
        "The three of BLS’s 17 skill groups that matter most, made from O*NET ratings.",
        "The order among three leaves out how far they are apart.",
    ),
    Metric(
        "interest_code", "Strongest interests", "Interests", "Interests", "category", "neutral",
        "rated", "onet", None,
        "Up to three of Holland’s six interests that the work suits best, strongest first.",
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
