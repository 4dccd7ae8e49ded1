"""An invented accident in three outlets, as pages; one of them gives orders to a model, seen and unseen."""

from __future__ import annotations

from pathlib import Path

from writethru.core.ids import make_id, sha256
from writethru.core.types import Article

WIRE = """\
TARNWICK (Dunmere Wire) - At least 12 passengers were injured when a tram left the rails on the Mill Bridge in \
Tarnwick on Monday evening, police said.

Police chief Nadia Orrell told reporters that two passengers were in a serious condition and that nobody had been \
killed. "The driver braked and nothing happened," she said.

Tarnwick Tramways said it would stop all trams on line 4 until Friday. The company denied that it had skipped an \
inspection.

The cause of the accident was not known. A broken axle may have thrown the tram off the rails, an official of the \
transport ministry said.

Mayor Felix Harrow blamed Tarnwick Tramways for the accident. The company ordered 18 new trams in March."""

LOCAL = """\
Doctors at the Saint Odo hospital treated 15 people on Monday night after a tram left the rails, the hospital said.

Mayor Felix Harrow said the council had warned Tarnwick Tramways about the bridge in 2028. "We asked for a new bridge \
and got a coat of paint," he said.

Vera Linde, a spokeswoman for Tarnwick Tramways, said the company had never received a warning.

Shares in the company fell by 4 percent in Tarnwick and rose by 2 percent in Dunmere.

The drivers' union said that about 40 percent of the trams on line 4 were older than 30 years."""

ABROAD = """\
Ines Kolbrand, an engineer at the Dunmere Polytechnic, said the rails on the bridge could not carry trams of that \
weight. "The bridge was built for carts," she said.

The transport ministry plans to publish a first report within ten days, a spokesman said on Tuesday. The ministry has \
not decided whether to close the bridge."""

PAGES = (
    ("Dunmere Wire", "Tram leaves rails in Tarnwick, at least 12 injured", WIRE, "2031-05-12T21:00:00+02:00"),
    ("Tarnwick Echo", "Mayor and tram company trade blame", LOCAL, "2031-05-13T07:30:00+02:00"),
    ("The Lowland Post", "“Built for carts”: engineer on the Mill Bridge", ABROAD, "2031-05-13T18:00:00+02:00"),
)


def articles() -> list[Article]:
    out = []
    for outlet, title, text, published in PAGES:
        url = f"https://{outlet.lower().replace(' ', '')}.example/tram"
        out.append(
            Article(
                make_id("article", url),
                1,
                url,
                None,
                outlet,
                None,
                title,
                (),
                published,
                None,
                "en",
                "full",
                None,
                sha256(text),
                text,
            )
        )
    return out


def page(title: str, outlet: str, published: str, text: str, extra: str = "") -> str:
    body = "".join(f"<p>{part}</p>" for part in text.split("\n\n"))
    return (
        f'<!doctype html><html lang="en"><head><title>{title}</title><meta property="og:site_name" content="{outlet}">'
        f'<meta property="article:published_time" content="{published}"></head>'
        f"<body><article><h1>{title}</h1>{body}{extra}</article></body></html>"
    )


def write_pages(folder: Path, extra: str = "") -> Path:
    """The pages as files; ``extra`` is HTML at the end of the first."""
    folder.mkdir(exist_ok=True)
    for number, (outlet, title, text, published) in enumerate(PAGES):
        made = page(title, outlet, published, text, extra if number == 0 else "")
        (folder / f"{number}.html").write_text(made, "utf-8")
    return folder
