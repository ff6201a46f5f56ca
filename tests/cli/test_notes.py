"""``stressguide notes``, in real processes, on real files, with real keys on a real terminal."""

import json
import os
import re
import sys
import threading
import time
from datetime import date
from pathlib import Path

import pytest

from stressguide.model import Guideline
from stressguide.notes.minutes import Minutes
from support import CTRL_C, DOWN, ENTER, ESCAPE, Open, Run, Terminal, environment, run_there

ASK = f"{sys.executable} -m stressguide ask"
CASE = ("leder", "sygemeldt")


def new(run: Run, *arguments: str) -> None:
    """Make referat.md."""
    assert run("notes", "new", *CASE, "-o", "referat.md", *arguments).returncode == 0


class TestNew:
    """New minutes."""

    def test_fields(self, run: Run) -> None:
        """It has the fields of Danish minutes for a personnel file; no title and no heading says who is ill."""
        text = run("notes", "new", *CASE).stdout
        assert not re.search("^#.*(syg|stress)", text, re.MULTILINE)
        for field in (
            "Dato og sted",
            "Mødeleder",
            "Referent",
            "Til stede",
            "Bisidder, TR eller AMR",
            "Afbud",
            "Formål",
        ):
            assert f"| {field} |" in text
        for field in ("Mødets art", "Indkaldt den", "Medarbejderen har sagt ja den"):
            assert f"| {field} |" in text
        for field in (
            "Mødets art",
            "Næste møde",
            "Læst og godkendt af medarbejderen den",
            "Kopi til",
            "Ligger i",
            "Slettes den",
        ):
            assert f"| {field} |" in text
        assert "| Hvad | Hvem | Hvornår |" in text
        assert text.index("Skriv aldrig diagnose, symptomer, behandling, medicin") < text.index("Mødets art")
        assert text.index("Egen huskeliste. Slet den herfra") < text.index("- [ ] sikre tid til")
        assert "Kilde: Retningslinjer for stresshåndtering, linje 142–147. Styrke: kan." in text

    def test_editorial_is_marked(self, run: Run) -> None:
        """A note of the editor's stands with its point, and is no part of the guideline."""
        text = run("notes", "new", "medarbejder", "sygemeldt").stdout
        point = "- at den øvrige medarbejdergruppe informeres om fraværets karakter\n"
        assert point + "  - Redaktionel bemærkning, ikke en del af retningslinjerne: Helbredsoplysninger" in text

    def test_to_a_file(self, run: Run, tmp_path: Path) -> None:
        """The file is said in one line; one that is there is left alone, and --force replaces it."""
        result = run("notes", "new", *CASE, "-o", "referat.md")
        assert (result.returncode, result.stdout, result.stderr) == (0, "", "Referatet ligger i referat.md.\n")
        (tmp_path / "referat.md").write_text("mit", encoding="utf-8")
        result = run("notes", "new", *CASE, "-o", "referat.md")
        assert result.returncode == 2
        assert "referat.md findes allerede. Føj mødet til med: stressguide notes add referat.md" in result.stderr
        assert (tmp_path / "referat.md").read_text(encoding="utf-8") == "mit"
        assert run("notes", "new", *CASE, "-o", "referat.md", "--force", "-q").stderr == ""
        assert (tmp_path / "referat.md").read_text(encoding="utf-8") == run("notes", "new", *CASE, "-o", "-").stdout

    def test_errors(self, subtests: pytest.Subtests, run: Run) -> None:
        """What cannot be is told in a line."""
        for arguments, message in [
            (["leder"], "Her mangler SITUATION. Se stressguide notes new --help."),
            (["ledr", "stress"], "Der findes ikke en rolle, der hedder «ledr». Mente du «leder»?"),
            (["leder", "stress", "--with", "kok"], "Der findes ikke en rolle, der hedder «kok»."),
            (["leder", "stress", "--date", "31/2-2026"], "«31/2-2026» er ikke en dato. Skriv f.eks. 2026-12-01"),
            (
                ["leder", "stress", "-o", "referat.odt"],
                "Et referat er Markdown eller Word. Lad navnet ende på .md eller .docx",
            ),
            (["leder", "stress", "-o", "."], ". er en mappe."),
            (["leder", "stress", "-o", "ingen/referat.md"], "Mappen ingen findes ikke. Lav den først,"),
            (["leder", "stress", "--force"], "--force hører sammen med --output FIL."),
        ]:
            with subtests.test(arguments=arguments):
                result = run("notes", "new", *arguments)
                assert (result.returncode, result.stdout) == (2, "")
                assert result.stderr.startswith(message)

    def test_odd_words(self, run: Run) -> None:
        """A place is kept on its line, whatever it is."""
        text = run("notes", "new", *CASE, "--place", "a\n## b\udcff <i>").stdout
        assert "| Dato og sted | a ## b \\<i\\> |" in text


