"""The rules of a pack: one SQLite file of tables with a manifest inside."""

FORMAT = 2
"""Version of the table rules below; a pack of another version is refused, with a sentence."""

BUNDLED_NAME = "occdesk.pack"
ENDING = ".pack"

_SUBJECT = "subject INTEGER NOT NULL REFERENCES subject(id)"
_ELEMENT = "element INTEGER NOT NULL REFERENCES element(id)"

TABLES: dict[str, str] = {
    "manifest": "key TEXT PRIMARY KEY, value TEXT NOT NULL",
    "source": (
        "id TEXT PRIMARY KEY, title TEXT NOT NULL, publisher TEXT NOT NULL,"
        " licence TEXT NOT NULL, attribution TEXT NOT NULL"
    ),
    "release": (
        "id TEXT PRIMARY KEY, source TEXT NOT NULL REFERENCES source(id),"
        " title TEXT NOT NULL, published TEXT NOT NULL"
    ),
    "source_file": (
        "path TEXT PRIMARY KEY, sha256 TEXT NOT NULL, bytes INTEGER NOT NULL,"
        " release TEXT NOT NULL REFERENCES release(id)"
    ),
    "metric": (
        "id TEXT PRIMARY KEY, label TEXT NOT NULL, short TEXT NOT NULL, unit TEXT NOT NULL,"
        " status TEXT NOT NULL, source TEXT NOT NULL REFERENCES source(id), year INTEGER,"
        " definition TEXT NOT NULL, caveat TEXT NOT NULL, decimals INTEGER NOT NULL"
    ),
    "soc_group": "code TEXT PRIMARY KEY, level TEXT NOT NULL, title TEXT NOT NULL",
    "merged_group": "code TEXT PRIMARY KEY, title TEXT NOT NULL",
    "occupation": (
        "code TEXT PRIMARY KEY, title TEXT NOT NULL, soc TEXT NOT NULL, broad TEXT NOT NULL,"
        " minor TEXT NOT NULL, family TEXT NOT NULL, matrix TEXT NOT NULL,"
        " surveyed INTEGER NOT NULL"
    ),
    "subject": "id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE",
    "crosswalk": (
        "version TEXT NOT NULL, old TEXT NOT NULL, new TEXT NOT NULL,"
        " PRIMARY KEY (version, old, new)"
    ),
    "title": (
        "id INTEGER PRIMARY KEY, title TEXT NOT NULL, code TEXT NOT NULL, kind TEXT NOT NULL"
    ),
    "note": "id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE",
    "origin": (
        "id INTEGER PRIMARY KEY, bound TEXT NOT NULL, match TEXT, published_for TEXT,"
        " note INTEGER REFERENCES note(id), unreliable INTEGER NOT NULL"
    ),
    "series": (
        "id INTEGER PRIMARY KEY, metric TEXT NOT NULL, year INTEGER NOT NULL,"
        " status TEXT NOT NULL, release TEXT NOT NULL REFERENCES release(id),"
        " file TEXT NOT NULL REFERENCES source_file(path), sheet TEXT NOT NULL,"
        " key_column TEXT NOT NULL, value_column TEXT NOT NULL, step TEXT NOT NULL,"
        " joining TEXT NOT NULL"
    ),
    "fact": (
        f"{_SUBJECT}, series INTEGER NOT NULL REFERENCES series(id), number REAL, text TEXT,"
        " rse REAL, origin INTEGER NOT NULL REFERENCES origin(id), PRIMARY KEY (subject, series)"
    ),
    "published": (
        "series INTEGER NOT NULL REFERENCES series(id), code TEXT NOT NULL,"
        " row INTEGER NOT NULL, raw TEXT NOT NULL, key TEXT, PRIMARY KEY (series, code, row)"
    ),
    "label_sum": (
        "code TEXT PRIMARY KEY, core_tasks INTEGER NOT NULL, core_beta REAL NOT NULL,"
        " core_automation REAL NOT NULL, other_tasks INTEGER NOT NULL, other_beta REAL NOT NULL,"
        " other_automation REAL NOT NULL"
    ),
    "task_label": (
        f"{_SUBJECT}, task INTEGER NOT NULL, core INTEGER NOT NULL, exposure INTEGER NOT NULL,"
        " human INTEGER NOT NULL, automation INTEGER NOT NULL, row INTEGER NOT NULL,"
        " PRIMARY KEY (subject, task)"
    ),
    "task_use": ("task INTEGER PRIMARY KEY, penetration REAL NOT NULL, row INTEGER NOT NULL"),
    "use_pattern": (
        "code TEXT PRIMARY KEY, tasks INTEGER NOT NULL, tasks_seen INTEGER NOT NULL,"
        " automation_sum REAL NOT NULL"
    ),
    "pattern": (
        f"{_SUBJECT}, row INTEGER NOT NULL, feedback_loop REAL NOT NULL, directive REAL NOT NULL,"
        " task_iteration REAL NOT NULL, validation REAL NOT NULL, learning REAL NOT NULL,"
        " filtered REAL NOT NULL, PRIMARY KEY (subject, row)"
    ),
    "element": (
        "id INTEGER PRIMARY KEY, element TEXT NOT NULL, domain TEXT NOT NULL, name TEXT NOT NULL"
    ),
    "rating": (
        f"{_SUBJECT}, {_ELEMENT}, scale TEXT NOT NULL, number REAL NOT NULL, low REAL, high REAL,"
        " n INTEGER, suppress INTEGER NOT NULL, irrelevant INTEGER NOT NULL,"
        " published_for TEXT, row INTEGER NOT NULL, raw TEXT,"
        " PRIMARY KEY (subject, element, scale)"
    ),
    "category": (
        "scale TEXT NOT NULL, element TEXT NOT NULL, category INTEGER NOT NULL,"
        " words TEXT NOT NULL, PRIMARY KEY (scale, element, category)"
    ),
    "respondent": (
        f"{_SUBJECT}, {_ELEMENT}, scale TEXT NOT NULL, category INTEGER NOT NULL,"
        " percent REAL NOT NULL, low REAL, high REAL, n INTEGER, suppress INTEGER NOT NULL,"
        " row INTEGER NOT NULL, raw TEXT, PRIMARY KEY (subject, element, scale, category)"
    ),
    "technology": (
        "id INTEGER PRIMARY KEY, name TEXT NOT NULL, commodity INTEGER NOT NULL,"
        " commodity_title TEXT NOT NULL"
    ),
    "technology_use": (
        f"{_SUBJECT}, technology INTEGER NOT NULL REFERENCES technology(id), hot INTEGER NOT NULL,"
        " in_demand INTEGER NOT NULL, row INTEGER NOT NULL, PRIMARY KEY (subject, technology)"
    ),
    "activity": (
        "id INTEGER PRIMARY KEY, element TEXT NOT NULL UNIQUE, name TEXT NOT NULL,"
        " general TEXT NOT NULL, user_coverage REAL, user_completion REAL, user_scope REAL,"
        " user_score REAL, ai_coverage REAL, ai_completion REAL, ai_scope REAL, ai_score REAL,"
        " row INTEGER NOT NULL"
    ),
    "activity_weight": (
        "soc TEXT NOT NULL, activity INTEGER NOT NULL REFERENCES activity(id),"
        " weight REAL NOT NULL, row INTEGER NOT NULL, PRIMARY KEY (soc, activity)"
    ),
    "related": (
        f"{_SUBJECT}, rank INTEGER NOT NULL, related INTEGER NOT NULL REFERENCES subject(id),"
        " tier TEXT NOT NULL, row INTEGER NOT NULL, PRIMARY KEY (subject, rank)"
    ),
    "area": (
        "id INTEGER PRIMARY KEY, code TEXT NOT NULL, kind TEXT NOT NULL, title TEXT NOT NULL,"
        " state TEXT NOT NULL"
    ),
    "regional": (
        "code INTEGER NOT NULL, area INTEGER NOT NULL REFERENCES area(id), year INTEGER NOT NULL,"
        " employment INTEGER, rse_tenths INTEGER, mean INTEGER, p10 INTEGER, p25 INTEGER,"
        " median INTEGER, p75 INTEGER, p90 INTEGER, wage_rse_tenths INTEGER,"
        " quotient_hundredths INTEGER,"
        " marks TEXT NOT NULL,"
        " row INTEGER NOT NULL, PRIMARY KEY (code, area, year)"
    ),
    "task": (
        f"task INTEGER PRIMARY KEY, {_SUBJECT}, text TEXT NOT NULL, kind TEXT NOT NULL,"
        " row INTEGER NOT NULL"
    ),
    "task_rating": (
        "task INTEGER NOT NULL, scale TEXT NOT NULL, category INTEGER NOT NULL,"
        " number REAL NOT NULL, n INTEGER, suppress INTEGER NOT NULL, row INTEGER NOT NULL,"
        " PRIMARY KEY (task, scale, category)"
    ),
    "description": "code TEXT PRIMARY KEY, text TEXT NOT NULL, row INTEGER NOT NULL",
}
"""Column rules by table, in the order of creation.

`subject` numbers the occupations (1 on, in order of code) and all occupations together (0). A
column of a published file is a row of `series` (`year` is 0 where its figures have none).
`published` keeps the text of its cells, their lines and, where a row is found by something else
than the code, that key; `fact` what reached which occupation, and `origin` what many facts have in
common. Rows of `series` without facts tell where the rows of other tables come from: `metric` is
then the domain or the table. `regional.code` is the published code without its hyphen; what is
published with one or two decimals is kept there in tenths and hundredths, because 250,000 rows of
integers take a third less room.
"""

