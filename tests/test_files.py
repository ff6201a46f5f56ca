"""Files are written whole or not at all."""

import os
import resource
import signal
import stat
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stressguide.errors import UserError
from stressguide.files import append, change, read, write
from support import PROGRAM, Run, environment

LIST = ("checklist", "leder", "stress", "-o")

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can write the files of others")


def left_alone(folder: Path, *names: str) -> None:
    """See that nothing lies in the folder but what did before."""
    assert sorted(names) == sorted(path.name for path in folder.iterdir())


class TestWrite:
    """The four verbs."""

    def test_new_file(self, tmp_path: Path) -> None:
        """A new file gets the permissions that any new file gets."""
        mask = os.umask(0o027)
        try:
            write(tmp_path / "å.md", "bør\n".encode(), "taget")
            append(tmp_path / "b.md", "bør\n")
            write(tmp_path / "c.md", "bør\n", None)
        finally:
            os.umask(mask)
        for path in tmp_path.iterdir():
            assert path.read_bytes() == "bør\n".encode()
            assert stat.S_IMODE(path.stat().st_mode) == 0o640
        left_alone(tmp_path, "å.md", "b.md", "c.md")

    def test_existing_file_is_refused(self, tmp_path: Path) -> None:
        """A file that is there stays as it is, and the caller's words are said."""
        (tmp_path / "a.md").write_text("mit")
        with pytest.raises(UserError, match="taget"):
            write(tmp_path / "a.md", b"dit", "taget")
        assert (tmp_path / "a.md").read_text() == "mit"
        left_alone(tmp_path, "a.md")

    @pytest.mark.parametrize("has_links", [True, False])
    def test_made_meanwhile(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, has_links: bool) -> None:
        """A file that is made between the look and the writing is not replaced, on disks without links either."""

        def refuse(_source: Path, _target: Path) -> None:
            raise PermissionError

        monkeypatch.setattr("stressguide.files.check_free", lambda *_: None)
        if not has_links:
            monkeypatch.setattr(os, "link", refuse)
        write(tmp_path / "a.md", b"mit", "taget")
        with pytest.raises(UserError, match="taget"):
            write(tmp_path / "a.md", b"dit", "taget")
        assert (tmp_path / "a.md").read_text() == "mit"
        left_alone(tmp_path, "a.md")

    def test_replaced_by_what_it_holds(self, tmp_path: Path) -> None:
        """A function gets what the file holds; where it holds something else than expected, nothing is written."""
        path = tmp_path / "a.md"
        path.write_bytes(b"a")
        change(path, lambda old: old + b"b", expected=b"a")
        with pytest.raises(UserError, match="er blevet ændret imens"):
            change(path, lambda old: old + b"c", expected=b"a")
        assert path.read_bytes() == b"ab"
        with pytest.raises(UserError, match="findes ikke"):
            change(tmp_path / "b.md", lambda old: old)
        left_alone(tmp_path, "a.md")

    def test_changed_by_an_editor(self, tmp_path: Path) -> None:
        """An editor knows of no lock; what it has saved while the new text was made is not replaced."""
        path = tmp_path / "a.md"
        path.write_bytes(b"a")

        def compose(old: bytes) -> bytes:
            path.write_bytes(b"editor")
            return old + b"b"

        with pytest.raises(UserError, match="er blevet ændret imens"):
            change(path, compose)
        assert path.read_bytes() == b"editor"
        left_alone(tmp_path, "a.md")

    def test_read(self, tmp_path: Path) -> None:
        """One byte more than wanted says that a file is larger; where there is none, the caller's words are said."""
        (tmp_path / "a.md").write_bytes(b"12345")
        assert read(tmp_path / "a.md", 3, "væk") == b"1234"
        with pytest.raises(UserError, match="væk"):
            read(tmp_path / "b.md", 3, "væk")

    def test_link_is_followed(self, tmp_path: Path) -> None:
        """A link stays a link; what it leads to is written, also where that is not there yet."""
        (tmp_path / "folder").mkdir()
        (tmp_path / "a.md").symlink_to("folder/b.md")
        write(tmp_path / "a.md", b"et", "taget")
        assert (tmp_path / "folder" / "b.md").read_text() == "et"
        write(tmp_path / "a.md", b"to", None)
        append(tmp_path / "a.md", "tre")
        assert (tmp_path / "a.md").is_symlink()
        assert (tmp_path / "folder" / "b.md").read_text() == "to\n\ntre"
        left_alone(tmp_path, "a.md", "folder")
        left_alone(tmp_path / "folder", "b.md")

    def test_append(self, subtests: pytest.Subtests, tmp_path: Path) -> None:
        """What is added stands a blank line below, in the line ends of the file."""
        for old, new in [
            ("", "- b\n"),
            ("\n", "\n- b\n"),
            ("a", "a\n\n- b\n"),
            ("a\n", "a\n\n- b\n"),
            ("a\n\n", "a\n\n- b\n"),
            ("a\n\n\n", "a\n\n\n- b\n"),
            ("a\r\n", "a\r\n\r\n- b\r\n"),
            ("\ufeffa\n", "\ufeffa\n\n- b\n"),
        ]:
            with subtests.test(old=old):
                (tmp_path / "a.md").write_bytes(old.encode())
                append(tmp_path / "a.md", "- b\n")
                assert (tmp_path / "a.md").read_bytes() == new.encode()

    @given(old=st.text())
    def test_append_loses_nothing(self, tmp_path_factory: pytest.TempPathFactory, old: str) -> None:
        """Every byte of the file stays, whatever they are."""
        path = tmp_path_factory.mktemp("append") / "a.md"
        path.write_bytes(old.encode())
        append(path, "- b\n")
        assert path.read_bytes().startswith(old.encode())
        assert path.read_text(encoding="utf-8").endswith("- b\n")

    def test_append_to_other_encodings_is_refused(self, tmp_path: Path) -> None:
        """Nothing is mixed into a file that is not in UTF-8."""
        (tmp_path / "a.md").write_bytes("bør".encode("latin-1"))
        with pytest.raises(UserError, match="er ikke i UTF-8, så der kan ikke føjes til den"):
            append(tmp_path / "a.md", "- b\n")
        assert (tmp_path / "a.md").read_bytes() == "bør".encode("latin-1")


