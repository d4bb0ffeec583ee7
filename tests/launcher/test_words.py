"""Whatever goes wrong is said in words: no traceback, a sentence, and what to do."""

import contextlib
import errno
import io
import os
import socket
import sys
import tempfile
import unittest
from pathlib import Path
from unittest import mock

from launcher import cli, cluster, cmd_run, debian, files, layout, mirror, odoo_source, python_env, server, trouble
from launcher.trouble import Trouble


class WordsCase(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.top = Path(folder.name)
        self.place = layout.Layout(self.top / "数据 夹")

    def main(self, *arguments, error=None, command="stop"):
        """Run the command line with a command that raises `error`. Returns (status, what it printed on stderr)."""
        out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.TextIOWrapper(io.BytesIO(), "utf-8")
        handler = mock.Mock(side_effect=error)
        with mock.patch.object(sys, "stdout", out), mock.patch.object(sys, "stderr", err), mock.patch("os.getuid", return_value=1000), \
                mock.patch.object(cli, "handlers", return_value={command: handler}):
            status = cli.main([command, "--data", str(self.place.data), *arguments])
        err.seek(0)
        return status, err.read()


class TestCommandLine(WordsCase):
    def test_trouble_is_printed_with_its_advice(self):
        status, printed = self.main(error=Trouble("The cat is on the keyboard.", "Lift it."))
        self.assertEqual((status, printed), (1, "\nstreet: The cat is on the keyboard.\n    Lift it.\n"))

    def test_full_disk_is_said_in_words(self):
        status, printed = self.main(error=OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "/x/y"))
        self.assertEqual(status, 1)
        self.assertIn("disk is full (/x/y)", printed)
        self.assertNotIn("Traceback", printed)

    def test_unforeseen_error_keeps_its_traceback_in_a_file(self):
        status, printed = self.main(error=KeyError("x"))
        self.assertEqual(status, 1)
        self.assertIn("unforeseen: KeyError", printed)
        self.assertNotIn("Traceback", printed)
        self.assertIn("Traceback", (self.place.data / "log" / "launcher.log").read_text(encoding="utf-8"))

    def test_interruption_says_that_the_command_goes_on(self):
        status, printed = self.main(error=KeyboardInterrupt())
        self.assertEqual(status, 130)
        self.assertIn("goes on where this one stopped", printed)

    def test_wrong_python_is_named_with_the_right_ones(self):
        with mock.patch.object(sys, "version_info", (3, 14, 0)), self.assertRaisesRegex(Trouble, "3.11, 3.12 or 3.13"):
            cli.check_python()

    def test_every_command_takes_data_and_port(self):
        for command, rest in (("run", []), ("test", []), ("stop", []), ("shell", []), ("psql", []), ("update", []), ("backup", []),
                              ("restore", ["x"]), ("doctor", []), ("bench", [])):
            options = cli.parser().parse_args([command, "--data", "x y", "--port", "9000", *rest])
            self.assertEqual((options.data, options.port), ("x y", 9000), command)
            self.assertIn(command, cli.handlers())


class TestConditions(WordsCase):
    def test_taken_port_is_named_with_another_one(self):
        with socket.socket() as other:
            other.bind(("127.0.0.1", 0))
            other.listen()
            port = other.getsockname()[1]
            with self.assertRaisesRegex(Trouble, f"Port {port} is taken") as caught:
                server.check_port("127.0.0.1", port)
        self.assertIn("--port", caught.exception.advice)

    def test_port_that_is_none_is_refused(self):
        with self.assertRaisesRegex(Trouble, "not a port"):
            server.check_port("127.0.0.1", 99999)

    def test_second_instance_is_shown_where_the_first_one_is(self):
        known = {"odoo": {"pid": 1, "started": 1}, "interface": "127.0.0.1", "port": 8069, "workers": 0}
        with contextlib.redirect_stdout(io.StringIO()) as out:
            self.assertEqual(cmd_run._already(self.place, known, mock.Mock(port=8069)), 0)
        self.assertIn("already runs at http://127.0.0.1:8069", out.getvalue())
        with self.assertRaisesRegex(Trouble, "already runs on this data folder"):
            cmd_run._already(self.place, known, mock.Mock(port=9000))

    def test_second_command_in_the_same_folder_names_the_first(self):
        with files.lock(self.top / "lock", "run"), self.assertRaisesRegex(Trouble, "`street run`, process"), \
                files.lock(self.top / "lock", "update"):
            pass
        with files.lock(self.top / "lock", "update"):
            pass

    def test_too_little_space_is_said_before_the_work(self):
        with mock.patch("shutil.disk_usage", return_value=mock.Mock(free=1e8)), self.assertRaisesRegex(Trouble, "disk is full: Odoo needs 2.5 GB"):
            files.need_space(self.top / "not" / "yet", 2.5, "Odoo")

    def test_folder_with_other_files_is_left_alone(self):
        (self.place.data).mkdir()
        (self.place.data / "letter.txt").touch()
        with self.assertRaisesRegex(Trouble, "not Street's"):
            self.place.prepare()
        self.assertEqual([path.name for path in self.place.data.iterdir()], ["letter.txt"])

    def test_path_with_spaces_and_chinese_is_fine_and_a_comma_is_not(self):
        self.place.prepare()
        self.place.prepare()
        with self.assertRaisesRegex(Trouble, "comma"):
            layout.Layout(self.top / "a,b").prepare()

    def test_socket_folder_is_short_and_closed_to_others(self):
        for name in ("short", "很长的路径" * 12):
            folder = layout.Layout(self.top / name).socket_folder("run")
            self.addCleanup(files.remove, folder)
            self.assertLessEqual(len(os.fsencode(folder)), layout.SOCKET_LIMIT)
            self.assertEqual(folder.stat().st_mode & 0o777, 0o700)

    def test_cluster_of_another_postgresql_is_named_with_two_ways_out(self):
        mine = cluster.Cluster(self.place)
        mine.folder.mkdir()
        (mine.folder / "PG_VERSION").write_text("9\n", encoding="ascii")
        with mock.patch.object(cluster, "installed", return_value={"17"}), self.assertRaisesRegex(Trouble, "made by PostgreSQL 9; this machine has 17") as caught:
            mine.start()
        self.assertIn("postgresql-9", caught.exception.advice)
        self.assertIn("restore", caught.exception.advice)

    def test_missing_packages_come_as_one_line_for_root(self):
        with mock.patch("os.getuid", return_value=1000), self.assertRaises(Trouble) as caught:
            debian.ensure(["postgresql", "file"], None)
        line = caught.exception.advice.splitlines()[-1]
        self.assertTrue(line.endswith("apt-get install -y --no-install-recommends postgresql file"))
        self.assertIn("create_main_cluster=false", line)

    def test_no_network_is_said_in_words(self):
        for printed in ("Temporary failure resolving 'x'", "NewConnectionError(...)", "Could not connect to x:80"):
            self.assertIn("network could not be reached", trouble.from_output("Downloading", printed).what)

    def test_unknown_failure_shows_the_end_of_the_output(self):
        found = trouble.from_output("Baking", "\n".join(f"line {number}" for number in range(50)))
        self.assertEqual(found.what, "Baking failed.")
        self.assertTrue(found.advice.endswith("line 49"))


