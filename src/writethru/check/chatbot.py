"""How chat models speak of the text they were asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from writethru.core.types import Span

_WORK = (
    r"(?:summary|version|draft|rewrite|rewriting|article|brief|text|post|piece|story|report|headline|copy|"
    r"overview|translation|breakdown|recap|paragraph|list)"
)
_PATTERNS = (
    re.compile(
        r"\b(?:as|i am|i'm|being) an? (?:AI|artificial intelligence|large language|"
        r"language)\b(?: language)?(?: model| assistant| system)?", re.I),
    re.compile(
        r"\b(?:as of|since|after|until|before) my (?:last|latest|most recent)? ?(?:knowledge|training|update)|"
        r"\bmy (?:knowledge|training)(?: data)? (?:cut-?off|ends|only)|\bmy training data\b", re.I),
    re.compile(
        r"^\W*(?:sure(?: thing)?|certainly|of course|absolutely|great question|good question|"
        r"happy to help)\b\s*(?:!|[,.:—-]\s*(?:here\b|i\b|let\b|below\b|the following\b|happy\b|$))", re.I),
    re.compile(
        rf"\bhere(?:'s| is| are|’s) (?:the|a|an|your|my|that|another|one|"
        rf"some)\b[^.!?]{{0,60}}\b{_WORK}s?\b(?=[^.!?]{{0,80}}(?:\byou\b|\byour\b|\brequested\b|\bbelow\b|:|"
        rf"\bprovided\b|\btone\b|\bof the (?:article|articles|text|sources?|story|stories)\b|\bwords\b))", re.I),
    re.compile(
        r"^\W*here(?:'s| is|’s) (?:the|a|an|your|my)\b[^.!?]{0,50}\b(?:summary|version|draft|rewrite|"
        r"headline|overview|recap)\b", re.I),
    re.compile(
        r"\byou(?:'ve|’ve| have)? (?:provided|supplied|pasted|uploaded|shared|asked for|requested|gave me|"
        r"sent me|wanted me)\b", re.I),
    re.compile(
        r"\b(?:based|drawing|relying) (?:up)?on the (?:provided|given|supplied) (?:\w+ )?(?:text|articles?|"
        r"sources?|information|content|documents?|context)\b", re.I),
    re.compile(
        r"\b(?:let me know if|feel free to (?:ask|let|reach|adjust|edit|modify)|i hope this (?:helps|meets|"
        r"works)|(?:would|do) you (?:like|want) me to|if you(?:'d|’d| would)? (?:like|need|prefer),? i (?:can|"
        r"could|will)|i(?:'d|’d| would) be happy to|i can (?:also )?(?:shorten|expand|rewrite|adjust|rephrase|"
        r"revise))\b", re.I),
    re.compile(
        r"\bi(?:'m|’m| am) (?:sorry|afraid|unable)\b[^.!?]{0,30}\b(?:but i|i (?:can|could)|to (?:provide|"
        r"verify|access|browse|help|assist|predict|confirm|complete))|\bi (?:cannot|can't|can’t|am not able to|"
        r"do not have|don't have|don’t have) (?:access|browse|browsing|verify|predict|provide|real-time|"
        r"the ability|assist|fulfil|personal opinions)", re.I),
    re.compile(
        rf"\bi(?:'ve|’ve| have) (?:kept|written|rewritten|shortened|summari[sz]ed|condensed|drafted|revised|"
        rf"tried to|aimed to|avoided|removed|left out|included|structured)\b[^.!?]{{0,80}}\b(?:{_WORK}|tone|"
        rf"words?|sources?|length|neutral|quotes?|details?|sections?)\b", re.I),
    re.compile(
        rf"\b(?:this|the above|the following) {_WORK} (?:(?:was|is|has been|were) (?:generated|created|"
        rf"produced|written|compiled|rewritten|condensed|shortened) (?:by an? (?:AI|language|chat)|to (?:meet|"
        rf"fit|be|stay|keep)|in a (?:neutral|clear)|from the (?:provided|given|articles))|(?:aims|attempts|"
        rf"strives|tries|seeks) to|(?:stays|remains|keeps) (?:neutral|within|under|the tone)|meets (?:your|"
        rf"the) (?:request|requirement|word))", re.I),
    re.compile(
        rf"\bthis {_WORK} (?:provides|offers|gives|presents|delivers|contains|covers|summari[sz]es|outlines|"
        r"highlights|captures)\b"
        r"(?=[^.!?]{0,60}\b(?:overview|summary|summari|key|main|clear|concise|comprehensive|balanced|points|situation)\b)",
        re.I,
    ),
    re.compile(r"^\W*(?:as (?:you )?requested|per your (?:request|instructions?)|word count\s*[:—-])", re.I),
    re.compile(r"^\W*(?:note|disclaimer)\s*:\s*(?:i\b|as an ai|this (?:summary|article|draft|version)\b)", re.I),
)  # fmt: skip


def chatbot_talk(text: str) -> Iterator[Span]:
    """Places of a sentence where a chat model speaks of itself or of its text."""
    for pattern in _PATTERNS:
        match = pattern.search(text)
        if match:
            yield Span(*match.span())