class TestTraits:
    """Whose a file is, and who may do what with it, stays; or it is not written."""

    @pytest.mark.parametrize("mode", [0o604, 0o600, 0o2660])
    @pytest.mark.parametrize("write", [lambda path: write(path, b"dit", None), lambda path: append(path, "dit")])
    def test_permissions(self, tmp_path: Path, mode: int, write: Callable[[Path], None]) -> None:
        """A file that is replaced keeps its permissions."""
        path = tmp_path / "a.md"
        path.write_text("mit")
        path.chmod(mode)
        write(path)
        assert path.read_text().endswith("dit")
        assert stat.S_IMODE(path.stat().st_mode) == mode
        left_alone(tmp_path, "a.md")

    @as_root
    @pytest.mark.parametrize("write", [lambda path: write(path, b"dit", None), lambda path: append(path, "dit")])
    def test_root_leaves_the_owner(self, tmp_path: Path, write: Callable[[Path], None]) -> None:
        """A file that root writes still belongs to whom it belonged to."""
        path = tmp_path / "a.md"
        path.write_text("mit")
        os.chown(path, 1234, 1235)
        path.chmod(0o660)
        write(path)
        status = path.stat()
        assert (status.st_uid, status.st_gid, stat.S_IMODE(status.st_mode)) == (1234, 1235, 0o660)

    @as_root
    @pytest.mark.parametrize(
        ("owner", "group", "is_written"),
        [(1001, 1000, True), (1001, 100, True), (1000, 1000, False), (1001, 1002, False)],
    )
    def test_others(self, owner: int, group: int, *, is_written: bool) -> None:
        """Who may write a file and cannot keep its owner or group is told so, and the file is as it was."""
        program = (
            "import fcntl, os, pathlib, signal, sys\n"
            "from stressguide import errors, files, texts\n"
            "texts.speak('da')\n"
            "os.setgroups([1000]), os.setgid(100), os.setuid(1001)\n"
            "try: files.write(pathlib.Path(sys.argv[1]), b'dit', None)\n"
            "except errors.UserError as error: print(error)\n"
        )
        with TemporaryDirectory() as name:
            Path(name).chmod(0o777)
            path = Path(name) / "a.md"
            path.write_text("mit")
            os.chown(path, owner, group)
            path.chmod(0o666)
            said = subprocess.check_output([sys.executable, "-c", program, path], encoding="utf-8")
            message = (
                f"Ejer, gruppe eller rettigheder på {path} ville gå tabt, hvis du skrev i filen. Intet er ændret.\n"
            )
            assert said == ("" if is_written else message)
            assert path.read_text() == ("dit" if is_written else "mit")
            status = path.stat()
            assert (status.st_uid, status.st_gid, stat.S_IMODE(status.st_mode)) == (owner, group, 0o666)
            left_alone(Path(name), "a.md")

    def test_single_people(self, tmp_path: Path) -> None:
        """A list of single people who may write stays; without it, the group could read what was for one of them."""
        path = tmp_path / "a.md"
        path.write_text("mit")
        entries = [(1, 6, -1), (2, 6, 1001), (4, 0, -1), (16, 6, -1), (32, 0, -1)]
        acl = struct.pack("<I", 2) + b"".join(struct.pack("<HHi", *entry) for entry in entries)
        try:
            os.setxattr(path, "system.posix_acl_access", acl)
        except (AttributeError, OSError):
            pytest.skip("there are no such lists here")
        write(path, b"dit", None)
        assert path.read_text() == "dit"
        assert os.getxattr(path, "system.posix_acl_access") == acl


