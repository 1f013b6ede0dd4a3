"""What sources of this field state in elements of their own; every sample is invented."""

from datetime import UTC, datetime

import pytest

from tui.feeds.parse import parse
from tui.model import Statement

URL = "https://alerts.example/feed.xml"
NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
GEORSS = 'xmlns:georss="http://www.georss.org/georss"'


def stated(document: str) -> Statement | None:
    (entry,) = parse(document.encode(), URL, now=NOW).entries
    return entry.statement


def rss(item: str, names: str) -> str:
    body = f"<channel><title>a</title><item><title>t</title>{item}</item></channel>"
    return f'<rss version="2.0" {names}>{body}</rss>'


def atom(entry: str, names: str) -> str:
    body = f"<title>a</title><entry><id>e</id><title>t</title>{entry}</entry>"
    return f'<feed xmlns="http://www.w3.org/2005/Atom" {names}>{body}</feed>'


def test_a_coordination_system_s_alert():
    statement = stated(
        rss(
            "<geo:Point><geo:lat>-8.25</geo:lat><geo:long>121.5</geo:long></geo:Point>"
            "<gdacs:eventtype>EQ</gdacs:eventtype><gdacs:alertlevel>Orange</gdacs:alertlevel>"
            "<gdacs:fromdate>Tue, 03 Mar 2026 05:58:00 GMT</gdacs:fromdate>"
            "<gdacs:todate>Wed, 04 Mar 2026 05:58:00 GMT</gdacs:todate>"
            "<gdacs:severity value='6.4'>Magnitude 6.4M, Depth:12km</gdacs:severity>"
            "<gdacs:population value='70'>70 thousand in MMI VII</gdacs:population>"
            "<gdacs:country>Varnia</gdacs:country>",
            'xmlns:gdacs="http://www.gdacs.org" '
            'xmlns:geo="http://www.w3.org/2003/01/geo/wgs84_pos#"',
        )
    )
    assert statement == Statement(
        place="Varnia",
        lat=-8.25,
        lon=121.5,
        event="earthquake",
        alert="Orange",
        magnitude="Magnitude 6.4M, Depth:12km",
        population="70 thousand in MMI VII",
        starts=datetime(2026, 3, 3, 5, 58, tzinfo=UTC),
        ends=datetime(2026, 3, 4, 5, 58, tzinfo=UTC),
    )


@pytest.mark.parametrize(
    ("status", "exercise"),
    [("Actual", False), ("Exercise", True), ("Test", True), ("System", True)],
)
def test_a_warning_and_an_exercise_of_one(status, exercise):
    statement = stated(
        atom(
            f"<cap:status>{status}</cap:status><cap:event>Dam failure</cap:event>"
            "<cap:severity>Severe</cap:severity><cap:urgency>Immediate</cap:urgency>"
            "<cap:effective>2026-03-03T07:10:00+01:00</cap:effective>"
            "<cap:areaDesc>Lower Odra valley</cap:areaDesc>"
            "<cap:polygon>50,14 52,14 52,18 50,18 50,14</cap:polygon>",
            'xmlns:cap="urn:oasis:names:tc:emergency:cap:1.2"',
        )
    )
    assert statement.exercise is exercise
    assert (statement.lat, statement.lon, statement.status) == (51, 16, status)
    assert (statement.event, statement.alert) == ("Dam failure", "Severe Immediate")
    assert statement.place == "Lower Odra valley"
    assert statement.starts == datetime(2026, 3, 3, 6, 10, tzinfo=UTC)


def test_a_quake_s_point_is_its_place_and_its_time_the_event_s():
    document = atom(
        "<updated>2026-03-09T01:00:00Z</updated><summary type='html'>&lt;dl&gt;&lt;dt&gt;Time"
        "&lt;/dt&gt;&lt;dd&gt;2026-03-03 05:58:07 UTC&lt;/dd&gt;&lt;/dl&gt;</summary>"
        "<georss:point>38.25 141.5</georss:point><georss:elev>-12000</georss:elev>",
        GEORSS,
    )
    (entry,) = parse(document.encode(), URL, now=NOW).entries
    assert entry.published == datetime(2026, 3, 3, 5, 58, 7, tzinfo=UTC)
    assert (entry.statement.lat, entry.statement.lon) == (38.25, 141.5)
    assert entry.statement.event == "earthquake"


