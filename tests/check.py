"""The one check command: lint, format, types, import contract, tests. Used by people and by .ci/run alike."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
STEPS = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
    ("lint-imports", "--no-cache"),
    ("pytest", "-q"),
)


def main() -> int:
    """Run every step, also after one failed; 0 only if all passed."""
    failed = [step[0] for step in STEPS if subprocess.run([BIN / step[0], *step[1:]], cwd=ROOT).returncode]
    print(f"check: {'failed: ' + ', '.join(failed) if failed else 'all passed'}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