def slow(folder: Path) -> dict[str, str]:
    """Make an environment in which a write takes a second, and the file `mark` says that it has begun."""
    (folder / "sitecustomize.py").write_text(
        "import os, time\n"
        "real = os.fsync\n"
        "def fsync(handle):\n"
        f"    open({str(folder / 'mark')!r}, 'w').close()\n"
        "    time.sleep(1)\n"
        "    real(handle)\n"
        "os.fsync = fsync\n"
    )
    path = os.pathsep.join(filter(None, [str(folder), os.environ.get("PYTHONPATH")]))
    return environment(folder, PYTHONPATH=path)


@pytest.fixture
def begin(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path) -> Callable[..., subprocess.Popen[str]]:
    """Start the program, with slow writes; `begun` waits until one has begun."""
    folder = tmp_path_factory.mktemp("slow")
    env = slow(folder)

    def start(*arguments: str, begun: bool = False, **options: object) -> subprocess.Popen[str]:
        (folder / "mark").unlink(missing_ok=True)
        process: subprocess.Popen[str] = subprocess.Popen(
            [*PROGRAM, *arguments],
            cwd=tmp_path,
            env=env,
            stdin=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            **options,  # type: ignore[call-overload]
        )
        deadline = time.monotonic() + 20
        while begun and not (folder / "mark").exists():
            assert time.monotonic() < deadline
            time.sleep(0.02)
        return process

    return start


Begin = Callable[..., subprocess.Popen[str]]


