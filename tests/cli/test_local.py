"""What is local: said to be so in every format, and never lost in silence."""

import csv
import io
import json
from pathlib import Path

import pytest

from support import DA, Run

LOCAL = """\
fill:
  tr: {function: TR i Borgerservice, telephone: 12 34 56 78, mail: tr@kommune.dk, checked: 2026-11-20}
add:
  - {to: leder/sygemeldt, point: sende en buket, strength: bør}
  - {to: leder/sygemeldt, note: "Tast den i løn: se intranettet."}
  - {to: tr-amr/stress, point: byde på kaffe, strength: kan}
"""
WHO = "TR i Borgerservice, tlf. 12 34 56 78, tr@kommune.dk (kontrolleret 2026-11-20)"
FORMATS = ["terminal", "text", "markdown", "html", "csv", "json"]


@pytest.fixture
def local(tmp_path: Path) -> Path:
    """Put a local file where the one for the embedded guideline lies."""
    file = tmp_path / ".config" / "stressguide" / "stress.local.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(LOCAL, encoding="utf-8")
    return file


@pytest.mark.usefixtures("local")
class TestShown:
    """Every way in which a guideline is shown."""

    def test_checklist(self, subtests: pytest.Subtests, run: Run) -> None:
        """What is added and filled is in every format, each marked."""
        for form in FORMATS:
            with subtests.test(form=form):
                result = run("checklist", "leder", "sygemeldt", "-f", form)
                assert (result.returncode, result.stderr) == (0, "")
                text = " ".join(result.stdout.split())
                assert ("sende en buket (lokalt)" in text) == (form in ("terminal", "text", "markdown"))
                for words in ("TR i Borgerservice", "12 34 56 78", "tr@kommune.dk", "2026-11-20", "se intranettet"):
                    assert words in text

    @pytest.mark.parametrize("form", FORMATS)
    def test_editors_notes_are_switched_off(self, run: Run, local: Path, form: str) -> None:
        """One line hides what the editor remarks, on points and on the whole; what is local stays."""
        shown = run("checklist", "leder", "sygemeldt", "-f", form).stdout
        assert shown.count("2026-11-28") == 6
        local.write_text(f"{LOCAL}notes: hidden\n", encoding="utf-8")
        shown = run("checklist", "leder", "sygemeldt", "-f", form).stdout
        assert "2026-11-28" not in shown
        assert "Ud over retningslinjerne" not in shown
        assert "se intranettet" in " ".join(shown.split())
        assert run("search", "sygefraværssamtale").returncode == 1

    def test_a_slot_that_nothing_names(self, run: Run) -> None:
        """Who it is stands only where the guideline names them."""
        assert "TR i Borgerservice" not in run("checklist", "leder", "stress").stdout

    def test_json(self, run: Run) -> None:
        """Programs can tell what is local."""
        checklist = json.loads(run("checklist", "leder", "sygemeldt", "--json").stdout)["checklists"][0]
        assert [section["local"] for section in checklist["sections"]] == [False, False, True]
        ids = [point["id"] for section in checklist["sections"] for point in section["points"]]
        assert ids == [*(f"leder/sygemeldt/{n}" for n in range(1, 9)), "leder/sygemeldt/lokal-1"]
        assert checklist["local_notes"] == ["Tast den i løn: se intranettet."]
        assert checklist["contacts"] == [
            {
                "slot": "tr",
                "name": "Tillidsrepræsentant (TR)",
                "function": "TR i Borgerservice",
                "telephone": "12 34 56 78",
                "mail": "tr@kommune.dk",
                "checked": "2026-11-20",
            }
        ]

    def test_csv(self, run: Run) -> None:
        """A column says what is local."""
        text = run("checklist", "leder", "sygemeldt", "-f", "csv").stdout.removeprefix("\ufeff")
        rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
        assert [(row["Id"] or row["Punkt"] or row["Bemærkning"], row["Lokalt"]) for row in rows if row["Lokalt"]] == [
            ("leder/sygemeldt/lokal-1", "lokalt"),
            (f"Tillidsrepræsentant (TR): {WHO}", "lokalt"),
            ("Tast den i løn: se intranettet.", "lokalt"),
        ]

    def test_where_the_guideline_is_silent(self, run: Run) -> None:
        """It still says that it is silent; what was added stands apart from that."""
        text = run("checklist", "tr-amr", "stress").stdout
        silent = text.index("Retningslinjerne har ingen punkter til TR/AMR i denne situation.")
        assert silent < text.index("### På vores arbejdsplads") < text.index("- [ ] byde på kaffe (lokalt)")
        rows = run("checklist", "tr-amr", "stress", "-f", "csv").stdout.splitlines()
        assert len(rows) == 3

    def test_strength(self, run: Run) -> None:
        """A strength selects among local points too."""
        assert "byde på kaffe" not in run("checklist", "tr-amr", "stress", "--strength", "skal").stdout
        assert "byde på kaffe" in run("checklist", "tr-amr", "--strength", "kan").stdout

    def test_others(self, run: Run) -> None:
        """What the others are expected to do includes what is local to them."""
        text = run("checklist", "medarbejder", "sygemeldt", "--others").stdout
        assert "##### På vores arbejdsplads" in text
        assert "- sende en buket (lokalt)" in text

    def test_search(self, run: Run) -> None:
        """What is local is found, and said to be."""
        assert "(kan, lokalt): byde på **kaffe** (tr-amr/stress/lokal-1)" in run("search", "kaffe").stdout
        assert "(lokalt): Tast den i løn: se **intranettet**." in run("search", "intranettet").stdout
        hits = json.loads(run("search", "intranettet", "--json").stdout)["hits"]
        assert [(hit["kind"], hit["local"], hit["strength"]) for hit in hits] == [("local", True, None)]

    def test_overview(self, run: Run) -> None:
        """The counts are the guideline's; what is added is counted apart."""
        text = run("overview").stdout
        assert "6 bør, 2 kan, 2 lokalt" in text
        assert "–, 1 lokalt" in text
        assert "«lokalt» er arbejdspladsens eget." in text
        leader = json.loads(run("overview", "--json").stdout)["overview"][1]["situations"][2]
        assert (leader["points"], leader["local"]) == (8, 2)

    def test_why(self, run: Run) -> None:
        """A point of the workplace's own stands in no source document."""
        data = json.loads(run("why", "leder/sygemeldt/lokal-1", "--json").stdout)
        assert (data["local"], data["passage"]) == (True, [])

    def test_minutes(self, run: Run, tmp_path: Path) -> None:
        """Minutes have it all, and local points can be ticked off."""
        run("notes", "new", "leder", "sygemeldt", "-o", "referat.md")
        text = (tmp_path / "referat.md").read_text(encoding="utf-8")
        assert "- [ ] sende en buket (lokalt)" in text
        assert run("notes", "tick", "referat.md", "leder/sygemeldt/lokal-1").returncode == 0
        ticked = (tmp_path / "referat.md").read_text(encoding="utf-8")
        assert ticked == text.replace("- [ ] sende en buket", "- [x] sende en buket")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("  tr:", "  tre:", "2:3: G701 Retningslinjerne har ingen plads «tre». Mente du «tr»?"),
        (", checked: 2026-11-20}", "}", "2:7: G302 Her mangler «checked»."),
        ("checked: 2026-11-20", "checked: 20.11.2026", "2:92: G414 En dato er år, måned og dag"),
        ("leder/sygemeldt, point", "leder/syg, point", "4:10: G702 «leder/syg» er ikke en rolle og situation"),
        (", strength: bør", "", "4:5: G705 Skriv enten et punkt"),
        ("tr-amr/stress, p", "medarbejder/foer-tilbagekomst, p", "6:10: G702 Fra medarbejder/foer-tilbagekomst fører"),
        ("sende en buket", "opfordre medarbejderen til at tage kontakt til egen læge!", "4:34: G707 Punktet står"),
        ("add:", "hide: []\nadd:", "3:1: G301 Ukendt felt «hide»."),
    ],
)
def test_faults(run: Run, local: Path, old: str, new: str, message: str) -> None:
    """A local file that has a fault is told of in one line, and the guideline is shown without it."""
    assert old in LOCAL
    local.write_text(LOCAL.replace(old, new, 1), encoding="utf-8")
    for command in (["checklist"], ["search", "læge"], ["overview"]):
        result = run(*command)
        assert (result.returncode, "TR i Borgerservice" in result.stdout) == (0, False)
        told = result.stderr.splitlines()[-1]
        assert f"stress.local.yaml:{message}" in told
        assert "Indtil det er rettet, vises intet lokalt." in told
    assert f"stress.local.yaml:{message}" in run("guideline", "check").stdout
    assert f"stress.local.yaml:{message}" in run("guideline", "check", str(local)).stdout


