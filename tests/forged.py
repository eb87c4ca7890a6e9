"""Bundles as somebody might forge them: a line edited, and every sum made to fit again."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from app.export.sums import Summing

Change = Callable[[list[dict[str, Any]]], object]


def forge(bundle: Path, name: str, change: Change) -> None:
    """Let ``change`` edit the lines of the file ``name`` in a plain bundle; all sums fit after."""
    path = bundle / name
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    change(lines)
    text = "".join(
        json.dumps(line, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"
        for line in lines
    )
    path.write_text(text, encoding="utf-8", newline="\n")
    sums = json.loads((bundle / "line-sums.json").read_text(encoding="utf-8"))
    sums[name] = _summed(path)[1]
    (bundle / "line-sums.json").write_text(
        json.dumps(sums, sort_keys=True) + "\n", encoding="utf-8", newline="\n"
    )
    forge_manifest(bundle, lambda _manifest: None)


def forge_manifest(bundle: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """Let ``change`` edit the manifest, whose sums are made to fit the files first."""
    path = bundle / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    for file in manifest["files"]:
        data = (bundle / file["name"]).read_bytes()
        file["size"], file["sha256"] = len(data), hashlib.sha256(data).hexdigest()
    change(manifest)
    path.write_text(json.dumps(manifest, ensure_ascii=False), encoding="utf-8", newline="\n")


def _summed(path: Path) -> tuple[str, list[str]]:
    summing = Summing(path.name)
    for _chunk in summing.passing([path.read_bytes()]):
        pass
    return summing.result().sha256, summing.lines()
