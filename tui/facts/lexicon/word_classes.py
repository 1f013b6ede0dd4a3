"""The small closed classes of words, one list each, that rules of claims and of names go by."""

from __future__ import annotations

from tui.facts.lexicon.entries import Labels, Words
from tui.facts.lexicon.schema import Table
from tui.model import Group


class Grammar(Table, frozen=True):
    """Small closed classes of words that the rules of casualties go by."""

    actors: Words
    among: Words
    anaphors: Words
    anybody: Words
    anyone: Words
    articles: Words
    badly: Words
    bands: Words
    based: Words
    be: Words
    bodies: Words
    climbed: Labels
    combatants: frozenset[Group]
    definite: Words
    collective: Words
    english: Words
    events: Words
    falls_too: Words
    fillers: Words
    forms_of_be: Words
    free_dependencies: Labels
    further: Words
    have: Words
    held: Words
    including: Words
    inside: Labels
    kin: Words
    later: Words
    reports: Words
    parts_of_day: Words
    sequels: Words
    jailers: Words
    leave: Words
    leaving: Words
    listed: Labels
    lived: Words
    careers: Words
    winds: Words
    locating: Words
    members: Words
    modals: Words
    moving: Words
    negations: Words
    no_talk: Words
    nobody: Words
    one_of_row: Words
    openers: Words
    parting: Labels
    past_forms: Words
    personal: Words
    possessives: Words
    phrase_tags: Labels
    place_kinds: Words
    press: Words
    pronouns: Words
    proportions: Words
    reaching: Words
    reflexive: Words
    relatives: Words
    remains: Words
    reporting: Words
    seats: Words
    shares: Words
    sick: Words
    sides: Words
    source_tags: Labels
    sources: Words
    speak_for: Words
    stop_tags: Labels
    subjects: Labels
    taken_to: Words
    taking: Words
    them: Words
    towards: Words
    unknown: Words
    widths: dict[str, int]
    meant: dict[str, Labels]


class NameWords(Table, frozen=True):
    """Words by which people, roles, places and organisations are told from each other."""

    adjectival: Words
    administered: Words
    ailments: Words
    arabic_articles: Words
    areal: Words
    articles: Words
    before_surname: Words
    bodies: Words
    bodies_too: Words
    built: Words
    callings: Words
    capitals: Words
    civil: Words
    common: Words
    dealings: Words
    dealt_with: Words
    directions: Words
    dwellers: Words
    events: Words
    feature_leads: Words
    features: Words
    first_words: Words
    fought: Words
    forms: Words
    geo_words: Words
    giving_office: Words
    government_acts: Words
    group_heads: Words
    inner: Words
    inside_names: Words
    inside_place: Words
    kin: Words
    locative: Words
    loose_kinds: Words
    mention_ends: Words
    named_after: Words
    near_person: Words
    never: Words
    never_first: Words
    no_scene: Words
    not_in_key: Words
    not_said: Words
    offices: Words
    offices_held: Words
    openers: Words
    organised: Words
    owners: Words
    particles: Words
    not_names: Words
    figures: Words
    credentials: Words
    in_text: Words
    no_office: Words
    towns_own: Words
    person_openers: Words
    placing: Words
    plurals: Words
    points: Words
    posted: Words
    reached: Words
    role_endings: Words
    role_idle: Words
    role_joints: Words
    role_links: Words
    role_owners: Words
    role_qualifiers: Words
    roles: Words
    rulers: Words
    seated: Words
    settled: Words
    shows_person: Words
    spots: Words
    stops: Words
    stripped: Words
    taking: Words
    things: Words
    titles: Words
    typed_ends: Words
    ways: Words
    kinds: dict[str, Words]
    compound_kinds: dict[str, str]
    deeds: dict[str, str]
    leads: dict[str, str]
    called: dict[str, str]
    shortened: dict[str, str]
    initials: dict[str, str]
    families: dict[str, Words]
    weights: dict[str, float]


class PlaceWords(Table, frozen=True):
    """Words around the names of places that no gazetteer has."""

    apposed: Words
    belongings: Words
    beset: Words
    buildings: Words
    central: Words
    dealt: Words
    dwellers: Words
    fights: Words
    fliers: Words
    followers: Words
    forces: Words
    happenings: Words
    heads: Words
    homed: Words
    joined: Words
    lands: Words
    leaning: Words
    journeys: Words
    leaving: Words
    local: Words
    local_heads: Words
    motion: Words
    movers: Words
    nouns: Words
    offices: Words
    people: Words
    physical: Words
    ravaging: Words
    reaches: Words
    sites: Words
    stationed: Words
    streets: Words
    stretches: Words
    taking: Words
    unplaced: Words
    vehicles: Words
    ways: Words