def test_only_a_note(run: Run, local: Path) -> None:
    """A note where the guideline is silent is shown among what the others do, too."""
    local.write_text("add: [{to: organisation/sygemeldt, note: Skriv til HR}]", encoding="utf-8")
    for form in FORMATS:
        assert "Skriv til HR" in run("checklist", "leder", "sygemeldt", "--others", "-f", form).stdout


def test_by_any_path(run: Run, local: Path) -> None:
    """The local file of the embedded guideline is known as such, however it is named."""
    local.write_text("x: 1", encoding="utf-8")
    for name in ("stress.local.yaml", "./stress.local.yaml", "../stressguide/stress.local.yaml"):
        assert "1:1: G301 Ukendt felt «x»." in run("guideline", "check", name, folder=local.parent).stdout


def test_beside_a_guideline_of_ones_own(run: Run, tmp_path: Path) -> None:
    """The local file of another guideline lies beside it, and that of the embedded one has no say in it."""
    (tmp_path / "egen.yaml").write_bytes(DA.read_bytes())
    (tmp_path / "da.source.txt").write_bytes((DA.parent / "da.source.txt").read_bytes())
    assert "lokalt" not in run("checklist", "tr-amr", "stress", "--guideline", "egen.yaml").stdout
    (tmp_path / "egen.local.yaml").write_text(LOCAL, encoding="utf-8")
    assert "byde på kaffe (lokalt)" in run("checklist", "tr-amr", "stress", "--guideline", "egen.yaml").stdout
    (tmp_path / "egen.local.yaml").write_text("x: 1", encoding="utf-8")
    result = run("guideline", "check", "egen.local.yaml")
    assert result.stdout.startswith("egen.local.yaml:1:1: G301 Ukendt felt «x».")