class TestAtOnce:
    """Several processes that write the same file."""

    def test_new(self, begin: Begin, run: Run, tmp_path: Path) -> None:
        """One makes the file; the others are told that it is there, though it was not when they began."""
        writers = [begin(*LIST, "a.md") for _number in range(4)]
        said = [writer.communicate(timeout=60)[1] for writer in writers]
        assert sorted(writer.returncode for writer in writers) == [0, 2, 2, 2]
        refused = "a.md findes allerede. Brug --append for at føje til den eller --force for at erstatte den.\n"
        assert sorted(said) == ["2 punkter er gemt i a.md.\n", *3 * [refused]]
        assert (tmp_path / "a.md").read_text(encoding="utf-8") == run(*LIST, "-").stdout
        left_alone(tmp_path, "a.md")

    def test_new_minutes(self, begin: Begin, tmp_path: Path) -> None:
        """With minutes the others are told how to add their meeting."""
        writers = [
            begin("notes", "new", "leder", "stress", "-o", "a.md", "--place", place) for place in ("Her", "Der", "Nu")
        ]
        said = [writer.communicate(timeout=60)[1] for writer in writers]
        assert sorted(writer.returncode for writer in writers) == [0, 2, 2]
        assert sum("Føj mødet til med: stressguide notes add a.md" in each for each in said) == 2
        assert (tmp_path / "a.md").read_text(encoding="utf-8").count("| Dato og sted |") == 1

    def test_append(self, begin: Begin, run: Run, tmp_path: Path) -> None:
        """Each waits for the others, and everything is there at the end, also where nobody had made the file."""
        writers = [begin(*LIST, "a.md", "--append") for _number in range(4)]
        said = [writer.communicate(timeout=60)[1] for writer in writers]
        assert [(writer.returncode, each) for writer, each in zip(writers, said, strict=True)] == 4 * [
            (0, "2 punkter er føjet til a.md.\n")
        ]
        assert (tmp_path / "a.md").read_text(encoding="utf-8") == "\n".join(4 * [run(*LIST, "-").stdout])
        left_alone(tmp_path, "a.md")

    def test_tick_and_add(self, begin: Begin, run: Run, tmp_path: Path) -> None:
        """So do those that tick and those that add a meeting."""
        run("notes", "new", "leder", "sygemeldt", "-o", "a.md")
        writers = [
            begin("notes", "tick", "a.md", "leder/sygemeldt/1"),
            begin("notes", "tick", "a.md", "leder/sygemeldt/2"),
            begin("notes", "add", "a.md", "leder", "foer-tilbagekomst"),
            begin("notes", "add", "a.md", "leder", "stress"),
        ]
        said = [writer.communicate(timeout=60)[1] for writer in writers]
        assert [writer.returncode for writer in writers] == [0, 0, 0, 0], said
        text = (tmp_path / "a.md").read_text(encoding="utf-8")
        assert (text.count("[x]"), text.count("# Referat: ")) == (2, 3)
        left_alone(tmp_path, "a.md")


class TestEnded:
    """A writer that is ended."""

    @pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
    @pytest.mark.parametrize("arguments", [("b.md",), ("a.md", "--append"), ("a.md", "--force")])
    def test_signal(self, begin: Begin, tmp_path: Path, number: int, arguments: tuple[str, ...]) -> None:
        """The old file is whole, nothing else is left, and the exit code is a shell's."""
        (tmp_path / "a.md").write_text("mit")
        writer = begin(*LIST, *arguments, begun=True, preexec_fn=lambda: signal.signal(number, signal.SIG_DFL))
        writer.send_signal(number)
        assert writer.communicate(timeout=20)[1] == ""
        assert writer.returncode == 128 + number
        assert (tmp_path / "a.md").read_text() == "mit"
        left_alone(tmp_path, "a.md")

    def test_nohup(self, begin: Begin, tmp_path: Path) -> None:
        """Whoever is not to hear a signal does not."""
        writer = begin(*LIST, "a.md", begun=True, preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN))
        writer.send_signal(signal.SIGHUP)
        assert writer.communicate(timeout=20)[1] == "2 punkter er gemt i a.md.\n"
        left_alone(tmp_path, "a.md")

    def test_while_waiting(self, begin: Begin, tmp_path: Path) -> None:
        """Who waits for another can be ended too, and the other goes on."""
        (tmp_path / "a.md").write_text("mit")
        first = begin(*LIST, "a.md", "--append", begun=True)
        second = begin(*LIST, "a.md", "--append")
        time.sleep(1)
        second.terminate()
        assert second.communicate(timeout=20)[1] == ""
        assert second.returncode in (-signal.SIGTERM, 128 + signal.SIGTERM)
        assert first.communicate(timeout=20)[1] == "2 punkter er føjet til a.md.\n"
        left_alone(tmp_path, "a.md")

    @pytest.mark.parametrize("option", ["--append", "--force", "--quiet"])
    def test_left_behind(self, begin: Begin, run: Run, tmp_path: Path, option: str) -> None:
        """What a killed writer leaves is named in one line at the next write of that file, until it is deleted."""
        writer = begin(*LIST, "a.md", begun=True)
        writer.kill()
        writer.communicate()
        [left] = tmp_path.iterdir()
        assert "skrivning" not in run(*LIST, "b.md").stderr
        result = run(*LIST, "a.md", option)
        line = f"En afbrudt skrivning har efterladt dette, som kan slettes: {left}"
        assert (result.returncode, result.stderr.splitlines()[:1]) == (0, [line])
        assert result.stderr.count("\n") == (1 if option == "--quiet" else 2)
        left.unlink()
        assert run(*LIST, "a.md", "--force", "-q").stderr == ""
        left_alone(tmp_path, "a.md", "b.md")

    def test_not_left_behind(self, begin: Begin, run: Run, tmp_path: Path) -> None:
        """What somebody is writing just now is not."""
        writer = begin(*LIST, "a.md", begun=True)
        assert len(list(tmp_path.iterdir())) == 1
        assert run(*LIST, "a.md").stderr == "2 punkter er gemt i a.md.\n"
        assert "findes allerede" in writer.communicate(timeout=20)[1]
        left_alone(tmp_path, "a.md")


