#!/usr/bin/env python3
"""Packs dist/stage/bin/etalon into a wheel (PEP 427) whose script `etalon` is the binary itself.

The platform tag says which glibc the binary needs (PEP 600). A static binary needs none, so that its wheel also
installs where musl is the C library (PEP 656).

usage: Tools/package/wheel.py VERSION MACHINE STAGE OUT
"""

import base64
import hashlib
import os
import pathlib
import re
import subprocess
import sys
import time
import zipfile

OLDEST_GLIBC = (2, 17)  # The oldest that today's pip has a tag for in use: manylinux2014.


def platform_tag(binary, machine):
    """The wheel's platform tag, from the versions of glibc's symbols that the binary asks for."""
    facts = subprocess.run(
        ["readelf", "--dynamic", "--version-info", "--wide", binary],
        check=True, capture_output=True, text=True).stdout
    needed = re.findall(r"GLIBC_(\d+)\.(\d+)", facts)
    major, minor = max([OLDEST_GLIBC] + [(int(a), int(b)) for a, b in needed])
    tag = f"manylinux_{major}_{minor}_{machine}"
    is_static = "(NEEDED)" not in facts
    return f"{tag}.musllinux_1_1_{machine}" if is_static else tag


def metadata(version, readme):
    return (
        "Metadata-Version: 2.1\n"
        "Name: etalon\n"
        f"Version: {version}\n"
        "Summary: Trains every point of an experiment that a YAML file declares, reproducible to the bit\n"
        "License: Apache-2.0\n"
        "Requires-Python: >=3.7\n"
        "Classifier: Environment :: Console\n"
        "Classifier: Operating System :: POSIX :: Linux\n"
        "Classifier: Topic :: Scientific/Engineering :: Artificial Intelligence\n"
        "Description-Content-Type: text/markdown\n\n" + readme)


def write(path, files, when):
    """Writes the wheel: `files` are (name, bytes, mode); RECORD, with the digest of each, comes last."""
    record = []
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as wheel:

        def add(name, content, mode):
            info = zipfile.ZipInfo(name, date_time=when)
            info.external_attr = (0o100000 | mode) << 16
            info.compress_type = zipfile.ZIP_DEFLATED
            wheel.writestr(info, content)

        for name, content, mode in files:
            digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
            record.append(f"{name},sha256={digest},{len(content)}")
            add(name, content, mode)
        name = next(name for name, _, _ in files if name.endswith("/WHEEL")).replace("WHEEL", "RECORD")
        add(name, "\n".join(record + [f"{name},,"]) + "\n", 0o644)


def main():
    version, machine, stage, out = sys.argv[1:]
    stage = pathlib.Path(stage)
    binary = stage / "bin" / "etalon"
    tag = platform_tag(binary, machine)
    tags = "".join(f"Tag: py3-none-{part}\n" for part in tag.split("."))
    info = f"etalon-{version}.dist-info"
    data = f"etalon-{version}.data"
    manual = "share/man/man1/etalon.1"
    docs = stage / "share" / "doc" / "etalon"
    files = [
        (f"{data}/scripts/etalon", binary.read_bytes(), 0o755),
        (f"{data}/data/{manual}", (stage / manual).read_bytes(), 0o644),
        (f"{info}/licenses/LICENSE", (docs / "LICENSE").read_bytes(), 0o644),
        (f"{info}/licenses/copyright", (docs / "copyright").read_bytes(), 0o644),
        (f"{info}/METADATA", metadata(version, (docs / "README.md").read_text()).encode(), 0o644),
        (f"{info}/WHEEL",
         f"Wheel-Version: 1.0\nGenerator: etalon {version}\nRoot-Is-Purelib: false\n{tags}".encode(), 0o644),
    ]
    when = time.gmtime(int(os.environ.get("SOURCE_DATE_EPOCH", time.time())))[:6]
    path = pathlib.Path(out) / f"etalon-{version}-py3-none-{tag}.whl"
    write(path, files, when)
    print(f"{path.stat().st_size} {path}")


if __name__ == "__main__":
    main()