class TestAdd:
    """The next meeting in the same file."""

    def test_keeps_and_adds_once(self, run: Run, tmp_path: Path) -> None:
        """All that stood there stands there still; adding again adds nothing, and says so."""
        new(run)
        path = tmp_path / "referat.md"
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n") + b"- [ ]  mit eget  ")
        before = path.read_bytes()
        result = run("notes", "add", "referat.md", "leder", "foer-tilbagekomst", "--with", "tr-amr")
        assert (result.returncode, result.stdout) == (0, "")
        assert result.stderr.splitlines() == [
            "Føjet til referat.md: Lederen: en medarbejder skal snart tilbage.",
            "Føjet til referat.md: TR/AMR: en kollega skal snart tilbage.",
        ]
        after = path.read_bytes()
        assert after.startswith(before + b"\r\n\r\n# Referat: ")
        result = run("notes", "add", "referat.md", "leder", "foer-tilbagekomst", "--with", "tr-amr")
        assert "Står allerede i referat.md, linje 176: Lederen: en medarbejder skal snart tilbage." in result.stderr
        assert result.stderr.endswith("Intet er føjet til.\n")
        assert path.read_bytes() == after

    def test_to_a_list(self, run: Run, tmp_path: Path) -> None:
        """A list that was put in the file as it was printed is known too."""
        (tmp_path / "referat.md").write_text("mit" + run("checklist", *CASE).stdout, encoding="utf-8")
        result = run("notes", "add", "referat.md", *CASE)
        assert "Intet er føjet til." in result.stderr

    def test_in_a_pipe(self, run: Run, tmp_path: Path) -> None:
        """“-” reads from a pipe, and the whole goes on to stdout."""
        new(run)
        before = (tmp_path / "referat.md").read_text(encoding="utf-8")
        result = run("notes", "add", "-", "leder", "stress", stdin="referat.md")
        assert result.stdout.startswith(before + "\n# Referat: samtale om trivsel\n")