class TestOdooSource(WordsCase):
    def test_other_version_of_the_series_is_taken_with_a_warning(self):
        with contextlib.redirect_stdout(io.StringIO()) as out:
            odoo_source.check_version("19.0.0+dfsg-9")
        self.assertIn("has moved to 19.0.0+dfsg-9", out.getvalue())

    def test_other_series_is_refused(self):
        for version in ("20.0.0+dfsg-1", "18.0.0", "19.1.0"):
            with self.assertRaisesRegex(Trouble, "needs 19.0"):
                odoo_source.check_version(version)

    def test_package_with_another_sum_is_removed(self):
        package = self.top / "odoo.deb"
        package.write_bytes(b"x")
        with self.assertRaisesRegex(Trouble, "SHA-256 differs"):
            odoo_source._check_sum(package, next(iter(odoo_source.KNOWN)))
        self.assertFalse(package.exists())

    def test_named_odoo_is_looked_at(self):
        for text, words in ((None, "no readable Odoo"), ("version_info = (18, 0, 0, FINAL, 0, '')\n", "is Odoo 18.0")):
            with self.subTest(words=words), self.assertRaisesRegex(Trouble, words):
                if text:
                    (self.top / "odoo").mkdir()
                    (self.top / "odoo" / "release.py").write_text(text, encoding="utf-8")
                odoo_source._given(self.top)
        (self.top / "odoo" / "release.py").write_text("version_info = (19, 0, 0, FINAL, 0, '')\n", encoding="utf-8")
        self.assertEqual(odoo_source._given(self.top), self.top.resolve())

    def test_mirror_gone_from_apt_is_named(self):
        with mock.patch.object(mirror, "_index_targets", return_value=""), self.assertRaisesRegex(Trouble, "No Debian mirror"):
            mirror.find(self.top, self.top / "os-release")


class TestInterruption(WordsCase):
    def test_environment_that_was_not_finished_is_made_anew(self):
        self.place.prepare()
        self.place.venv.mkdir()
        (self.place.venv / "half").touch()
        calls = []
        with mock.patch("launcher.proc.run", side_effect=lambda command, *rest, **more: calls.append(command) or self.place.venv.mkdir(exist_ok=True)), \
                contextlib.redirect_stdout(io.StringIO()):
            python_env.ensure(self.place)
            self.assertFalse((self.place.venv / "half").exists())
            made = len(calls)
            python_env.ensure(self.place)
        pip = {str(call[-1].name): call for call in calls if "pip" in call}
        self.assertEqual(set(pip), {"requirements.txt", "requirements-odoo.txt"})
        self.assertEqual(["--no-deps" in pip[name] for name in ("requirements.txt", "requirements-odoo.txt")], [False, True])
        self.assertEqual(len(calls), made, "the second start must not install anything")

    def test_file_is_written_whole_or_not_at_all(self):
        path = self.top / "file"
        files.write(path, "old")
        with mock.patch("os.replace", side_effect=KeyboardInterrupt), self.assertRaises(KeyboardInterrupt):
            files.write(path, "new")
        self.assertEqual(path.read_text(encoding="utf-8"), "old")

    def test_reused_process_number_is_not_taken_for_the_server(self):
        files.write(self.place.server_file, f'{{"odoo": {{"pid": {os.getpid()}, "started": 1}}}}')
        self.assertIsNone(server.running(self.place))
