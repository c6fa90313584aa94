from bench.lying.written_cases import FOLDER, read_sections

SECTIONS = [section for file in sorted(FOLDER.glob("*.txt")) for section in read_sections(file.read_text())]


def test_two_hundred_right_drafts_and_two_hundred_lies_are_written_by_hand() -> None:
    right = [draft for section in SECTIONS for draft in section.right]
    lies = [lie for section in SECTIONS for _, lie in section.lies]
    assert len(right) >= 200 and len(lies) >= 200
    assert all(kind and lie for section in SECTIONS for kind, lie in section.lies)


def test_no_lie_is_told_as_the_truth_to_the_same_question() -> None:
    for section in SECTIONS:
        same = [other for other in SECTIONS if (other.question, other.order) == (section.question, section.order)]
        truths = {draft for other in same for draft in other.right}
        assert not truths & {lie for _, lie in section.lies}


def test_a_section_tells_who_asks_and_in_which_language() -> None:
    (section,) = read_sections("== Wo ist #1? @ #1 | de\n+ Sie ist unterwegs.\n- date: Sie kommt morgen.\n")
    assert (section.question, section.order, section.language) == ("Wo ist #1?", "#1", "de")
    assert section.right == ("Sie ist unterwegs.",) and section.lies == (("date", "Sie kommt morgen."),)