class TestRefused:
    """Files that cannot be minutes are left whole."""

    @pytest.mark.parametrize("command", [["add"], ["status"], ["tick"]])
    @pytest.mark.parametrize(
        ("content", "message"),
        [
            (b"\x00\x01", "referat.md er ikke en tekstfil."),
            (b"\xff\xfea\x00", "referat.md:1: her er filen ikke i UTF-8."),
            ("- [ ] ok\n- [ ] når\n".encode("latin-1"), "referat.md:2: her er filen ikke i UTF-8."),
            ("- [ ] a\n".encode("utf-16"), "referat.md:1: her er filen ikke i UTF-8."),
            ("- [ ] å\n- [ ] b\n".encode("utf-16-be"), "referat.md:1: her er filen ikke i UTF-8."),
            (b"# A\r\r- [x] b\r" + "- [ ] tag hånd om\r".encode("utf-16-le"), "referat.md:4: herfra er filen i UTF-16"),
            (b"a\r- [ ] n\xe6r\r", "referat.md:2: her er filen ikke i UTF-8."),
            (b"a" * 3_000_000, "referat.md er større end 2 MiB"),
            (None, "referat.md findes ikke. Et nyt referat laver du med: stressguide notes new"),
        ],
    )
    def test_content(self, run: Run, tmp_path: Path, command: list[str], content: bytes | None, message: str) -> None:
        """Binary, huge, in another encoding, or not there."""
        if content is not None:
            (tmp_path / "referat.md").write_bytes(content)
        result = run("notes", *command, "referat.md", *(CASE if command == ["add"] else ()))
        assert (result.returncode, result.stdout) == (2, "")
        assert result.stderr.startswith(message)
        assert content is None or (tmp_path / "referat.md").read_bytes() == content

    def test_kind(self, run: Run, tmp_path: Path) -> None:
        """A folder, a pipe, an impossible name."""
        os.mkfifo(tmp_path / "pipe")
        assert "Der er ingen referater i .." in run("notes", "status", ".").stderr
        assert "er en mappe" in run("notes", "tick", ".", "1").stderr
        assert "er ikke en almindelig fil" in run("notes", "status", "pipe").stderr
        assert "navnet er for langt" in run("notes", "status", "a" * 5000).stderr

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may write everything")
    def test_read_only(self, run: Run, tmp_path: Path) -> None:
        """A file that may not be written is not replaced either."""
        new(run)
        (tmp_path / "referat.md").chmod(0o444)
        result = run("notes", "tick", "referat.md", "leder/sygemeldt/1")
        assert (result.returncode, "det må du ikke" in result.stderr) == (2, True)

    def test_links(self, run: Run, tmp_path: Path) -> None:
        """A link is followed, and stays one; the file keeps its permissions."""
        new(run)
        (tmp_path / "referat.md").rename(tmp_path / "rigtig.md")
        (tmp_path / "rigtig.md").chmod(0o640)
        (tmp_path / "referat.md").symlink_to("rigtig.md")
        assert run("notes", "tick", "referat.md", "leder/sygemeldt/1").returncode == 0
        assert (tmp_path / "referat.md").is_symlink()
        assert "- [x] sikre tid" in (tmp_path / "rigtig.md").read_text(encoding="utf-8")
        assert (tmp_path / "rigtig.md").stat().st_mode & 0o777 == 0o640


