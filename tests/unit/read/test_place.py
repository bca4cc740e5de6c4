from pathlib import Path

from comity.read.place import absolute, printable, tail


def test_a_link_keeps_its_name_and_its_folder_is_the_real_one(tmp_path: Path) -> None:
    real = tmp_path / "real"
    real.mkdir()
    (real / "a.txt").write_text("words")
    (real / "b.txt").symlink_to(real / "a.txt")
    (tmp_path / "way").symlink_to(real)
    assert absolute(tmp_path / "way" / "b.txt") == tmp_path.resolve() / "real" / "b.txt"


def test_the_tail_is_the_last_parts_with_forward_slashes() -> None:
    path = Path("/one/two/three.txt")
    assert [tail(path, depth) for depth in (1, 2, 3, 9)] == [
        "three.txt",
        "two/three.txt",
        "one/two/three.txt",
        "one/two/three.txt",
    ]


def test_a_name_is_the_same_on_every_system() -> None:
    assert printable("cafe\u0301.txt") == "caf\u00e9.txt"


def test_a_name_stays_on_one_line_and_a_loop_of_links_is_no_fault(tmp_path: Path) -> None:
    assert printable("a\nread.empty: b\x1b[31m.txt") == "a\ufffdread.empty: b\ufffd[31m.txt"
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert absolute(tmp_path / "loop" / "a.txt").name == "a.txt"
