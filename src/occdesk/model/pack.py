"""The rules of a pack: one SQLite file of tables with a manifest inside."""

FORMAT = 1
"""Version of the table rules below; a pack of another version is refused, with a sentence."""

BUNDLED_NAME = "occdesk.pack"

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
    "soc_group": "code TEXT PRIMARY KEY, level TEXT NOT NULL, title TEXT NOT NULL",
    "occupation": (
        "code TEXT PRIMARY KEY, title TEXT NOT NULL, soc TEXT NOT NULL, broad TEXT NOT NULL,"
        " minor TEXT NOT NULL, family TEXT NOT NULL, matrix TEXT NOT NULL,"
        " surveyed INTEGER NOT NULL"
    ),
    "title": (
        "id INTEGER PRIMARY KEY, title TEXT NOT NULL, code TEXT NOT NULL, kind TEXT NOT NULL"
    ),
    "note": "id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE",
    "origin": (
        "id INTEGER PRIMARY KEY, bound TEXT NOT NULL, status TEXT NOT NULL, match TEXT,"
        " published_for TEXT, release TEXT NOT NULL REFERENCES release(id),"
        " note INTEGER REFERENCES note(id)"
    ),
    "fact": (
        "code TEXT NOT NULL, metric TEXT NOT NULL, year INTEGER NOT NULL, area TEXT NOT NULL,"
        " number REAL, text TEXT, origin INTEGER NOT NULL REFERENCES origin(id),"
        " PRIMARY KEY (code, metric, year, area)"
    ),
    "label_sum": (
        "code TEXT PRIMARY KEY, core_tasks INTEGER NOT NULL, core_beta REAL NOT NULL,"
        " core_automation REAL NOT NULL, other_tasks INTEGER NOT NULL, other_beta REAL NOT NULL,"
        " other_automation REAL NOT NULL"
    ),
    "use_pattern": (
        "code TEXT PRIMARY KEY, tasks INTEGER NOT NULL, tasks_seen INTEGER NOT NULL,"
        " automation_sum REAL NOT NULL"
    ),
    "element": "id TEXT PRIMARY KEY, domain TEXT NOT NULL, name TEXT NOT NULL",
    "rating": (
        "code TEXT NOT NULL, element TEXT NOT NULL REFERENCES element(id), scale TEXT NOT NULL,"
        " number REAL NOT NULL, low REAL, high REAL, n INTEGER, suppress INTEGER NOT NULL,"
        " irrelevant INTEGER NOT NULL, PRIMARY KEY (code, element, scale)"
    ),
    "related": (
        "code TEXT NOT NULL, rank INTEGER NOT NULL, related TEXT NOT NULL, tier TEXT NOT NULL,"
        " PRIMARY KEY (code, rank)"
    ),
}
"""Column rules by table, in the order of creation. `fact.year` is 0 where a value has none.

Some 9,000 origins serve more than 100,000 facts: apart, they take a third less room.
"""

VIEWS: dict[str, str] = {
    # An outer join, because SQLite leaves it out where nothing of the origin is asked for.
    "value": (
        "SELECT fact.code, fact.metric, fact.year, fact.area, fact.number, fact.text,"
        " origin.bound, origin.status, origin.match, origin.published_for, origin.release,"
        " origin.note FROM fact LEFT JOIN origin ON origin.id = fact.origin"
    ),
    "alternate_title": "SELECT id, code, title FROM title WHERE kind = 'alternate'",
}
"""What is asked instead of the tables: a value with its origin, and titles by which an occupation
is also known."""

# The columns of the primary key stand first in these: SQLite 3.40 takes others that precede them
# for NULL in its integrity check.
WITHOUT_ROWID = frozenset({"fact", "rating", "related", "soc_group", "occupation"})

INDEXES: tuple[str, ...] = (
    "CREATE INDEX fact_by_metric ON fact (metric, year, area, code, number, origin)",
    "CREATE INDEX title_by_code ON title (code)",
)

SEARCH = (
    "CREATE VIRTUAL TABLE title_search USING fts5("
    "title, code UNINDEXED, kind UNINDEXED, content='title', content_rowid='id',"
    " tokenize='unicode61 remove_diacritics 2', prefix='1 2 3')"
)
"""Every title by which an occupation is known; kind is `title` or `alternate`."""
