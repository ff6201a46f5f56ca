"""What is compiled when the program is built or installed, so that git holds only what people write.

The catalogues of the program's texts (.po to .mo); what is learned from the examples of people's own words; and in a
wheel also the guideline and its words (.yaml to .msgpack). The guideline is thereby proved against its source document:
a wheel with an invented word cannot be built.
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
        compiled = self._compiled()
        if version != "standard":
            Path(self.root, "guidelines", "da.learned.msgpack").write_bytes(compiled["da.learned.msgpack"])
            return
        folder = Path(self.root, "build")
        folder.mkdir(exist_ok=True)
        for name in ("da.msgpack", "da.words.msgpack"):
            (folder / name).write_bytes(compiled[name])
            build_data["force_include"][str(folder / name)] = f"stressguide/guidelines/{name}"

    def _compiled(self) -> dict[str, bytes]:
        sys.path.insert(0, str(Path(self.root, "src")))
        from msgspec.structs import replace

        from stressguide.guideline.compiled import encode
        from stressguide.guideline.loading import load, load_examples, load_words
        from stressguide.guideline.training import learn

        path = Path(self.root, "guidelines", "da.yaml")
        guideline = load(path)
        learned = learn(*load_examples(path, guideline))
        words = replace(load_words(path, guideline), learned=learned)
        return {
            "da.msgpack": encode(guideline),
            "da.words.msgpack": encode(words),
            "da.learned.msgpack": encode(learned),
        }