class TestSystems:
    """What not every system has, and not every start can pay for."""

    def test_without_locks_and_signals(self, tmp_path: Path) -> None:
        """Windows has neither these locks nor these signals; files are written there too."""
        program = (
            "import signal, sys, pathlib\n"
            "sys.modules['fcntl'] = None\n"
            "del signal.pthread_sigmask\n"
            "from stressguide import files\n"
            "path = pathlib.Path('a.md')\n"
            "files.write(path, b'a', 'x'), files.append(path, 'b'), files.change(path, lambda old: old + b'c')\n"
        )
        subprocess.run([sys.executable, "-c", program], cwd=tmp_path, check=True)
        assert (tmp_path / "a.md").read_text() == "a\n\nbc"
        left_alone(tmp_path, "a.md")

    def test_starts_fast(self) -> None:
        """A list in a pipe imports nothing for it that takes long."""
        program = (
            "import sys\n"
            "before = set(sys.modules)\n"
            "from stressguide import files\n"
            "print({'tempfile', 'shutil', 'subprocess'} & (set(sys.modules) - before))\n"
        )
        assert subprocess.check_output([sys.executable, "-c", program], encoding="utf-8") == "set()\n"


class TestOutput:
    """The option --output."""

    def test_existing_file_is_refused(self, run: Run, tmp_path: Path) -> None:
        """A file that is there stays as it is, and both ways on are named."""
        (tmp_path / "a.md").write_text("mit")
        result = run(*LIST, "a.md")
        message = "a.md findes allerede. Brug --append for at føje til den eller --force for at erstatte den.\n"
        assert (result.returncode, result.stderr) == (2, message)
        assert (tmp_path / "a.md").read_text() == "mit"

    def test_says_what_it_did(self, run: Run, tmp_path: Path) -> None:
        """One line on stderr says which file, and how much."""
        result = run(*LIST, "a.md")
        assert (result.returncode, result.stdout, result.stderr) == (0, "", "2 punkter er gemt i a.md.\n")
        assert run(*LIST, "b.md", "--quiet").stderr == ""
        left_alone(tmp_path, "a.md", "b.md")

    @pytest.mark.parametrize(
        ("path", "message"),
        [
            ("nowhere/a.md", "Mappen nowhere findes ikke. Lav den først, eller skriv en anden. Intet er ændret.\n"),
            (".", ". er en mappe. Skriv en fil i den.\n"),
            ("mappe.md", "mappe.md er en mappe. Skriv en fil i den.\n"),
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

    @pytest.mark.parametrize("options", [(), ("--append",), ("--force",)])
    def test_through_a_folder_that_is_not_there(self, run: Run, tmp_path: Path, options: tuple[str, ...]) -> None:
        """The way leads nowhere, though what it means is there: it is told, and ends."""
        (tmp_path / "b.md").write_text("mit")
        result = run(*LIST, "nowhere/../b.md", *options)
        assert (result.returncode, result.stdout) == (2, "")
        assert "Mappen nowhere/.. findes ikke." in result.stderr
        assert (tmp_path / "b.md").read_text() == "mit"

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
            env=environment(tmp_path),
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
