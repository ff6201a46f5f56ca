"""Files are written whole or not at all."""

import os
import resource
import stat
import subprocess
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stressguide.errors import UserError
from stressguide.files import write
from support import PROGRAM, Run, environment

LIST = ("checklist", "leder", "stress", "-o")


def left_alone(folder: Path, *names: str) -> None:
    """See that nothing lies in the folder but what did before."""
    assert sorted(names) == sorted(path.name for path in folder.iterdir())


class TestWrite:
    """The function."""

    def test_new_file(self, tmp_path: Path) -> None:
        """A new file gets the permissions that any new file gets."""
        mask = os.umask(0o027)
        try:
            write(tmp_path / "å.md", "bør\n")
        finally:
            os.umask(mask)
        assert (tmp_path / "å.md").read_bytes() == "bør\n".encode()
        assert stat.S_IMODE((tmp_path / "å.md").stat().st_mode) == 0o640

    def test_existing_file_is_refused(self, tmp_path: Path) -> None:
        """A file that is there stays as it is, and both ways on are named."""
        (tmp_path / "a.md").write_text("mit")
        with pytest.raises(UserError, match=r"findes allerede\. Brug --append for at føje til den eller --force"):
            write(tmp_path / "a.md", "dit")
        assert (tmp_path / "a.md").read_text() == "mit"

    def test_force_keeps_permissions(self, tmp_path: Path) -> None:
        """A file that is replaced keeps its permissions."""
        (tmp_path / "a.md").write_text("mit")
        (tmp_path / "a.md").chmod(0o604)
        write(tmp_path / "a.md", "dit", force=True)
        assert (tmp_path / "a.md").read_text() == "dit"
        assert stat.S_IMODE((tmp_path / "a.md").stat().st_mode) == 0o604
        left_alone(tmp_path, "a.md")

    @pytest.mark.skipif(os.geteuid() != 0, reason="only root can write the files of others")
    @pytest.mark.parametrize("how", ["force", "append"])
    def test_root_leaves_the_owner(self, tmp_path: Path, how: str) -> None:
        """A file that root writes still belongs to whom it belonged to."""
        (tmp_path / "a.md").write_text("mit")
        os.chown(tmp_path / "a.md", 1234, 1235)
        write(tmp_path / "a.md", "dit", force=how == "force", append=how == "append")
        status = (tmp_path / "a.md").stat()
        assert (status.st_uid, status.st_gid) == (1234, 1235)

    def test_link_is_followed(self, tmp_path: Path) -> None:
        """A link stays a link; what it leads to is written, also where that is not there yet."""
        (tmp_path / "folder").mkdir()
        (tmp_path / "a.md").symlink_to("folder/b.md")
        write(tmp_path / "a.md", "et")
        write(tmp_path / "a.md", "to", force=True)
        assert (tmp_path / "a.md").is_symlink()
        assert (tmp_path / "folder" / "b.md").read_text() == "to"
        left_alone(tmp_path, "a.md", "folder")

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("", "- b\n"),
            ("\n", "\n- b\n"),
            ("a", "a\n\n- b\n"),
            ("a\n", "a\n\n- b\n"),
            ("a\n\n", "a\n\n- b\n"),
            ("a\n\n\n", "a\n\n\n- b\n"),
            ("a\r\n", "a\r\n\r\n- b\r\n"),
            ("\ufeffa\n", "\ufeffa\n\n- b\n"),
        ],
    )
    def test_append(self, tmp_path: Path, old: str, new: str) -> None:
        """What is added stands a blank line below, in the line ends of the file."""
        (tmp_path / "a.md").write_bytes(old.encode())
        write(tmp_path / "a.md", "- b\n", append=True)
        assert (tmp_path / "a.md").read_bytes() == new.encode()

    @given(old=st.text())
    def test_append_loses_nothing(self, tmp_path_factory: pytest.TempPathFactory, old: str) -> None:
        """Every byte of the file stays, whatever they are."""
        path = tmp_path_factory.mktemp("append") / "a.md"
        path.write_bytes(old.encode())
        write(path, "- b\n", append=True)
        assert path.read_bytes().startswith(old.encode())
        assert path.read_text(encoding="utf-8").endswith("- b\n")

    def test_append_to_other_encodings_is_refused(self, tmp_path: Path) -> None:
        """Nothing is mixed into a file that is not in UTF-8."""
        (tmp_path / "a.md").write_bytes("bør".encode("latin-1"))
        with pytest.raises(UserError, match="er ikke i UTF-8, så der kan ikke føjes til den"):
            write(tmp_path / "a.md", "- b\n", append=True)
        assert (tmp_path / "a.md").read_bytes() == "bør".encode("latin-1")