def test_a_hurricane_centre_s_storm():
    statement = stated(
        rss(
            "<nhc:Cyclone><nhc:center>21.4, -71.9</nhc:center><nhc:type>HURRICANE</nhc:type>"
            "<nhc:name>Ottoline</nhc:name><nhc:wind>100 mph</nhc:wind></nhc:Cyclone>",
            'xmlns:nhc="https://www.nhc.noaa.gov"',
        )
    )
    assert (statement.lat, statement.lon) == (21.4, -71.9)
    assert (statement.event, statement.magnitude) == ("HURRICANE Ottoline", "100 mph")


def test_a_tsunami_warning_with_a_summary_of_elements():
    document = atom(
        "<geo:lat>-15.5</geo:lat><geo:long>-173.25</geo:long><summary type='xhtml'>"
        '<div xmlns="http://www.w3.org/1999/xhtml"><p>No tsunami is expected.</p></div></summary>',
        'xmlns:geo="http://www.w3.org/2003/01/geo/wgs84_pos#"',
    )
    (entry,) = parse(document.encode(), URL, now=NOW).entries
    assert (entry.statement.lat, entry.statement.lon) == (-15.5, -173.25)
    assert "No tsunami is expected." in entry.html


def test_a_relief_site_s_countries():
    statement = stated(
        rss(
            "<description>&lt;div class='tag country'&gt;Affected countries: Varnia, Marovia"
            "&lt;/div&gt;&lt;p&gt;Nine people died.&lt;/p&gt;</description>",
            "",
        )
    )
    assert statement == Statement(place="Varnia, Marovia")


def test_a_picture_s_caption_and_who_took_it():
    statement = stated(
        rss(
            "<media:content url='https://x.example/a.jpg'><media:description>A pier at dawn"
            "</media:description><media:credit>N. Roe</media:credit></media:content>",
            'xmlns:media="http://search.yahoo.com/mrss/"',
        )
    )
    assert statement == Statement(picture="A pier at dawn, N. Roe")


@pytest.mark.parametrize(
    ("area", "middle"),
    [
        (
            "<georss:polygon>45 -110 46 -110 46 -109 45 -109 45 -110</georss:polygon>",
            (45.5, -109.5),
        ),
        ("<georss:line>45 -110 47 -108</georss:line>", (46, -109)),
        ("<georss:box>42 -71 43 -69</georss:box>", (42.5, -70)),
        ("<georss:box>-20 178 -16 -178</georss:box>", (-18, 180)),
        ("<georss:box>-20 170 -16 -178</georss:box>", (-18, 176)),
        ("<georss:circle>45.5 -110.25 500</georss:circle>", (45.5, -110.25)),
        ("<georss:point>1.55e1 -2.0E1</georss:point>", (15.5, -20)),
        (
            (
                "<georss:where><gml:Envelope xmlns:gml='http://www.opengis.net/gml'>"
                "<gml:lowerCorner>42 -71</gml:lowerCorner><gml:upperCorner>43 -69</gml:upperCorner>"
                "</gml:Envelope></georss:where>"
            ),
            (42.5, -70),
        ),
    ],
)
def test_the_middle_of_an_area_is_its_point(area, middle):
    statement = stated(rss(area, GEORSS))
    assert (statement.lat, statement.lon) == middle


def test_a_message_that_takes_a_warning_back_says_so():
    statement = stated(
        atom(
            "<cap:status>Actual</cap:status><cap:msgType>Cancel</cap:msgType>"
            "<cap:event>Dam failure</cap:event>",
            'xmlns:cap="urn:oasis:names:tc:emergency:cap:1.2"',
        )
    )
    assert (statement.status, statement.event) == ("Actual Cancel", "Dam failure")


def test_a_caption_is_a_line_without_markup():
    statement = stated(
        rss(
            "<media:content url='https://x.example/a.jpg'><media:description type='html'>"
            "A &lt;b&gt;pier&lt;/b&gt; at dawn</media:description></media:content>",
            'xmlns:media="http://search.yahoo.com/mrss/"',
        )
    )
    assert statement == Statement(picture="A pier at dawn")


@pytest.mark.parametrize("point", ["", "91 0", "0 181", "0 0", "north south", "12"])
def test_what_is_no_point_is_none(point):
    assert stated(rss(f"<georss:point>{point}</georss:point>", GEORSS)) is None


def test_what_states_nothing_costs_nothing():
    assert stated(rss("<description>Nine people died.</description>", GEORSS)) is None
