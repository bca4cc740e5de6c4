"""Dates without a year in a story told of an earlier one, and days counted back from a named one."""

from datetime import date

import pytest

from comity.language.en.dates import dates
from comity.model.period import Period

PUBLISHED = Period.day(date(2013, 3, 22))  # a Friday


def values(text: str, published: Period | None = PUBLISHED) -> dict[str, str]:
    """The value of each date of a text, by its words."""
    return {text[when.start : when.end]: when.value for when in dates(text, published)}


@pytest.mark.parametrize(
    ("text", "quote", "value"),
    [
        ("The war began on 20 March 2003. The capital fell on 9 April.", "9 April", "2003-04-09"),
        ("She was held on 3 May 2010 and freed on 5 June.", "5 June", "2010-06-05"),
        ("She was held on 3 May 2010 and freed two days later. On 12 May she was charged.", "12 May", "2010-05-12"),
        ("Voters went to the polls on 15 May 1997. The result was declared on 16 May.", "16 May", "1997-05-16"),
        ("She resigned on 28 December 2004 and was replaced on 6 January.", "6 January", "2005-01-06"),
        ("He took power in May 2007. In July he cut taxes.", "July", "2007-07"),
        ("The bank failed in September 2008. By November, the state had taken over three more.", "November", "2008-11"),
        ("In August 1998, the currency collapsed. It recovered in the autumn.", "the autumn", "1998-FA"),
        ("In 2003, allied forces invaded. On 9 July, the city fell.", "9 July", "2003-07-09"),
        ("The pact was signed in March 2009. By the end of the year trade had doubled.", "the end of the year", "2009"),
        ("On 11 March 2011 a quake struck. By the end of the month, 100,000 had left.", "the end of the month", "2011-03"),
        ("In 1990 he joined the party. Three years later, in June, he was elected.", "June", "1993-06"),
        ("He left in May 1990. Two years earlier, in March, he had moved.", "March", "1988-03"),
        ("The firm was listed in 2010. That December it bought a rival.", "December", "2010-12"),
        ("He won the 2007 election in May.", "May", "2007-05"),
        ("The 2011 riots began on 6 August and lasted a week.", "6 August", "2011-08-06"),
        ("During the 2008 crisis, shares fell 40% in October.", "October", "2008-10"),
    ],
)
def test_a_story_gives_its_year(text: str, quote: str, value: str) -> None:
    assert values(text)[quote] == value


@pytest.mark.parametrize(
    ("text", "quote", "value"),
    [
        # close to publication it is news, whatever was told before
        ("The accord was signed on 20 March 2003. On 15 March, the ministers met again.", "15 March", "2013-03-15"),
        ("He took power in May 2007. In January he cut taxes.", "January", "2013-01"),
        # far along in the story, or in another year of it
        ("The plant opened in March 2005. In October the firm shut it.", "October", "2012-10"),
        ("Foreign troops left in December 2011. In January rebels took the town.", "January", "2013-01"),
        # what stands aside from the story, or comes back to the present
        ("The company, which listed in May 2007, lost its chief in July.", "July", "2012-07"),
        ("The firm, founded on 3 May 2010, cut 40 jobs on 2 August.", "2 August", "2012-08-02"),
        ("Under a deal signed on 11 March 2011, the states met on 4 June.", "4 June", "2012-06-04"),
        ("He has run the bank since 3 May 2010. On 2 August he sacked ten people.", "2 August", "2012-08-02"),
        ("The accord was signed on 20 March 2003. It is in force. On 9 July, the ministers met.", "9 July", "2012-07-09"),
        # what is to come is none of the past's
        ("The accord was signed on 20 March 2003. On 9 July, the ministers will meet.", "9 July", "2013-07-09"),
        ("The pact was signed in March 2009. By the end of the year trade will double.", "the end of the year", "2013"),
        ("The state joined in 2009. In July he resigned.", "July", "2012-07"),
        ("In 2009 he was elected. In July he resigned.", "July", "2012-07"),
        ("The 2012 budget passed in December.", "December", "2012-12"),
    ],
)
def test_what_is_no_story_is_counted_from_publication(text: str, quote: str, value: str) -> None:
    assert values(text)[quote] == value


