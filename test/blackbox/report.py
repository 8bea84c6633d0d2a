"""One line per check; a part that raises an error counts as one failure."""

import contextlib
import traceback


class Report:
    def __init__(self):
        self.passed = self.failed = 0

    def check(self, name, expected, actual):
        if expected == actual:
            self.passed += 1
            print(f"ok {name}", flush=True)
        else:
            self.failed += 1
            print(f"FAILED {name}: expected {expected}, got {actual}", flush=True)

    @contextlib.contextmanager
    def part(self, name):
        try:
            yield
        except Exception as broken:  # so that later parts still run
            self.failed += 1
            place = traceback.extract_tb(broken.__traceback__)[-1]
            # RuntimeError has a text of these files; another error's text might quote a response.
            what = str(broken) if isinstance(broken, RuntimeError) else type(broken).__name__
            print(f"FAILED {name}: expected no error, got {what} at {place.name}:{place.lineno}", flush=True)

    def end(self):
        print(f"{self.passed} passed, {self.failed} failed")
        return 1 if self.failed else 0
