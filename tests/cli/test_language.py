"""English, in step with the Danish: all of it, and never yesterday's."""

import json
import re
import shutil
from pathlib import Path

import polib
import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from stressguide import texts
from stressguide.cli.main import run as run_here
from stressguide.guideline.faults import Code
from stressguide.guideline.loading import load
from stressguide.guideline.translate import messages, read_catalogue
from stressguide.model import Strength
from support import DA, DOWN, ENTER, ROOT, Open, Run

EVERY = [
    (), ("ask",), ("checklist",), ("overview",), ("search",), ("why",), ("completion",),
    ("notes",), ("notes", "new"), ("notes", "add"), ("notes", "status"), ("notes", "tick"),
    ("guideline",), ("guideline", "list"), ("guideline", "new"), ("guideline", "check"), ("guideline", "schema"),
    ("guideline", "source"), ("guideline", "translate"),
]  # fmt: skip
TITLE = 'msgctxt "title"\nmsgid "Retningslinjer for stresshåndtering"\nmsgstr "x"\n\nmsgctxt "purpose"'
CONTACT = 'msgstr "contact the immediate manager"'
FAULTS = ROOT / "tests" / "faults"
DANISH = re.compile(
    r"[æøåÆØÅ«»]|\b(?:og|eller|ikke|med|til|som|hvad|hvis|der|det|den|skal|kan ikke|fejl|linje|findes)\b"
)


def without_ids(text: str) -> str:
    """Leave out what a reader types, and what is quoted from a file."""
    text = re.sub(r"“[^”]*”|\"[^\"]*\"|`[^`]*`", "", text)
    return re.sub(r"--?\w[\w-]*|stressguide [^\n]*|\w[\w-]*/[\w/-]+|\S+\.(?:md|yaml|po|txt)\S*", "", text)


def test_help(subtests: pytest.Subtests, run: Run) -> None:
    """No Danish word is left in any help, but ids."""
    for command in EVERY:
        with subtests.test(command=command):
            result = run(*command, "--help", STRESSGUIDE_LANGUAGE="en")
            assert (result.returncode, result.stderr) == (0, "")
            assert result.stdout.startswith("Usage: ")
            shown = without_ids(result.stdout)
            for known in ("foer-tilbagekomst", "da, en"):
                shown = shown.replace(known, "")
            assert DANISH.findall(shown) == []
            assert max(map(len, result.stdout.split("\n"))) <= 80