def test_a_span_of_publication_leaves_open_what_only_a_day_decides() -> None:
    text = "The war began on 20 March 2003. The capital fell on 9 April."
    (_, fell) = dates(text, Period(date(2013, 4, 1), date(2013, 7, 1)))
    assert (fell.period, fell.anchor) == (None, "unresolved")


@pytest.mark.parametrize(
    ("text", "quote", "value"),
    [
        ("The war began 10 years ago this week.", "10 years ago this week", "2003-W12"),
        ("The war began ten years ago on Tuesday.", "ten years ago on Tuesday", "2003-03-19"),
        ("It is two years ago today that he left.", "two years ago today", "2011-03-22"),
        ("A year ago Monday she came.", "A year ago Monday", "2012-03-25"),
        ("Two years ago last month they met.", "Two years ago last month", "2011-02"),
        ("Two weeks ago Friday he quit.", "Two weeks ago Friday", "2013-03-08"),
        ("A century ago this summer it closed.", "A century ago this summer", "1913-SU"),
        ("A year ago Tuesday's vote was unthinkable.", "A year ago", "2012"),
        ("A year ago Friday night he was shot.", "A year ago", "2012"),
        ("A year ago, on Friday evidence, nobody knew.", "A year ago", "2012"),
    ],
)
def test_a_time_back_from_a_named_day(text: str, quote: str, value: str) -> None:
    assert values(text)[quote] == value


def test_a_time_back_from_a_named_day_needs_publication() -> None:
    (when,) = dates("The war began ten years ago this week.")
    assert (when.period, when.anchor) == (None, "unresolved")


@pytest.mark.parametrize(
    ("text", "quote", "value"),
    [
        ("Sales fell 4% in February from a month earlier and 3% from a year earlier.", "a year earlier", "2012-02"),
        ("The church, built in the 1480s, burnt down.", "the 1480s", "148"),
        ("Just before 3pm on Friday 15 March he left.", "3pm on Friday 15 March", "2013-03-15T15:00"),
        ("It was to report fourth-quarter earnings on Wednesday.", "fourth-quarter", "2012-Q4"),
        ("It is expected to post first-quarter results in April.", "first-quarter", "2013-Q1"),
        ("Candidates were due to file papers by March 1, and several did not.", "March 1", "2013-03-01"),
        ("The waiver was due to end on 29 January.", "29 January", "2013-01-29"),
        ("The waiver was due to end on 29 June.", "29 June", "2013-06-29"),
        ("She has no chance of winning in November.", "November", "2013-11"),
        ("He had no chance of winning in November.", "November", "2012-11"),
        ("Since announcing in October that he would not run, he has been quiet.", "October", "2012-10"),
        ("They are getting ready for a tournament in July.", "July", "2013-07"),
        ("On Wednesday, members vote in three states.", "Wednesday", "2013-03-27"),
        ("On Wednesday, members voted in three states.", "Wednesday", "2013-03-20"),
        ("On Wednesday, the union's members' vote in the case was told.", "Wednesday", "2013-03-20"),
        ("The group is thinking about this year's vote.", "this year", "2013"),
        ("The view is popular in some quarters, and profit fell for some quarters.", "some quarters", "PXQ"),
        ("Last year's results, and Example Corp's last year's sales, were low.", "Last year", "2012"),
    ],
)
def test_further_readings(text: str, quote: str, value: str) -> None:
    assert values(text)[quote] == value


@pytest.mark.parametrize(
    "text",
    [
        "It was his last year in office.",
        "It was the minister's last year in office.",
        "At the end of the day, it is about trust.",
        "“And at the end of the day, voters decide,” she said.",
        "He told QQN This Morning that he quit.",
        "The view is popular in some quarters.",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert values(text) == {}


def test_the_end_of_a_day_is_a_time_where_trade_closes() -> None:
    assert values("It stood at 40 at the end of the day.") == {"the end of the day": "2013-03-22"}
