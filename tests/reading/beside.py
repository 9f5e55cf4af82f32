"""What lies beside this checkout, and is loaded from there as it is."""

import importlib.util
import sys
from pathlib import Path
from typing import Any


def loaded(file: Path) -> Any:
    """Load a module from its file, and leave nothing behind there."""
    spec = importlib.util.spec_from_file_location(f"minutes_{file.stem}", file)
    assert spec is not None
    assert spec.loader is not None
    written, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    sys.dont_write_bytecode = written
    return module
