"""What scripts/check_verification.py says of a repository in which a name is spoilt."""
import pathlib
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "scripts"))
import check_verification  # noqa: E402

FILES = {
    "README.md": "See [the tables](docs/verification.md) and `wind.h`.\n",
    "docs/verification.md": "`engine/hazard`: `Wind.Blows`, `Rain.Falls`, `Program.Replays`, `Scripts.check`, "
                            "`scripts/check.py`, `docs/decisions/0001`, `results/runs/a.h5`, `scenarios/CASE/`.\n",
    "docs/decisions/0001-why.md": "Because.\n",
    "engine/hazard/wind.h": "",
    "scripts/check.py": "",
    "tests/hazard/wind_test.cc": "TEST(Wind, Blows) {}\nTEST_P(Rain, Falls) {}\nTEST(Rain, DISABLED_Hails) {}\n",
    "tests/CMakeLists.txt": "add_test(NAME Program.${name} COMMAND x)\nprogram_check(Replays a)\n"
                            "foreach(c check)\nadd_test(NAME Scripts.${c} COMMAND x)\n",
}


class CheckVerification(unittest.TestCase):
    def faults(self, old: str = "", new: str = "") -> list[str]:
        """Of the repository above, with `old` spoilt to `new` in its documents."""
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            for name, text in FILES.items():
                path = root / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text.replace(old, new) if old and name.endswith(".md") else text, encoding="utf-8")
            return check_verification.faults_of(root)

    def test_passes_what_is_all_there(self):
        self.assertEqual(self.faults(), [])

    def test_names_what_is_not(self):
        for old, new, said in (
            ("Wind.Blows", "Wind.Blew", "docs/verification.md:1: Wind.Blew (no such test)"),
            ("Rain.Falls", "Rain.Hails", "docs/verification.md:1: Rain.Hails (no such test)"),  # disabled
            ("Program.Replays", "Program.Repeats", "docs/verification.md:1: Program.Repeats (no such test)"),
            ("Scripts.check", "Scripts.chick", None),  # no capital: no test
            ("scripts/check.py", "scripts/chick.py", "docs/verification.md:1: scripts/chick.py (no such file)"),
            ("decisions/0001", "decisions/0002", "docs/verification.md:1: docs/decisions/0002 (no such file)"),
            ("(docs/verification.md)", "(docs/verified.md)", "README.md:1: link to docs/verified.md (no such file)"),
            ("wind.h", "wound.h", "README.md:1: wound.h (no such file)"),
            ("engine/hazard", "engine", "docs/verification.md: engine/hazard (must be mentioned)"),
        ):
            with self.subTest(new=new):
                self.assertEqual(self.faults(old, new), [said] if said else [])


if __name__ == "__main__":
    unittest.main()
