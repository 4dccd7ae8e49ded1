"""The tables, as they are at schema ``HEAD``. Changing one takes a migration in ``migrations/versions``.

Each record is kept whole as compressed JSON; the columns beside it repeat what is searched or sorted by. Columns of
text hold no lone surrogate and no NUL, which the databases refuse: the record is the truth, byte for byte.
"""

from __future__ import annotations

from sqlalchemy import (
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

# the newest migration; a test holds it equal to the newest file in migrations/versions
HEAD = "0005"

metadata = MetaData()

articles = Table(
    "articles",
    metadata,
    # one number per revision: what the full-text index refers to
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("id", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("url", Text),
    Column("outlet", Text),
    Column("domain", Text),
    Column("title", Text, nullable=False),
    Column("published", Text),
    Column("modified", Text),
    Column("language", Text, nullable=False),
    Column("completeness", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("record", LargeBinary, nullable=False),
    Column("first_seen", Text, nullable=False),
    Column("last_seen", Text, nullable=False),
    UniqueConstraint("id", "revision", name="articles_id_revision"),
    UniqueConstraint("id", "sha256", name="articles_id_sha256"),
    Index("articles_by_sha256", "sha256"),
    Index("articles_by_published", "published"),
)

# what extraction made of a page: by the hash of the entry and of the extractor's version
extractions = Table(
    "extractions",
    metadata,
    Column("entry", Text, primary_key=True),
    Column("record", LargeBinary, nullable=False),
)

# what was read in an article: by the hash of the article's record and the version of the reader
readings = Table(
    "readings",
    metadata,
    Column("article_key", Text, primary_key=True),
    Column("engine", Text, primary_key=True),
    Column("article", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("record", LargeBinary, nullable=False),
    Index("readings_by_article", "article", "revision"),
)

# what came of asking a language model: by the hash of all that it was asked
model_work = Table(
    "model_work",
    metadata,
    Column("request", Text, primary_key=True),
    Column("record", LargeBinary, nullable=False),
)

stories = Table(
    "stories",
    metadata,
    Column("id", Text, primary_key=True),
    Column("title", Text, nullable=False),
    Column("record", LargeBinary, nullable=False),
    Column("first_seen", Text, nullable=False),
    Column("last_seen", Text, nullable=False),
)

story_articles = Table(
    "story_articles",
    metadata,
    Column("story", Text, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("article", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    ForeignKeyConstraint(["story"], ["stories.id"], name="story_articles_story"),
    ForeignKeyConstraint(["article", "revision"], ["articles.id", "articles.revision"], name="story_articles_article"),
    Index("story_articles_by_article", "article", "revision"),
)

briefs = Table(
    "briefs",
    metadata,
    Column("story", Text, primary_key=True),
    Column("edition", Integer, primary_key=True),
    # hash of everything the brief was written from
    Column("input_key", Text, nullable=False),
    Column("headline", Text, nullable=False),
    Column("as_of", Text),
    Column("record", LargeBinary, nullable=False),
    # what the check found when it was written
    Column("report", LargeBinary, nullable=False),
    # hash of the articles, revisions and judgements alone: whether something is new; and when it was first kept
    Column("coverage", Text),
    Column("written_at", Text),
    UniqueConstraint("story", "input_key", name="briefs_story_input_key"),
)

# articles that an outlet took back after a story had used them
article_withdrawals = Table(
    "article_withdrawals",
    metadata,
    Column("story", Text, primary_key=True),
    Column("article", Text, primary_key=True),
    Column("withdrawn_at", Text, primary_key=True),
    Column("revision", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    Column("record", LargeBinary, nullable=False),
)

# where a figure stands, so that it can be called by its id
figures = Table(
    "figures",
    metadata,
    Column("figure", Text, primary_key=True),
    Column("article", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Index("figures_by_article", "article", "revision"),
)

# what editors judged of two figures: rows are added, never changed or deleted
judgements = Table(
    "judgements",
    metadata,
    Column("id", Text, primary_key=True),
    Column("verdict", Text, nullable=False),
    Column("editor", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("judged_at", Text, nullable=False),
    Column("record", LargeBinary, nullable=False),
    Index("judgements_by_time", "judged_at", "id"),
)

# judgements taken back, each once
withdrawals = Table(
    "withdrawals",
    metadata,
    Column("id", Text, primary_key=True),
    Column("judgement", Text, nullable=False),
    Column("editor", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("withdrawn_at", Text, nullable=False),
    Column("record", LargeBinary, nullable=False),
    UniqueConstraint("judgement", name="withdrawals_judgement_once"),
    ForeignKeyConstraint(["judgement"], ["judgements.id"], name="withdrawals_judgement"),
)

# what named persons decided of an edition: rows are added, never changed or deleted
sign_offs = Table(
    "sign_offs",
    metadata,
    Column("story", Text, primary_key=True),
    Column("edition", Integer, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("decision", Text, nullable=False),
    Column("person", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("signed_at", Text, nullable=False),
    Column("record", LargeBinary, nullable=False),
)

# to whom an edition was mailed, so that nobody gets it twice: "sending" until the server has taken it, then "sent"
mailings = Table(
    "mailings",
    metadata,
    Column("story", Text, primary_key=True),
    Column("edition", Integer, primary_key=True),
    Column("reader", Text, primary_key=True),
    Column("state", Text, nullable=False),
    Column("mailed_at", Text, nullable=False),
)
