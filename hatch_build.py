"""What is compiled when the program is built or installed, so that git holds only what people write.

The catalogues of the program's texts (.po to .mo); and in a wheel also the guideline (.yaml to .msgpack). The guideline
is thereby proved against its source document: a wheel with an invented word cannot be built.
"""

import sys
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileHook(BuildHookInterface[Any]):
    """Compile before the files of the package are collected."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Put a .mo file beside every .po file; build the guideline into a wheel, not into an editable install."""
        for po in Path(self.root, "src/stressguide/locale").glob("*/LC_MESSAGES/*.po"):
            with po.open("rb") as source, po.with_suffix(".mo").open("wb") as target:
                write_mo(target, read_po(source))
        if version == "standard":
            sys.path.insert(0, str(Path(self.root, "src")))
            from stressguide.guideline import encode
            from stressguide.guideline.loading import load

            compiled = Path(self.root, "build", "da.msgpack")
            compiled.parent.mkdir(exist_ok=True)
            compiled.write_bytes(encode(load(Path(self.root, "guidelines", "da.yaml"))))
            build_data["force_include"][str(compiled)] = "stressguide/guidelines/da.msgpack"