class TestOutput:
    """The option --output."""

    def test_says_what_it_did(self, run: Run, tmp_path: Path) -> None:
        """One line on stderr says which file, and how much."""
        result = run(*LIST, "a.md")
        assert (result.returncode, result.stdout, result.stderr) == (0, "", "Gemte 2 punkter i a.md.\n")
        assert run(*LIST, "b.md", "--quiet").stderr == ""
        left_alone(tmp_path, "a.md", "b.md")

    @pytest.mark.parametrize(
        ("path", "message"),
        [
            ("nowhere/a.md", "nowhere/a.md kunne ikke skrives: mappen eller filen findes ikke. Intet er ændret.\n"),
            (".", ". er en mappe. Angiv en fil i den.\n"),
            ("mappe.md", "mappe.md er en mappe. Angiv en fil i den.\n"),
            ("fil/a.md", "fil/a.md kunne ikke skrives: en af mapperne i stien er en fil. Intet er ændret.\n"),
            ("ring.md", "ring.md kunne ikke skrives: genvejene peger på hinanden i ring. Intet er ændret.\n"),
            ("x" * 300 + ".md", "x" * 300 + ".md kunne ikke skrives: navnet er for langt. Intet er ændret.\n"),
            ("/dev/full", "/dev/full kunne ikke skrives: disken er fuld.\n"),
        ],
    )
    def test_places_that_cannot_be_written(self, run: Run, tmp_path: Path, path: str, message: str) -> None:
        """Each is said in one line, and nothing is left behind."""
        (tmp_path / "fil").write_text("")
        (tmp_path / "mappe.md").mkdir()
        (tmp_path / "ring.md").symlink_to("ring.md")
        result = run(*LIST, path)
        assert (result.returncode, result.stdout, result.stderr) == (2, "", message)
        left_alone(tmp_path, "fil", "mappe.md", "ring.md")

    def test_read_only_place(self, run: Run, tmp_path: Path) -> None:
        """Where nothing can be written, not even by root, the program says so."""
        result = run(*LIST, "/proc/a.md")
        assert result.returncode == 2
        assert result.stderr.startswith("/proc/a.md kunne ikke skrives: ")
        left_alone(tmp_path)

    @pytest.mark.parametrize("option", ["--force", "--append"])
    def test_full_disk(self, tmp_path: Path, option: str) -> None:
        """A write that fails halfway leaves the old file whole and no other."""
        (tmp_path / "a.md").write_text("mit\n" * 20)
        result = subprocess.run(
            [*PROGRAM, *LIST, "a.md", option],
            cwd=tmp_path,
            env={key: value for key, value in environment(tmp_path).items() if not key.startswith("COV")},
            capture_output=True,
            encoding="utf-8",
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100)),
            check=False,
        )
        assert result.returncode == 2
        assert "a.md kunne ikke skrives: filen ville blive for stor. Intet er ændret.\n" in result.stderr
        assert (tmp_path / "a.md").read_text() == "mit\n" * 20
        left_alone(tmp_path, "a.md")

    def test_device_is_written_to(self, run: Run) -> None:
        """A device is never replaced, not even by root."""
        before = Path("/dev/null").stat()
        assert run(*LIST, "/dev/null", "--force").returncode == 0
        assert (before.st_ino, before.st_mode) == (Path("/dev/null").stat().st_ino, Path("/dev/null").stat().st_mode)

    def test_fifo_is_written_to(self, run: Run, tmp_path: Path) -> None:
        """So is a named pipe: whoever reads it gets what a pipe gets."""
        os.mkfifo(tmp_path / "pipe")
        read: list[str] = []
        reader = threading.Thread(target=lambda: read.append((tmp_path / "pipe").read_text(encoding="utf-8")))
        reader.start()
        assert run(*LIST, "pipe").returncode == 0
        reader.join(10)
        assert [run("checklist", "leder", "stress").stdout] == read
        assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)

    def test_dash_is_stdout(self, run: Run, tmp_path: Path) -> None:
        """The name “-” means the pipe."""
        assert run("checklist", "leder", "stress").stdout == run(*LIST, "-").stdout == run(*LIST, "/dev/stdout").stdout
        left_alone(tmp_path)

    def test_redirected_stdout_by_its_name(self, run: Run, tmp_path: Path) -> None:
        """So does the name of the device, where stdout is a file."""
        with (tmp_path / "a.md").open("wb") as file:
            command = [*PROGRAM, *LIST, "/dev/stdout"]
            subprocess.run(command, cwd=tmp_path, env=environment(tmp_path), stdout=file, check=True)
        assert run("checklist", "leder", "stress").stdout == (tmp_path / "a.md").read_text(encoding="utf-8")
