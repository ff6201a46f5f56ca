"""The words by which minutes say when and who and whether it is done, in every language that they may be in.

Minutes are read by all of them at once, whatever language the program speaks.
"""

from typing import NamedTuple

from stressguide.model import Cell, Guideline


class Vocabulary(NamedTuple):
    """Words of one language, in lower case, a space apart."""

    by: str
    """What stands before a date that is to be kept."""
    begins: str
    """What stands before a date on which something begins, or which it comes after."""
    moved: str
    """What stands before the date that another has been moved to, perhaps with one of the next before that."""
    to: str
    between: str
    """What may stand between such a word and its date."""
    before_numbers: str
    """What makes a date of bare numbers, such as 1.12, that nothing follows."""
    clock: str
    """What stands before an hour."""
    until: str
    """What stands between two hours."""
    week: str
    months: str
    """From the first to the last."""
    held: str
    """What the field with the day of a meeting is called."""
    what: str
    """What the columns of a table of agreements are called: these three."""
    who: str
    when: str
    done: str
    """What says in a cell that an agreement has been kept."""
    denied: str
    """What says that it has not, or not wholly, or that somebody is waited for."""
    beside: str
    """What may stand beside such a word and change nothing."""
    doer: str
    """What stands before whoever has done it."""
    status: str
    """What a column is called, beside words for done, that says whether it is."""
    yes: str
    no: str


LANGUAGES = {
    "da": Vocabulary(
        by="senest inden før frist deadline",
        begins="fra f.o.m fom efter tidligst siden start starter pr aftalt drøftet oprindelig "
        "oprindeligt tidligere var",
        moved="udsat udskudt flyttet rykket ændret forlænget nu ny nyt",
        to="til",
        between="den d og med uge ugen mandag tirsdag onsdag torsdag fredag lørdag søndag",
        before_numbers="den d senest inden til og",
        clock="kl klokken",
        until="til",
        week="uge ugen uger ugerne u",
        months="januar februar marts april maj juni juli august september oktober november december",
        held="dato dag tid",
        what="hvad opgave opgaver aftale aftaler handling",
        who="hvem ansvarlig ansvar tovholder",
        when="hvornår frist deadline dato senest",
        done="udført gjort færdig færdigt klaret ok okay afsluttet fuldført gennemført løst sket lukket x",
        denied="ikke ej ingen intet aldrig uden endnu mangler mangle delvis delvist næsten halvt halvvejs udestår åben "
        "afventer venter udsat udskudt opgivet aflyst hvis når snart skal kun men",
        beside="er blevet nu alt helt kl klokken",
        doer="af v ved",
        status="status tilstand afkrydset flueben",
        yes="ja j",
        no="nej n",
    ),
    "en": Vocabulary(
        by="by before latest deadline",
        begins="from after since earliest start as of agreed originally formerly was",
        moved="postponed moved rescheduled changed extended now new",
        to="to until",
        between="the on and with week monday tuesday wednesday thursday friday saturday sunday",
        before_numbers="the on by latest to and",
        clock="at o'clock",
        until="until",
        week="week weeks wk w",
        months="january february march april may june july august september october november december",
        held="date",
        what="what task agreement",
        who="who responsible",
        when="when deadline date",
        done="done ok okay finished completed complete closed resolved x",
        denied="not no nobody none never without yet missing partly partially almost half outstanding open awaiting "
        "waiting pending postponed cancelled if when soon only but",
        beside="is been now all",
        doer="by",
        status="status state checked ticked",
        yes="yes y",
        no="no n",
    ),
}

WORDS = Vocabulary(*map(" ".join, zip(*LANGUAGES.values(), strict=True)))
"""Those of every language."""

_MEETINGS = {
    "stress": {"da": "Samtale om trivsel", "en": "Talk about well-being"},
    "sygemeldt": {"da": "Samtale under fravær", "en": "Talk during absence"},
    "foer-tilbagekomst": {"da": "Møde, inden arbejdet genoptages", "en": "Meeting before work is resumed"},
    "tilbagekomst": {"da": "Opfølgningssamtale", "en": "Follow-up talk"},
}
"""What a talk with an employee is called, by the situation on stress that it is about; none names an illness."""


OTHERS = ("Det siger retningslinjerne til de andre", "What the guidelines say to the others")
"""What stands above lists that are there to be read, in each language."""


def meeting_in(guideline: Guideline, cell: Cell) -> str:
    """Name the meeting about a cell: its agenda's, or the talk that is held; nothing where it has no name."""
    situation = guideline.situations[cell.place.situation]
    agenda = (section.agenda for section in cell.sections)
    return next(filter(None, agenda), meeting_of(situation.like or situation.id, guideline.language))


def meeting_of(situation: str, language: str) -> str:
    """Name the talk that is held in a situation; nothing where it is not one with an employee."""
    names = _MEETINGS.get(situation, {})
    return names.get(language, names.get("en", ""))
