"""The first tables and the full-text index."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    _articles()
    op.create_table(
        "extractions",
        sa.Column("entry", sa.Text, primary_key=True),
        sa.Column("record", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "readings",
        sa.Column("article_key", sa.Text, primary_key=True),
        sa.Column("engine", sa.Text, primary_key=True),
        sa.Column("article", sa.Text, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("record", sa.LargeBinary, nullable=False),
    )
    op.create_index("readings_by_article", "readings", ["article", "revision"])
    _stories()
    op.create_table(
        "briefs",
        sa.Column("story", sa.Text, primary_key=True),
        sa.Column("edition", sa.Integer, primary_key=True),
        sa.Column("input_key", sa.Text, nullable=False),
        sa.Column("headline", sa.Text, nullable=False),
        sa.Column("as_of", sa.Text),
        sa.Column("record", sa.LargeBinary, nullable=False),
        sa.Column("report", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("story", "input_key", name="briefs_story_input_key"),
    )
    if op.get_bind().dialect.name == "sqlite":
        _search_sqlite()
    else:
        _search_postgresql()


def _articles() -> None:
    op.create_table(
        "articles",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("url", sa.Text),
        sa.Column("outlet", sa.Text),
        sa.Column("domain", sa.Text),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("published", sa.Text),
        sa.Column("modified", sa.Text),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("completeness", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("record", sa.LargeBinary, nullable=False),
        sa.Column("first_seen", sa.Text, nullable=False),
        sa.Column("last_seen", sa.Text, nullable=False),
        sa.UniqueConstraint("id", "revision", name="articles_id_revision"),
        sa.UniqueConstraint("id", "sha256", name="articles_id_sha256"),
    )
    op.create_index("articles_by_sha256", "articles", ["sha256"])
    op.create_index("articles_by_published", "articles", ["published"])


def _stories() -> None:
    op.create_table(
        "stories",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("record", sa.LargeBinary, nullable=False),
        sa.Column("first_seen", sa.Text, nullable=False),
        sa.Column("last_seen", sa.Text, nullable=False),
    )
    op.create_table(
        "story_articles",
        sa.Column("story", sa.Text, primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("article", sa.Text, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(["story"], ["stories.id"], name="story_articles_story"),
        sa.ForeignKeyConstraint(
            ["article", "revision"], ["articles.id", "articles.revision"], name="story_articles_article"
        ),
    )
    op.create_index("story_articles_by_article", "story_articles", ["article", "revision"])


def _search_sqlite() -> None:
    op.execute(
        "CREATE VIRTUAL TABLE articles_search USING fts5(title, text, content='articles', content_rowid='number',"
        " tokenize='porter unicode61 remove_diacritics 2')"
    )
    new = "INSERT INTO articles_search (rowid, title, text) VALUES (new.number, new.title, new.text);"
    old = (
        "INSERT INTO articles_search (articles_search, rowid, title, text)"
        " VALUES ('delete', old.number, old.title, old.text);"
    )
    op.execute(f"CREATE TRIGGER articles_search_insert AFTER INSERT ON articles BEGIN {new} END")
    op.execute(f"CREATE TRIGGER articles_search_delete AFTER DELETE ON articles BEGIN {old} END")
    op.execute(f"CREATE TRIGGER articles_search_update AFTER UPDATE OF title, text ON articles BEGIN {old} {new} END")


def _search_postgresql() -> None:
    # a tsvector holds at most one megabyte: 200,000 characters stay below it in any script
    op.execute(
        "ALTER TABLE articles ADD COLUMN search tsvector GENERATED ALWAYS AS ("
        "setweight(to_tsvector('english', left(title, 2000)), 'A')"
        " || setweight(to_tsvector('english', left(text, 200000)), 'B')) STORED"
    )
    op.execute("CREATE INDEX articles_search ON articles USING gin (search)")
