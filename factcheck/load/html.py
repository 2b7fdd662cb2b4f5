"""Web pages: the article without navigation, teasers, forms and comments, by trafilatura.

Nothing is fetched. Kept are paragraphs, headings, lists, block quotes, tables, and captions of pictures in the article.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from typing import Any

from ..errors import ArticleError, NoArticleError
from ..folders import to_install
from ..settings import Settings
from .fragment import paragraphs_of, tidied, visible
from .marks import is_ended
from .origin import Origin
from .page_metadata import Page, page_of
from .record import Metadata, Raw, Record, composed
from .text import decode

_CHARSET = re.compile(
    rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w-]{1,40})|<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w-]{1,40})",
    re.IGNORECASE,
)
_HEAD = 4_096
"""Bytes in which a page names its charset, twice as many as browsers look at."""
_MOST_ELEMENTS = 50_000
"""Elements of a page at most: an article has some thousand, and trafilatura takes quadratic time over some pages."""
_MOST_TAGS = 2_000_000
"""Tags of a page at most, those in scripts counted."""
_LONGEST = 9_000_000
"""Code points of a page at most, scripts and pictures in it not counted: libxml2 loses texts of ten million."""
_DEEPEST = 240
"""Levels of elements at most: libxml2 gives up at 256 of them, and loses what stands behind."""
_MANY_ELEMENTS = 20_000
"""Elements above which trafilatura does not compare several ways to find the article."""
_SENTENCE = 8
"""Words of a paragraph at least that is a sentence of an article and no label."""
_FRONT, _TEASER = 3, 40
"""Headings that link, at least, and words of a paragraph, at most, of a page of teasers."""
_PAGE = re.compile(r"<(?:html|body)[\s>]", re.IGNORECASE)
_SAID = 50
"""Characters at the top of a page in which trafilatura looks for the word "html"."""
_LINE_END = re.compile(r"(?<=[^>\s])\n(?=[^<\s])")
_STANDFIRST = re.compile(
    r"sub-?head|stand-?first|\bdek\b|\bdeck\b|strap-?line|sub-?title|\blede\b|summary", re.IGNORECASE
)
"""How pages call what stands between the headline and the article."""
_CLOSED = re.compile(
    r"<(?P<name>script|style|svg|template|canvas|iframe|div|span|p|a|i|b|td|title|h[1-6])(?P<rest>(?:\s[^<>]*)?)/>"
)
"""Elements that XHTML may close at once, and HTML may not: there, all that follows would be in them."""
_BYLINES = (
    "//*[" + " or ".join(f"contains(@{name}, 'byline')" for name in ("class", "data-component", "data-testid")) + "]"
)
_SILENT = logging.NullHandler()
_SURE = 25
"""Words in such paragraphs at least on a page that does not call itself an article."""
_PART = 150
"""Words below which an article that is not free to read is told to be a part."""
_NOT_FREE = "not free to read: the page may hold only the beginning of the article"


def read(raw: Raw, settings: Settings) -> tuple[Record]:
    """The article on a web page.

    Raises:
        NoArticleError: the page is a section front, a login wall.
        ArticleError: it is no page, or trafilatura is not installed.
    """
    declared = _CHARSET.search(raw.content[:_HEAD])
    charset = (declared[1] or declared[2]).decode("ascii") if declared else ""
    markup, notes = decode(raw, charset)
    if markup.lstrip().startswith("<?xml"):
        markup = _CLOSED.sub(r"<\g<name>\g<rest>></\g<name>>", markup)
    if markup.count("<") > _MOST_TAGS:
        raise _too_much(raw, f"more than {_MOST_TAGS:,} tags")
    tidy, scripts = tidied(markup)
    if len(tidy) > _LONGEST:
        raise _too_much(raw, f"more than {_LONGEST:,} characters of text and tags")
    tree = _tree(raw, tidy)
    page = page_of(tree, scripts, markup)
    metadata = page.metadata | Metadata(author="" if page.metadata.author else _shown_author(tree))
    paragraphs, shown = _article(raw, tree, page)
    text, headline = composed(page.headline, paragraphs)
    origin = Origin(visible(markup) if shown else markup)
    if not page.is_free and len(text.split()) < _PART:
        notes = (*notes, _NOT_FREE)
    return (Record(text, metadata, headline=headline, lines=origin.lines(text), notes=notes),)


def _article(raw: Raw, tree: Any, page: Page) -> tuple[Sequence[str], bool]:
    """The paragraphs of the article; False with those that its JSON-LD alone holds, as on a page that a script fills.

    Raises:
        NoArticleError: there is none.
    """
    fronts = _linked_headings(tree)
    standfirst = _standfirst(tree)
    paragraphs: Sequence[str] = paragraphs_of(_extracted(raw, tree))
    if standfirst and paragraphs and standfirst not in paragraphs[:3]:
        paragraphs = (standfirst, *paragraphs)
    stored = paragraphs_of(page.body)
    shown = 2 * _words(paragraphs) >= _words(stored)
    if not shown:
        paragraphs = stored
    if (page.is_other and fronts >= _FRONT) or (not page.is_article and _is_front(fronts, paragraphs)):
        raise NoArticleError(f"{raw.name}: a page of teasers, no article. Save the pages that it links to.")
    sentences = [one for one in paragraphs if len(one.split()) >= _SENTENCE and is_ended(one)]
    if _words(sentences) < (_SENTENCE if page.is_article else _SURE):
        raise NoArticleError(
            f"{raw.name}: no article text on this page. If it shows one when you are logged in, save it as plain text."
        )
    return paragraphs, shown


def _is_front(linked: int, paragraphs: Sequence[str]) -> bool:
    """True for a page whose text is teasers: short, and below headings that link."""
    longest = max((len(one.split()) for one in paragraphs), default=0)
    return linked >= _FRONT and linked * 2 >= len(paragraphs) and longest < _TEASER


def _standfirst(tree: Any) -> str:
    """What stands between the headline and the article, which trafilatura drops; empty where nothing does."""
    for element in tree.xpath("(//h1)[1]/following::*[position() < 6]"):
        named = _STANDFIRST.search(f"{element.get('class') or ''} {element.get('id') or ''}")
        text = " ".join("".join(element.itertext()).split())
        if named and _SENTENCE <= len(text.split()) < _TEASER * 2:
            return text
    return ""


def _linked_headings(tree: Any) -> int:
    """How many headings are nothing but a link."""
    headings = (heading for level in ("h1", "h2", "h3", "h4") for heading in tree.iter(level))
    return sum(
        any(_letters(link) == _letters(heading) for link in heading.iter("a"))
        or (heading.getparent() is not None and heading.getparent().tag == "a")
        for heading in headings
        if _letters(heading)
    )


def _letters(element: Any) -> str:
    return "".join("".join(element.itertext()).split())


def _words(paragraphs: Sequence[str]) -> int:
    return sum(len(paragraph.split()) for paragraph in paragraphs)


def _tree(raw: Raw, markup: str) -> Any:
    """The page as a tree of lxml."""
    load_html = _trafilatura(raw).utils.load_html
    whole = markup.strip() if _PAGE.search(markup) else f"<html><body>{markup}</body></html>"
    if "html" not in whole[:_SAID].lower():
        whole = f"<!DOCTYPE html>{whole}"  # trafilatura takes what does not say so for no page, `<body>` at the top too
    try:
        tree = load_html(whole)
    except Exception as error:  # what a foreign parser raises on a page nobody has seen
        raise _unreadable(raw, error) from error
    if tree is None:
        raise _unreadable(raw, ValueError("no elements in it"))
    if sum(1 for _ in tree.iter()) > _MOST_ELEMENTS:
        raise _too_much(raw, f"more than {_MOST_ELEMENTS:,} elements")
    if tree.xpath(f"boolean(//*[count(ancestor::*) > {_DEEPEST}])"):
        raise _too_much(raw, f"elements more than {_DEEPEST} levels deep")
    return tree


def _extracted(raw: Raw, tree: Any) -> str:
    """The article as trafilatura finds it, in HTML; empty where it finds none.

    Captions become paragraphs before, for it drops figures whole; bylines go, whose parts it runs together.
    """
    for byline in tree.xpath(_BYLINES):
        if byline.getparent() is not None and len(byline.text_content().split()) < _TEASER:
            byline.drop_tree()
    for caption in [*tree.iter("figcaption")]:
        for figure in (caption, *caption.iterancestors("figure")):
            figure.tag = "p" if figure is caption else "div"
            figure.attrib.clear()
    many = sum(1 for _ in tree.iter()) > _MANY_ELEMENTS
    try:
        found = _trafilatura(raw).extract(tree, output_format="html", include_comments=False, fast=many)
    except Exception as error:  # what a foreign library raises on a page nobody has seen
        raise _unreadable(raw, error) from error
    # Where it takes the whole page for want of an article, line ends part the labels of buttons and links.
    return _LINE_END.sub("<br>", found or "")


def _shown_author(tree: Any) -> str:
    """Who a byline on the page names, where nothing else tells it."""
    import trafilatura.metadata

    try:
        return (trafilatura.metadata.extract_author(tree) or "").replace("; ", ", ")
    except Exception:  # noqa: BLE001  # whatever a foreign library stumbles over: then nothing is known
        return ""


def _too_much(raw: Raw, what: str) -> ArticleError:
    return ArticleError(f"{raw.name}: {what}, more than a page with an article has. Save the article as plain text.")


def _unreadable(raw: Raw, error: Exception) -> ArticleError:
    what = str(error)[:200] or type(error).__name__
    return ArticleError(f"{raw.name}: this page cannot be read ({what}). Save the article as plain text.")


def _trafilatura(raw: Raw) -> Any:
    """The library, which is told to keep what it thinks of a page to itself."""
    try:
        import trafilatura
        import trafilatura.utils
    except ImportError as error:
        raise ArticleError(
            f"{raw.name}: reading web pages needs trafilatura. Install it: {to_install('html')}"
        ) from error
    logging.getLogger("trafilatura").addHandler(_SILENT)
    return trafilatura