class TestStatus:
    """What is left."""

    def test_json(self, run: Run, tmp_path: Path) -> None:
        """The JSON has each point with its id, or as the user's own, and each agreement."""
        (tmp_path / "referat.md").write_text(
            "- [x] opfordre medarbejderen til at tage kontakt til egen læge\n- [ ] mit, inden 2020-01-31\n\n"
            "| Hvad | Hvem | Hvornår |\n|-|-|-|\n| a | TR | |\n",
            encoding="utf-8",
        )
        data = json.loads(run("notes", "status", "referat.md", "--json").stdout)
        assert data["settled"] is False
        assert data["points"] == [
            {
                "line": 1,
                "text": "opfordre medarbejderen til at tage kontakt til egen læge",
                "state": "done",
                "done": True,
                "id": "leder/sygemeldt/2",
                "strength": "bør",
                "changed": None,
                "due": None,
                "late": False,
            },
            {
                "line": 2,
                "text": "mit, inden 2020-01-31",
                "state": "open",
                "done": False,
                "id": None,
                "strength": None,
                "changed": None,
                "due": "2020-01-31",
                "late": True,
            },
        ]
        assert data["agreements"] == [
            {
                "line": 6,
                "what": "a",
                "who": "TR",
                "when": "",
                "done": False,
                "lacks": ["when"],
                "due": None,
                "late": False,
            }
        ]

    def test_exit_codes(self, run: Run, tmp_path: Path) -> None:
        """0 whatever is open; with --fail-open 1 until nothing is."""
        new(run)
        assert run("notes", "status", "referat.md").returncode == 0
        result = run("notes", "status", "referat.md", "--fail-open")
        assert (result.returncode, result.stderr) == (1, "")
        (tmp_path / "referat.md").write_text("- [x] a\n", encoding="utf-8")
        result = run("notes", "status", "referat.md", "--fail-open")
        assert (result.returncode, "1 af 1 punkt er udført. Alle punkter og aftaler er på plads." in result.stdout) == (
            0,
            True,
        )

    def test_several(self, run: Run, tmp_path: Path) -> None:
        """Of several files, and those in folders, there is one summary, and what is open in each or is somebody's."""
        table = "| Hvad | Hvem | Hvornår |\n|-|-|-|\n"
        (tmp_path / "møder" / "2026").mkdir(parents=True)
        (tmp_path / "møder" / "a.md").write_text(
            f"- [ ] ring – Mette\n- [x] a\n\n{table}| b | Mette og Ole | 1/1-2020 |\n"
        )
        (tmp_path / "møder" / "2026" / "b.md").write_text(
            f"{table}| c | Ole | |\n| d | mette | 1/1-2060 |\n| e | Henmette | |\n"
        )
        (tmp_path / "møder" / "c.png").write_bytes(b"\0")
        (tmp_path / "c.md").write_text("- [x] c\n")
        result = run("notes", "status", "møder", "c.md", "-f", "text", "--fail-open", "-q")
        assert (result.returncode, result.stderr) == (1, "")
        assert result.stdout.startswith(
            "Status for 3 filer\n\n2 af 3 punkter er udført. 2 aftaler mangler noget. 1 frist er"
        )
        assert [line for line in result.stdout.splitlines() if line.endswith(".md")] == [
            *("møder/2026/b.md", "møder/a.md", "c.md")
        ]
        assert "☑" not in result.stdout
        result = run("notes", "status", "møder", "c.md", "--who", "METTE", "-f", "text", "-q")
        listed = [line.strip() for line in result.stdout.splitlines() if "(linje" in line]
        assert listed == [
            "• d – mette – 1/1-2060 (linje 4)",
            "• b – Mette og Ole – 1/1-2020 (linje 6)",
            "☐ ring – Mette (linje 1)",
        ]
        data = json.loads(run("notes", "status", "møder", "c.md", "--json").stdout)
        assert (data["settled"], [file["file"] for file in data["files"]]) == (
            False,
            ["møder/2026/b.md", "møder/a.md", "c.md"],
        )
        assert run("notes", "status", "c.md", "c.md", "--fail-open").returncode == 0
        assert "Status for 2 filer\n" in run("notes", "status", "m*/*.md", "c*", "-f", "text", "-q").stdout
        rows = run("notes", "status", "møder", "c.md", "-f", "csv", "-q").stdout.splitlines()
        assert rows[0].startswith("\ufeffFil;Linje;")
        assert len(rows) == 8

    def test_large(self, run: Run, tmp_path: Path) -> None:
        """Pictures that are in the text do not count as text, and do not take long."""
        picture = "A" * 3_000_000
        (tmp_path / "a.md").write_text(f"![][image1]\n\n* [ ] ring\n\n[image1]: <data:image/png;base64,{picture}>\n")
        assert "(linje 3)" in run("notes", "status", "a.md", "-q").stdout
        assert run("notes", "tick", "a.md", "3").returncode == 0
        assert (
            tmp_path / "a.md"
        ).read_text() == f"![][image1]\n\n* [x] ring\n\n[image1]: <data:image/png;base64,{picture}>\n"

    def test_slow(self, subtests: pytest.Subtests, guideline: Guideline) -> None:
        """No file of an ordinary size takes long, whatever is in it; `benchmarks/status.py` shows how time grows."""
        for head, unit in [
            ("> " * 50, "a\n"),
            ("|a|b|\n|-|-|\n", "a\n"),
            ("", "<!--\n"),
            ("", "> - "),
            ("|hvad|hvem|\n|-|-|\n", f"|a|{'1/1 ' * 100}|\n"),
        ]:
            with subtests.test(head=head):
                start = time.process_time()
                Minutes.parse(head + unit * (128 * 1024 // len(unit)), guideline).status(date(2026, 1, 1))
                assert time.process_time() - start < 4

    def test_only_reads(self, run: Run, tmp_path: Path) -> None:
        """The file is not touched; one may be read from a pipe."""
        new(run)
        before = (tmp_path / "referat.md").stat()
        piped = run("notes", "status", "-", stdin="referat.md").stdout
        assert piped == run("notes", "status", "referat.md").stdout.replace("referat.md", "input")
        assert (tmp_path / "referat.md").stat().st_mtime_ns == before.st_mtime_ns

    def test_reads_what_lists_were_appended(self, terminal: Open, run: Run, tmp_path: Path) -> None:
        """Lists that `ask` and `checklist` appended are read; nothing else need be in the file."""
        screen = terminal(shell=f"{ASK} --role leder --situation sygemeldt >> referat.md")
        assert screen.end() == 0
        with (tmp_path / "referat.md").open("a", encoding="utf-8") as file:
            file.write(run("checklist", "medarbejdergruppe", "sygemeldt").stdout)
        assert "0 af 11 punkter er udført." in run("notes", "status", "referat.md").stdout


def tick(terminal: Open, **extra: str) -> Terminal:
    """Begin to tick off what is done in referat.md."""
    screen = terminal("notes", "tick", "referat.md", **extra)
    screen.see("Hvad er udført?")
    screen.see("også er stresset")
    return screen


class TestNameThatIsTaken:
    """On a terminal it is asked what to do with a file that is there."""

    @pytest.mark.parametrize(("keys", "said"), [(DOWN, "Føjet til a.md"), (DOWN * 2, "Referatet ligger i a.md")])
    def test_add_or_replace(self, terminal: Open, run: Run, tmp_path: Path, keys: str, said: str) -> None:
        """The meeting is added to it, or takes its place."""
        file = tmp_path / "a.md"
        run("notes", "new", "leder", "stress", "-o", "a.md")
        old, new = file.read_text(encoding="utf-8"), run("notes", "new", *CASE).stdout
        screen = terminal("notes", "new", *CASE, "-o", "a.md", size=(100, 24))
        screen.see("a.md findes allerede. Hvad skal der ske med den? » ← Et andet navn Føj til den Erstat den")
        screen.press(keys + ENTER)
        screen.see(said)
        assert screen.end() == 0
        written = file.read_text(encoding="utf-8")
        assert written == new if keys == DOWN * 2 else written.startswith(old) and len(written) > len(old)

    def test_another(self, terminal: Open, run: Run, tmp_path: Path) -> None:
        """Another name is asked for; minutes have an ending, and those in Word are never added to."""
        (tmp_path / "a.docx").write_bytes(b"x")
        screen = terminal("notes", "new", *CASE, "-o", "a.docx", size=(100, 24))
        screen.see("a.docx findes allerede. Hvad skal der ske med den? » ← Et andet navn Erstat den")
        screen.press(ENTER)
        screen.see("Filens navn: (Enter: a-2.docx")
        screen.press("b.md" + ENTER)
        screen.see("Referatet ligger i b.md")
        assert screen.end() == 0
        assert (tmp_path / "b.md").read_text(encoding="utf-8") == run("notes", "new", *CASE).stdout
        assert (tmp_path / "a.docx").read_bytes() == b"x"

    def test_not_asked(self, terminal: Open, tmp_path: Path) -> None:
        """Who wants no question is refused, and who says --force has said it."""
        file = tmp_path / "a.md"
        file.write_text("x", encoding="utf-8")
        refused = terminal("notes", "new", *CASE, "-o", "a.md", "--no-input")
        refused.see("a.md findes allerede. Føj mødet til med")
        assert (refused.end(), file.read_text(encoding="utf-8")) == (2, "x")
        assert terminal("notes", "new", *CASE, "-o", "a.md", "--force").end() == 0
        assert file.read_text(encoding="utf-8") != "x"


class TestTick:
    """Ticks, set from the terminal."""

    def test_boxes(self, terminal: Open, run: Run, tmp_path: Path) -> None:
        """Space ticks and takes back, no letter does; arrows move past headings; Enter writes nothing but the ticks."""
        new(run)
        path = tmp_path / "referat.md"
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
        before = path.read_bytes()
        screen = tick(terminal)
        screen.press("ai " + DOWN + " " + DOWN * 5 + " " + DOWN + DOWN + " ")  # the first, the second, the next list
        screen.see("● opfordre medarbejderen")
        screen.press(ENTER)
        screen.see("Hvad er udført? 2 med flueben 2 flueben er sat i referat.md. 6 punkter mangler.")
        assert screen.end() == 0
        expected = before.replace(b"- [ ] opfordre", b"- [x] opfordre").replace(b"- [ ] fors", b"- [x] fors")
        assert path.read_bytes() == expected

    @pytest.mark.parametrize("key", [ESCAPE, CTRL_C])
    def test_leaving(self, terminal: Open, run: Run, tmp_path: Path, key: str) -> None:
        """Leaving writes nothing."""
        new(run)
        before = (tmp_path / "referat.md").read_bytes()
        screen = tick(terminal)
        screen.press(" " + key)
        assert screen.end() == 130
        assert (tmp_path / "referat.md").read_bytes() == before

    def test_on_a_small_screen(self, terminal: Open, run: Run) -> None:
        """A list longer than the screen moves with what is pointed at."""
        new(run)
        screen = terminal("notes", "tick", "referat.md", size=(50, 12))
        screen.see("○ sikre tid")
        screen.press(DOWN * 4)
        screen.see("» ○ have kontakt")
        screen.see("afhængigt af forholdet og de interne aftaler")
        screen.press(DOWN * 3)
        screen.see("» ○ kontakte TR/AMR")

    def test_numbers(self, terminal: Open, run: Run, tmp_path: Path) -> None:
        """By numbers where nothing may be redrawn."""
        new(run)
        screen = tick(terminal, STRESSGUIDE_ACCESSIBLE="1")
        screen.see("Lederen: en medarbejder er sygemeldt med stress (kan) 7. forsøge")
        screen.press("9\r")
        screen.see("Det er ikke alle sammen numre fra 1 til 8. Skriv dem igen, f.eks.: 1 3 Skriv numrene")
        screen.press("2, 7\r")
        screen.see("2 flueben er sat i referat.md.")
        assert screen.end() == 0
        text = (tmp_path / "referat.md").read_text(encoding="utf-8")
        assert text.count("- [x] ") == text.count("- [x] opfordre") + text.count("- [x] forsøge") == 2

    def test_changed_meanwhile(self, terminal: Open, run: Run, tmp_path: Path) -> None:
        """A file that somebody changed while the question stood there is left as it is."""
        new(run)
        screen = tick(terminal)
        (tmp_path / "referat.md").write_text("nyt", encoding="utf-8")
        screen.press(" " + ENTER)
        screen.see("referat.md er blevet ændret imens. Intet er skrevet; prøv igen.")
        assert screen.end() == 2
        assert (tmp_path / "referat.md").read_text(encoding="utf-8") == "nyt"

    def test_arguments(self, run: Run, tmp_path: Path) -> None:
        """Ids and lines do without a question; a tick that is there is no fault."""
        new(run)
        result = run("notes", "tick", "referat.md", "leder/sygemeldt/2", "72", "72")
        assert (result.returncode, result.stderr) == (0, "2 flueben er sat i referat.md. 6 punkter mangler.\n")
        after = (tmp_path / "referat.md").read_bytes()
        result = run("notes", "tick", "referat.md", "leder/sygemeldt/2")
        assert result.stderr == "Der er ikke sat nye flueben i referat.md. 6 punkter mangler.\n"
        assert (tmp_path / "referat.md").read_bytes() == after

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (["referat.md"], "Skriv, hvad der er udført, med id eller linjenummer: stressguide"),
            (["referat.md", "--no-input"], "Skriv, hvad der er udført, med id"),
            (
                ["referat.md", "leder/sygemeldt/9"],
                "Der er intet at sætte flueben ved under «leder/sygemeldt/9».",
            ),
        ],
    )
    def test_errors(self, run: Run, arguments: list[str], message: str) -> None:
        """What cannot be is told in a line."""
        new(run)
        result = run("notes", "tick", *arguments)
        assert (result.returncode, result.stdout) == (2, "")
        assert result.stderr.startswith(message)

    def test_pipe(self, run: Run, tmp_path: Path) -> None:
        """Minutes that come out of a pipe go on with their ticks; nothing goes on where something is wrong."""
        new(run)
        before = (tmp_path / "referat.md").read_bytes()
        piped = run("notes", "tick", "-", "leder/sygemeldt/2", stdin="referat.md")
        assert (piped.returncode, piped.stderr) == (0, "1 flueben er sat i input. 7 punkter mangler.\n")
        assert (tmp_path / "referat.md").read_bytes() == before
        assert run("notes", "tick", "referat.md", "leder/sygemeldt/2", "-q") == (0, "", "")
        assert piped.stdout == (tmp_path / "referat.md").read_text(encoding="utf-8")
        again = run("notes", "tick", "-", "leder/sygemeldt/2", "-q", stdin="referat.md")
        assert again == (0, piped.stdout, "")
        for wrong in (["nej"], []):
            refused = run("notes", "tick", "-", *wrong, stdin="referat.md")
            assert (refused.returncode, refused.stdout) == (2, "")

    def test_pipe_with_nothing_open(self, run: Run, tmp_path: Path) -> None:
        """What is done already goes on as it came."""
        (tmp_path / "a.md").write_text("- [x] a\n", encoding="utf-8")
        assert run("notes", "tick", "-", "-q", stdin="a.md") == (0, "- [x] a\n", "")

    def test_nothing_open(self, run: Run, tmp_path: Path) -> None:
        """With nothing open nothing is asked."""
        (tmp_path / "referat.md").write_text("- [x] a\n", encoding="utf-8")
        result = run("notes", "tick", "referat.md")
        assert (result.returncode, result.stderr) == (0, "Der er ikke sat nye flueben i referat.md. Alt er udført.\n")