VIEWS: dict[str, str] = {
    "value": (
        "SELECT subject.code, series.metric, series.year, 'US' AS area, fact.number, fact.text,"
        " origin.bound, series.status, origin.match, origin.published_for, series.release,"
        " origin.note, fact.rse, origin.unreliable FROM fact"
        " JOIN subject ON subject.id = fact.subject"
        " JOIN series ON series.id = fact.series"
        " JOIN origin ON origin.id = fact.origin"
    ),
    "alternate_title": "SELECT id, code, title FROM title WHERE kind = 'alternate'",
}
"""What can be asked instead of the tables: a value with its origin, and titles by which an
occupation is also known."""

# The columns of the primary key stand first in these: SQLite 3.40 takes others that precede them
# for NULL in its integrity check.
WITHOUT_ROWID = frozenset(
    {
        *("fact", "published", "rating", "respondent", "related", "soc_group", "occupation"),
        *("crosswalk", "task_label", "pattern", "technology_use", "activity_weight", "regional"),
        "task_rating",
    }
)

INDEXES: tuple[str, ...] = (
    "CREATE INDEX fact_by_series ON fact (series, subject, number, origin)",
    "CREATE INDEX title_by_code ON title (code)",
    "CREATE INDEX task_by_subject ON task (subject)",
)

SEARCH = (
    "CREATE VIRTUAL TABLE title_search USING fts5("
    "title, code UNINDEXED, kind UNINDEXED, content='title', content_rowid='id', columnsize=0,"
    " tokenize='unicode61 remove_diacritics 2', prefix='1 2 3')"
)
"""Every title by which an occupation is known; kind is `title` or `alternate`."""