def test_faults(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """No Danish word is left in any fault but what it quotes, and no English one in Danish."""
    for code in [code.value for code in Code]:
        monkeypatch.chdir(FAULTS / code)
        monkeypatch.setattr(texts, "_catalogue", texts._catalogue)
        monkeypatch.setattr(texts, "_language", "da")
        try:
            assert run_here(["guideline", "check", "vold.yaml", "--language", "en"]) == Code(code).is_fault
            english = capsys.readouterr().out.splitlines()
            own = [line for line in english if f": {code} " in line]
            assert own
            names = r"\b(?:ansvar|skal|bør|anbefales|opfordres|kan|viden|laerer|leder|akut|efter|Situation)\b"
            for line in own:
                said = re.sub(names, "", without_ids(line.partition(f"{code} ")[2]))
                assert DANISH.findall(said) == [], line
        finally:
            texts.speak("da")
        assert run_here(["guideline", "check", "vold.yaml"]) == Code(code).is_fault
        danish = capsys.readouterr().out.splitlines()
        assert len(danish) == len(english)
        for line in danish:
            assert re.findall(r"\b(?:the|is|and|of|here|not)\b", re.sub("«[^»]*»", "", line)) == []


class TestReader:
    """A reader of English who knows no Danish."""

    def test_everything(self, subtests: pytest.Subtests, run: Run) -> None:
        """Everything there is to read, in every format, is English."""
        for form in ["text", "markdown", "html", "csv", "json"]:
            with subtests.test(form=form):
                text = run("checklist", "--language", "en", "-f", form).stdout
                assert "not yet translated" not in text
                assert "The manager should:" in text
                words = set(
                    re.findall(
                        r"\b(?:medarbejder\w*|lederen|Kilde|Styrke|Rolle|sygemeldt|arbejde\w*)\b", without_ids(text)
                    )
                )
                assert words <= ({"medarbejder", "sygemeldt", "medarbejdergruppe"} if form == "json" else set())
                assert 'lang="en"' in text or form != "html"

    def test_from_the_question_to_the_minutes(self, terminal: Open, run: Run, tmp_path: Path) -> None:
        """The walk, and the minutes of the meeting before the return, are English, and are read back."""
        walk = terminal("ask", "--language", "en", size=(100, 50))
        walk.see("Who are you?")
        walk.press(DOWN + ENTER)
        walk.see("An employee is due back soon")
        walk.press(DOWN * 3 + ENTER)
        walk.see("The meeting has four purposes:")
        walk.see("What next? » Done")
        walk.press(ENTER)
        walk.end()
        assert "stressguide checklist leder foer-tilbagekomst --language en" in walk.text()
        shown = without_ids(walk.text()).replace("»", "").replace("(mulighedserklæring)", "")  # as the law calls it
        assert DANISH.findall(shown) == []
        said = run("notes", "new", "leder", "foer-tilbagekomst", "-o", "m.md", "--with", "tr-amr", "--language", "en")
        assert said.stderr == "The minutes are in m.md.\n"
        text = (tmp_path / "m.md").read_text(encoding="utf-8")
        assert text.startswith("# Minutes: meeting before work is resumed\n")
        assert DANISH.findall(without_ids(text)) == []
        run("notes", "tick", "m.md", "leder/foer-tilbagekomst/2", "--language", "en")
        data = json.loads(run("notes", "status", "m.md", "--json", "--language", "en").stdout)
        assert [point["id"] for point in data["points"] if point["done"]] == ["leder/foer-tilbagekomst/2"]

    def test_danger(self, run: Run) -> None:
        """Danger is heard in English, however it is put."""
        for said in (
            "I feel hopeless, I do not want to live any more",
            "I do not want to be here any more",
            "I cannot go on living",
            "she says she no longer wants to exist",
        ):
            result = run("ask", said, "--no-input", "--language", "en")
            assert result.stderr.startswith("Are you or somebody else in danger of their life? Call 112."), said

    def test_i_is_a_capital(self, run: Run) -> None:
        """English says I, also inside a sentence."""
        assert run("checklist", "employee", "stress", "--language", "en").stdout.startswith("## The employee: I am exp")

    def test_own_words_and_search(self, run: Run) -> None:
        """English words are understood, found, and answered in English."""
        result = run(
            "ask",
            "I am a manager and my employee was signed off sick with stress today",
            "--no-input",
            "--language",
            "en",
        )
        assert result.stderr.startswith("I understand it like this: You are a manager. An employee is")
        assert result.stdout.startswith("## The manager: an employee is on sick leave with stress\n")
        hits = json.loads(run("search", "psychologist", "colleagues", "--json", "--language", "en").stdout)["hits"]
        assert any("colleagues" in hit["text"] for hit in hits)
        assert run("checklist", "manager", "off sick", "--language", "en").stdout.startswith(
            "## The manager: an employee"
        )
        assert run("checklist", "leder", "--strength", "should", "--language", "en").returncode == 0
        assert run("search", "kollegaerne", "--language", "en").returncode == 1

    def test_who_names_whom_is_the_same(self, run: Run) -> None:
        """What is found by the document's own words is found in English too."""
        for language in ("da", "en"):
            checklist = json.loads(run("checklist", "tr-amr", "stress", "--json", "--language", language).stdout)
            other = json.loads(run("checklist", "tr-amr", "stress", "--json").stdout)
            named = [[point["id"] for point in each["checklists"][0]["named_in"]] for each in (checklist, other)]
            assert named[0] == named[1]

    def test_errors(self, subtests: pytest.Subtests, run: Run) -> None:
        """Errors are English, wherever the option stands."""
        for arguments, message in [
            (["checklist", "boss-man"], "There is no role “boss-man”."),
            (["checklist", "--strength", "shoud"], "There is no strength “shoud”. Did you mean “should”?"),
            (["why", "leder/1"], "There is no point “leder/1”."),
            (["checklist", "--frmat", "x"], "There is no option “--frmat”. Did you mean “--format”?"),
            (["chcklist"], "There is no command “chcklist”. Did you mean “checklist”?"),
        ]:
            with subtests.test(arguments=arguments):
                for placed in (["--language", "en", *arguments], [*arguments, "--language=en"]):
                    result = run(*placed)
                    assert result.returncode == 2
                    assert result.stderr.startswith(message)


class TestOption:
    """The option and the variable."""

    def test_variable(self, run: Run) -> None:
        """The variable does the same; the option is stronger, and the last one counts."""
        english = run("overview", "--language", "en").stdout
        assert run("overview", STRESSGUIDE_LANGUAGE="en").stdout == english
        assert run("overview", "--language", "en", STRESSGUIDE_LANGUAGE="da").stdout == english
        assert run("overview", "--language", "da", "--language", "en").stdout == english

    @pytest.mark.parametrize("arguments", [["--language", "eng"], ["--language=eng"]])
    def test_unknown(self, run: Run, arguments: list[str]) -> None:
        """A language that nobody speaks is said to be none."""
        result = run(*arguments)
        assert (result.returncode, result.stdout) == (2, "")
        assert result.stderr == "Der findes ikke et sprog, der hedder «eng». Mente du «en»? Vælg mellem: da, en.\n"

    @pytest.mark.parametrize("variable", ["STRESSGUIDE_LANGUAGE", "STRESSGUIDE_GUIDELINE"])
    def test_unknown_by_a_variable(self, run: Run, variable: str) -> None:
        """Where a variable is the cause, it is named."""
        assert run("overview", **{variable: "xx"}).stderr.startswith(f"{variable}: Der findes ikke")

    def test_empty(self, run: Run) -> None:
        """An empty language is none that was chosen."""
        assert run("overview", "--language", "", STRESSGUIDE_LANGUAGE="").stdout == run("overview").stdout

    def test_errors_about_it_are_in_what_is_known(self, run: Run) -> None:
        """What is said of a language that there is not is said in one that was chosen before."""
        for arguments, message in (
            (["--language", "fr"], "No such language: “fr”. Choose: da, en.\n"),
            (["--language"], "“--language” needs a value after it. See stressguide --help.\n"),
        ):
            result = run("overview", *arguments, STRESSGUIDE_LANGUAGE="en")
            assert (result.returncode, result.stderr) == (2, message)

    def test_without_a_value(self, run: Run) -> None:
        """The option needs a value."""
        assert run("overview", "--language").stderr.startswith("«--language» skal have en værdi")

    def test_after_two_hyphens(self, run: Run) -> None:
        """After “--” it is a word like others."""
        assert run("search", "--", "--language").returncode == 1


class TestMinutesOfAnother:
    """Minutes that somebody wrote in the other language."""

    @pytest.mark.parametrize(("written", "read"), [("en", "da"), ("da", "en")])
    def test_read(self, run: Run, tmp_path: Path, written: str, read: str) -> None:
        """They are read, ticked and added to in the language in which they are."""
        run("notes", "new", "leder", "foer-tilbagekomst", "-o", "m.md", "--language", written)
        file = tmp_path / "m.md"
        titles = {
            "da": "| Hvad | Hvem | Hvornår |",
            "en": "| What | Who | When |",
        }[written]
        row = "| call | | 1 December 2025 |" if written == "en" else "| ringe | | 1. december 2025 |"
        text = file.read_text(encoding="utf-8")
        assert titles in text
        file.write_text(text.replace(f"{titles}\n| --- | --- | --- |\n", f"{titles}\n| --- | --- | --- |\n{row}\n"))
        run("notes", "tick", "m.md", "leder/foer-tilbagekomst/2", "--language", read)
        data = json.loads(run("notes", "status", "m.md", "--json", "--language", read).stdout)
        assert [point["id"] for point in data["points"] if point["done"]] == ["leder/foer-tilbagekomst/2"]
        assert [(each["lacks"], each["due"], each["late"]) for each in data["agreements"]] == [
            (["who"], "2025-12-01", True)
        ]
        headings = {
            "da": "Lederen: opfølgningssamtale\n",
            "en": "The manager: follow-up talk\n",
        }
        run("notes", "add", "m.md", "leder", "tilbagekomst", "--language", read)
        added = file.read_text(encoding="utf-8")
        assert f"## {headings[written]}" in added
        run("notes", "add", "m.md", "leder", "tilbagekomst", "--language", read)
        assert file.read_text(encoding="utf-8") == added

    @pytest.mark.parametrize("language", ["da", "en"])
    @pytest.mark.parametrize("written", ["da", "en", None])
    def test_words(self, run: Run, tmp_path: Path, written: str | None, language: str) -> None:
        """What says when, and that something is done, is known in every language, whatever else stands there."""
        if written:
            run("notes", "new", "leder", "sygemeldt", "-o", "m.md", "--language", written)
        own = "# X\n\n- [ ] a, senest 1. december 2025\n- [ ] b, senest uge 48 2025\n- [ ] c, by 1 December 2025\n\n"
        own += "| Hvad | Hvem | Hvornår |\n|-|-|-|\n| d | TR | kl. 9 1. maj 2025 |\n| e | TR | 1/1-2025, gjort |\n\n"
        own += "| What | Who | When |\n|-|-|-|\n| f | TR | 1 May 2025 |\n| g | TR | 1/1-2025, done |\n"
        with (tmp_path / "m.md").open("a", encoding="utf-8") as file:
            file.write(own)
        data = json.loads(run("notes", "status", "m.md", "--json", "--language", language).stdout)
        assert [point["due"] for point in data["points"] if point["late"]] == ["2025-12-01", "2025-11-30", "2025-12-01"]
        assert [(each["what"], each["due"]) for each in data["agreements"] if each["late"]] == [
            ("d", "2025-05-01"),
            ("f", "2025-05-01"),
        ]


class TestCatalogue:
    """The English of the guideline."""

    def test_complete(self) -> None:
        """Every text has its English, and each strength its word."""
        guideline = load(DA)
        catalogue = read_catalogue(DA.with_name("da.en.po"))
        assert set(catalogue) == set(messages(guideline))
        words = {
            Strength.MUST: r"\b(?:must|requires)\b",
            Strength.SHOULD: r"\b(?:should|four purposes)\b",
            Strength.RECOMMENDED: r"\brecommended\b",
            Strength.ENCOURAGED: r"\bencouraged\b",
            Strength.RESPONSIBILITY: r"\bresponsib",
            Strength.CAN: r"\bcan\b",
        }
        for (context, text), english in catalogue.items():
            strength = re.search(r"\((\w+)\)$", context)
            if strength and text.endswith(":"):
                assert re.search(words[Strength(strength[1])], english), (context, english)

    @pytest.fixture
    def own(self, tmp_path: Path) -> Path:
        """Copy the guideline, to be changed."""
        for name in ("da.yaml", "da.source.txt", "da.en.po"):
            shutil.copy(DA.with_name(name), tmp_path)
        return tmp_path / "da.yaml"

    def change(self, own: Path, old: str, new: str) -> None:
        for file in (own, own.with_name("da.source.txt")):
            text = file.read_text(encoding="utf-8")
            assert old in text
            file.write_text(text.replace(old, new), encoding="utf-8")

    def test_a_changed_sentence(self, run: Run, own: Path) -> None:
        """One Danish sentence changes: it is found, named, shown in Danish, and mended line by line."""
        self.change(own, "kontakte nærmeste leder", "kontakte nærmeste leder straks")
        result = run("guideline", "check", "da.yaml")
        assert (result.returncode, result.stderr) == (1, "1 fejl.\n")
        assert "det var «kontakte nærmeste leder» og er nu «kontakte nærmeste leder straks»" in result.stdout
        shown = run("checklist", "medarbejdergruppe", "stress", "--guideline", "da.yaml", "--language", "en").stdout
        assert "- [ ] kontakte nærmeste leder straks (not yet translated)\n" in shown
        result = run("guideline", "translate", "da.yaml", "--language", "en")
        assert result.stderr == "da.en.po: 200 oversat, 1 skal gennemgås, 0 nye.\n"
        assert run("guideline", "check", "da.yaml").stdout.count("G803") == 1  # nothing was approved
        catalogue = polib.pofile(str(own.with_name("da.en.po")))
        [doubtful] = [entry for entry in catalogue if entry.fuzzy]
        assert doubtful.previous_msgid == "kontakte nærmeste leder"
        doubtful.msgstr = "contact the immediate manager at once"
        doubtful.flags.remove("fuzzy")
        doubtful.previous_msgid = doubtful.previous_msgctxt = None
        catalogue.save()
        assert run("guideline", "check", "da.yaml").returncode == 0
        shown = run("checklist", "medarbejdergruppe", "stress", "--guideline", "da.yaml", "--language", "en").stdout
        assert "- [ ] contact the immediate manager at once\n" in shown

    def test_escapes(self, run: Run, own: Path) -> None:
        """Bytes that gettext's own tools have written as numbers are the characters that they are."""
        plain = run("checklist", "leder", "sygemeldt", "--guideline", "da.yaml", "--language", "en").stdout
        catalogue = own.with_name("da.en.po")
        text = catalogue.read_text(encoding="utf-8")
        lines = text.splitlines(keepends=True)
        octal = [
            re.sub(r"[^\x00-\x7f]", lambda each: "".join(f"\\{byte:03o}" for byte in each[0].encode()), line)
            for line in lines
        ]
        catalogue.write_text("".join(octal), encoding="utf-8")
        assert run("checklist", "leder", "sygemeldt", "--guideline", "da.yaml", "--language", "en").stdout == plain
        catalogue.write_text(text.replace(CONTACT, 'msgstr "c\\x6fntact \\\\b \\xc3\\xa6"', 1), encoding="utf-8")
        assert "contact \\\\b æ" in run("checklist", "--guideline", "da.yaml", "--language", "en").stdout

    def test_what_it_is(self, run: Run, own: Path) -> None:
        """A catalogue is checked with its guideline; without it is told what it is."""
        assert "Ingen fejl i da.yaml" in run("guideline", "check", "da.en.po").stderr
        own.unlink()
        assert (
            run("guideline", "check", "da.en.po").stderr == "da.en.po er en oversættelse af da.yaml, som ikke findes.\n"
        )

    def test_a_changed_strength(self, run: Run, own: Path) -> None:
        """A strength changes: the old English no longer fits, and why is said."""
        text = own.read_text(encoding="utf-8")
        own.write_text(text.replace("strength: opfordres", "strength: skal", 1), encoding="utf-8")
        out = run("guideline", "check", "da.yaml").stdout
        assert (
            "G803 Styrken er en anden: medarbejdergruppe/stress (opfordres) er nu medarbejdergruppe/stress (skal)"
            in out
        )

    @pytest.mark.parametrize(
        ("old", "new", "fault"),
        [
            (CONTACT, CONTACT[:-1], "G801 Det er ikke en linje"),
            (CONTACT, "msgstr contact", "G801 Det er ikke en linje"),
            (CONTACT, 'msgstr "SAFE\\b\\b\\b\\bEVIL \\f \\v \\r x"', "G104 Her er et usynligt tegn, U+0008."),
            (CONTACT, 'msgstr "contact\\033[2J"', "G104 Her er et usynligt tegn, U+001B."),
            (CONTACT, 'msgstr "contact \\303"', "G801 Det er ikke en linje"),
            ('msgctxt "purpose"', TITLE, "G303 «Retningslinjer for stresshåndtering» står her for anden gang."),
        ],
    )  # fmt: skip
    def test_broken(self, run: Run, own: Path, old: str, new: str, fault: str) -> None:
        """A catalogue in which something would get lost is refused, by the check and by whoever reads with it."""
        catalogue = own.with_name("da.en.po")
        text = catalogue.read_text(encoding="utf-8")
        assert old in text
        catalogue.write_text(text.replace(old, new, 1), encoding="utf-8")
        assert fault in run("guideline", "check", "da.yaml").stdout
        result = run("checklist", "--guideline", "da.yaml", "--language", "en")
        assert (result.returncode, result.stdout) == (2, "")
        assert run("guideline", "translate", "da.yaml", "--language", "en").returncode == 2
        assert run("guideline", "translate", "da.yaml", "--language", "da").returncode == 2

    def test_twice_is_once(self, run: Run, own: Path) -> None:
        """Updating what is in step changes nothing but the form of the file, and doing it twice nothing at all."""
        run("guideline", "translate", "da.yaml", "--language", "en")
        first = own.with_name("da.en.po").read_bytes()
        assert run("guideline", "translate", "da.yaml", "--language", "en").stderr.endswith(
            "201 oversat, 0 skal gennemgås, 0 nye. Der er intet nyt i den.\n"
        )
        assert own.with_name("da.en.po").read_bytes() == first

    def test_without_a_catalogue(self, run: Run) -> None:
        """A guideline that nobody has translated is shown as it is."""
        small = str(ROOT / "tests" / "data" / "small.yaml")
        shown = run("checklist", "bruger", "larm", "--guideline", small, "--language", "en").stdout
        assert "- [ ] lukke døren\n" in shown
        result = run("guideline", "translate", small, "--language", "english")
        assert (result.returncode, result.stdout) == (2, "")

    def test_a_third_language(
        self, own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """A language more is a folder and a file; what it lacks is said in English or Danish (docs/texts.md)."""
        folder = tmp_path / "locale"
        shutil.copytree(texts.CATALOGUES, folder)
        (folder / "de" / "LC_MESSAGES").mkdir(parents=True)
        catalogue = Catalog(locale="de")
        catalogue.add("Source: {title}", "Quelle: {title}")
        with (folder / "de" / "LC_MESSAGES" / "stressguide.mo").open("wb") as file:
            write_mo(file, catalogue)
        monkeypatch.setattr(texts, "CATALOGUES", folder)
        try:
            assert run_here(["guideline", "translate", str(own), "--language", "de", "-q"]) == 0
            german = polib.pofile(str(own.with_name("da.de.po")))
            for entry in german:
                if entry.msgid == "kontakte nærmeste leder":
                    entry.msgstr = "die nächste Führungskraft ansprechen"
            german.save()
            command = ["checklist", "medarbejdergruppe", "stress", "--guideline", str(own), "--language", "de"]
            assert run_here([*command, "-f", "markdown"]) == 0
        finally:
            monkeypatch.undo()
            texts.speak("da")
        shown = capsys.readouterr().out
        assert "- [ ] die nächste Führungskraft ansprechen\n" in shown
        assert "Quelle: Retningslinjer for stresshåndtering (not yet translated)" in shown