class TestAfterAWalk:
    """Minutes as one of the endings of `ask`."""

    def test_minutes(self, terminal: Open, run: Run, tmp_path: Path) -> None:
        """The person says who else is there, and where to write; a file that is there can be added to."""
        screen = terminal("ask", "--role", "leder", size=(140, 100))
        screen.see("← Tilbage")
        screen.press(DOWN * 2 + ENTER)
        screen.see("Hvad nu?")
        screen.press(DOWN * 3 + ENTER)
        screen.see("Hvem er ellers med til mødet?")
        screen.press(DOWN * 2 + " ")
        screen.see("● TR/AMR")
        screen.press(ENTER)
        screen.see("Filens navn: (Enter: referat.md")
        screen.press("referat" + ENTER)
        screen.see("» Nej")
        screen.press(DOWN + ENTER)
        file = tmp_path / "referat.md"
        screen.see(f"Referatet ligger i {file}. Når noget er udført: stressguide notes tick {file}")
        expected = run("notes", "new", *CASE, "--with", "tr-amr").stdout
        assert (tmp_path / "referat.md").read_text(encoding="utf-8") == expected
        screen.see("Hvad nu?")
        screen.press(DOWN * 3 + ENTER)
        screen.see("○ TR/AMR")
        screen.press(ENTER)
        screen.see("0 med flueben Filens navn:")
        screen.press("referat.md" + ENTER)
        screen.see("Føj til den")
        screen.press(DOWN + ENTER)
        screen.see("Intet er føjet til.")
        assert (tmp_path / "referat.md").read_text(encoding="utf-8") == expected

    def test_for_word(self, terminal: Open, run: Run, tmp_path: Path) -> None:
        """A name that ends in .docx is that of a Word file; it is read, and never added to."""
        for said in ("Referatet ligger i", "findes allerede. Hvad skal der ske med den? » ← Et andet navn Erstat den"):
            screen = terminal("ask", "--role", "leder", size=(140, 100))
            screen.see("← Tilbage")
            screen.press(DOWN * 2 + ENTER)
            screen.see("Hvad nu?")
            screen.press(DOWN * 3 + ENTER)
            screen.see("○ TR/AMR")
            screen.press(ENTER)
            screen.see("Filens navn:")
            screen.press("referat.docx" + ENTER)
            screen.see(said)
        assert "notes tick" not in screen.text()
        assert run("notes", "new", *CASE, "-o", "b.docx").returncode == 0
        assert (tmp_path / "referat.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()


def test_status_never_replaces_the_minutes(run: Run, tmp_path: Path) -> None:
    """The file that is read cannot be the one that is written."""
    new(run)
    before = (tmp_path / "referat.md").read_text(encoding="utf-8")
    result = run("notes", "status", "referat.md", "-o", "./referat.md", "--force")
    assert (result.returncode, result.stderr) == (2, "referat.md er selve referatet. Skriv et andet navn.\n")
    assert (tmp_path / "referat.md").read_text(encoding="utf-8") == before


def test_many_at_once(run: Run, tmp_path: Path) -> None:
    """Many that tick the same file at once wait for one another; no tick is lost, and nobody is refused."""
    new(run)
    before = (tmp_path / "referat.md").read_text(encoding="utf-8")
    results: list[int] = []

    def set_one(number: int) -> None:
        environ = environment(tmp_path)
        arguments = ["notes", "tick", "referat.md", f"leder/sygemeldt/{number}"]
        results.append(
            run_there(arguments, folder=tmp_path, environ=environ, encoding="utf-8", stdin=Path(os.devnull)).returncode
        )

    threads = [threading.Thread(target=set_one, args=(number,)) for number in range(1, 9)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    after = (tmp_path / "referat.md").read_text(encoding="utf-8")
    assert after.replace("[x]", "[ ]") == before
    assert results == [0] * 8
    assert after.count("[x]") == 8
    assert [path.name for path in tmp_path.iterdir() if "referat" in path.name] == ["referat.md"]


def test_replaced_by_a_pipe(terminal: Open, run: Run, tmp_path: Path) -> None:
    """A pipe put in the file's place while the question stood there is refused, not waited for."""
    new(run)
    screen = tick(terminal)
    (tmp_path / "referat.md").unlink()
    os.mkfifo(tmp_path / "referat.md")
    screen.press(" " + ENTER)
    screen.see("referat.md er ikke en almindelig fil.")
    assert screen.end() == 2


def test_names(run: Run, tmp_path: Path) -> None:
    """A name with spaces is quoted where a command is suggested; one that is no text is shown as far as it is."""
    assert "-o 'findes ikke.md'" in run("notes", "status", "findes ikke.md").stderr
    assert run("notes", "tick", "", "1").stderr == "Sådan kan en fil ikke hedde.\n"
    (tmp_path / "\udcff.md").write_text("- [x] a\n", encoding="utf-8")
    assert json.loads(run("notes", "status", "\udcff.md", "--json").stdout)["file"] == "?.md"


def test_other_encodings(run: Run, tmp_path: Path) -> None:
    """What comes from a pipe goes on as it came, whatever the terminal's encoding."""
    (tmp_path / "mit.md").write_text("snak – ☐ 😀 “hej” ł\n", encoding="utf-8")
    result = run("notes", "add", "-", "leder", "stress", "-q", stdin="mit.md", PYTHONIOENCODING="latin-1")
    assert result.stdout.startswith("snak – ☐ 😀 “hej” ł\n\n# Referat")


def test_a_narrow_screen(terminal: Open, run: Run) -> None:
    """Even where nothing can be read, nothing breaks."""
    new(run)
    screen = terminal("notes", "tick", "referat.md", size=(5, 10))
    screen.see("»")
    screen.press(ESCAPE)
    assert screen.end() == 130


def test_group(run: Run) -> None:
    """The group alone shows its help; an unknown command of it is told with the nearest."""
    assert run("notes").stdout == run("notes", "--help").stdout
    result = run("notes", "stat")
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith(
        "Der findes ikke en kommando, der hedder «stat». Mente du «status»? Kommandoer: new,"
    )
