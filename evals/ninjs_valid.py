"""Whether the ninjs 3.1 items of briefs are valid against IPTC's schema; needs the dev extra, no network.

    python evals/ninjs_valid.py BRIEF.json …

One line a brief, over every family that is made of one: "valid", or "invalid" and why. Exit 1 unless all are.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))
from ninjs_schemas import faults

from briefing.exports import export
from briefing.nouns.brief import Brief
from briefing.render import templates


def found(brief: Brief) -> Iterator[str]:
    """What is wrong with the brief's items, family by family."""
    for family in templates():
        if "html" in family.formats:
            item = json.loads(export(brief, "ninjs", template=family.name))
            yield from (f"{family.name}: {fault}" for fault in faults(item, "3.1"))


def main() -> None:
    """Validate each and say so."""
    names, invalid = sys.argv[1:], 0
    for name in names:
        wrong = list(found(Brief.model_validate_json(Path(name).read_bytes())))
        invalid += bool(wrong)
        print("invalid" if wrong else "valid", Path(name).name, *wrong[:3], sep="\t")
    families = ", ".join(family.name for family in templates() if "html" in family.formats)
    print(f"{len(names) - invalid} of {len(names)} valid; families: {families}")
    sys.exit(1 if invalid or not names else 0)


if __name__ == "__main__":
    main()
