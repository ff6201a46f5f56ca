"""``stressguide guideline local``."""

from stressguide.cli.command import Commands
from stressguide.cli.options import Chosen, QuietestOption
from stressguide.cli.streams import say
from stressguide.errors import UserError, reason, shown
from stressguide.files import create
from stressguide.guideline import load
from stressguide.guideline.start import local_started
from stressguide.texts import _, later

commands = Commands()


@commands.add(
    later(
        "Begin the file of what is local. It says who TR, AMR and others are here, your own number in an emergency, "
        "and where minutes are sent. All of it is explained, and nothing holds until you take away a #."
    ),
    later("Examples:\n  stressguide guideline local\n  stressguide guideline local --guideline vold.yaml"),
)
def local(*, chosen: Chosen, quiet: QuietestOption = False) -> None:
    which = chosen.which()
    path = which.local
    text = local_started(load(which, local=False))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = _("{path} could not be written: {reason}. Nothing was changed.")
        raise UserError(message.format(path=path, reason=reason(error))) from None
    create(path, text.encode("utf-8"), _("{path} is there already. Open it in an editor.").format(path=path))
    if not quiet:
        say(_("What is local goes into {path}. Open it in an editor, and fill it in.").format(path=shown(path)))
        say(_("It holds for you on this computer. Others put the same file into the same folder with them."))
        say(_("Afterwards: stressguide guideline check"))
