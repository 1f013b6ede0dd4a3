"""Tags are renamed, joined and coloured everywhere, and all of it is undone."""

from __future__ import annotations


def _tagged(library) -> dict[str, list[str]]:
    rows = library.articles.rows(library.articles.numbers())
    return {row.title[-1]: list(row.tags) for row in rows if row.tags}


def test_a_tag_is_renamed_with_its_colour_and_undone(library, stored):
    a, b, _ = stored("a", "b", "c").values()
    library.marks.tag([a, b], add=["syria"])
    library.marks.read([b])
    library.marks.colour_tag("SYRIA", "red")
    change = library.marks.rename_tag("Syria", " Levant\n")
    assert (change.description, change.count) == ("renamed the tag 'syria' to 'Levant'", 2)
    assert library.marks.tags() == (("Levant", 2, 1),)
    assert library.marks.colours() == {"Levant": "red"}
    assert library.articles.count("tag:levant") == 2
    assert library.marks.rename_tag("levant", "levant").description == (
        "renamed the tag 'Levant' to 'levant'"
    )
    library.marks.undo()
    library.marks.undo()
    assert library.marks.tags() == (("syria", 2, 1),)
    assert library.marks.colours() == {"syria": "red"}
    assert library.check() == ()


def test_a_tag_renamed_into_another_becomes_one_with_it_and_undo_parts_them(library, stored):
    a, b, c = stored("a", "b", "c").values()
    library.marks.tag([a, b], add=["one"])
    library.marks.tag([b, c], add=["Two"])
    library.marks.read([b])
    library.marks.colour_tag("one", "red")
    library.marks.colour_tag("two", "blue")
    change = library.marks.rename_tag("one", "two")
    assert change.description == "made the tag 'one' one with 'Two'"
    assert library.marks.tags() == (("Two", 3, 2),)
    assert library.marks.colours() == {"Two": "blue"}
    library.marks.undo()
    assert _tagged(library) == {"a": ["one"], "b": ["one", "Two"], "c": ["Two"]}
    assert library.marks.tags() == (("one", 2, 1), ("Two", 2, 1))
    assert library.marks.colours() == {"one": "red", "Two": "blue"}
    assert library.check() == ()


def test_a_name_that_no_article_has_any_more_is_taken_as_it_is_written(library, stored):
    a, b, _ = stored("a", "b", "c").values()
    library.marks.tag([a], add=["old"])
    library.marks.colour_tag("old", "green")
    library.marks.tag([a], remove=["old"])
    library.marks.tag([b], add=["new"])
    library.marks.rename_tag("new", "OLD")
    assert library.marks.tags() == (("OLD", 1, 1),)
    assert library.marks.colours() == {}
    for _ in range(2):
        library.marks.undo()
    library.marks.undo()
    assert library.marks.tags() == (("old", 1, 1),)
    assert library.marks.colours() == {"old": "green"}
    assert library.check() == ()


def test_a_renaming_is_undone_though_the_old_name_was_used_again_for_a_while(library, stored):
    a, b = stored("a", "b").values()
    library.marks.tag([a], add=["x"])
    library.marks.rename_tag("x", "y")
    library.marks.tag([b], add=["x"])
    for _ in range(2):
        library.marks.undo()
    assert library.marks.tags() == (("x", 1, 1),)
    assert _tagged(library) == {"a": ["x"]}


def test_a_colour_is_given_changed_taken_and_undone(library, stored):
    number = stored("a")["a"]
    library.marks.tag([number], add=["syria"])
    assert library.marks.colour_tag("syria", "red").description == (
        "gave the tag 'syria' the colour red"
    )
    assert library.marks.colour_tag("Syria", None).count == 1
    assert library.marks.colours() == {}
    library.marks.undo()
    assert library.marks.colours() == {"syria": "red"}
    library.marks.undo()
    assert library.marks.colours() == {}


def test_tags_that_are_not_there_are_neither_renamed_nor_coloured(library, stored):
    number = stored("a")["a"]
    library.marks.tag([number], add=["x"])
    assert library.marks.rename_tag("never", "x").count == 0
    assert library.marks.rename_tag("x", " \u200b").count == 0
    assert library.marks.rename_tag("x", "x").count == 0
    assert library.marks.colour_tag("never", "red").count == 0
    assert library.marks.colour_tag("x", None).count == 0
    assert library.marks.undo().description == "tagged 1 article 'x'"


def _searches(library) -> dict[str, str]:
    return {name: query for name, query, _ in library.saved.all()}


def test_saved_searches_follow_a_tag_to_its_new_name_and_back(library, stored):
    a, b, _ = stored("a", "b", "c").values()
    library.marks.tag([a, b], add=["syria"])
    library.saved.put("Front", "tag:Syria is:unread")
    library.saved.put("Other", '"tag:syria" OR tag:syrian')
    change = library.marks.rename_tag("syria", "near east")
    assert change.description == "renamed the tag 'syria' to 'near east', in 1 search too"
    assert library.saved.all()[0] == ("Front", 'tag:"near east" is:unread', 2)
    assert _searches(library)["Other"] == '"tag:syria" OR tag:syrian'
    library.marks.undo()
    assert _searches(library)["Front"] == "tag:Syria is:unread"
    assert library.saved.all()[0][2] == 2


def test_saved_searches_follow_a_tag_that_becomes_one_with_another(library, stored):
    a, b, c = stored("a", "b", "c").values()
    library.marks.tag([a, b], add=["one"])
    library.marks.tag([c], add=["Two"])
    for name in ("First", "Second"):
        library.saved.put(name, f"tag:one {name}")
    library.saved.put("Third", "tag:two")
    change = library.marks.rename_tag("one", "two")
    assert change.description == "made the tag 'one' one with 'Two', in 2 searches too"
    assert _searches(library)["First"] == "tag:Two First"
    library.marks.undo()
    assert _searches(library) == {
        "First": "tag:one First",
        "Second": "tag:one Second",
        "Third": "tag:two",
    }


def test_undo_walks_back_through_what_was_done_with_searches(library, stored):
    a = stored("a")["a"]
    library.marks.tag([a], add=["one"])
    library.saved.put("Kept", "tag:one")
    library.saved.put("Called", "tag:one title:x")
    library.saved.put("Gone", "tag:one title:y")
    library.marks.rename_tag("one", "two")
    library.saved.put("Kept", "tag:two is:unread")
    library.saved.rename("Called", "Otherwise")
    library.saved.remove("Gone")
    for _ in range(4):
        library.marks.undo()
    assert _searches(library) == {
        "Kept": "tag:one",
        "Called": "tag:one title:x",
        "Gone": "tag:one title:y",
    }
