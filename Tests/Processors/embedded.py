"""Builds Tests/JobDigests with the engine as Embedded Swift for one processor, from the sources as they stand."""

import glob
import hashlib
import pathlib
import shutil
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
EMBEDDED = ROOT / "Tests/JobDigests/Embedded"
# The targets in the order in which they import each other; of the tests' targets only what needs no text.
MODULES = {name: ROOT / "Sources" / name for name in ("Arithmetic", "Learning", "Kernels", "Lanes", "Tiles", "Online")}
MODULES |= {name: ROOT / "Tests" / name for name in ("SeededNumbers", "RandomJobs", "JobDigests")}
WITHOUT = {"OutcomeDifference.swift", "RandomJob+Description.swift", "main.swift"}

MODULE_MAP = """module CMachine { header "%s/Sources/CMachine/include/machine.h" export * }
"""
WASI = "/usr/lib/wasm32-wasi"
WASI_BUILTINS = "/usr/lib/llvm-*/lib/clang/*/lib/wasi/libclang_rt.builtins-wasm32.a"


class Processor:
    """A target: the triple, clang's options, how main.c is compiled and the program linked, and what runs it."""

    def __init__(self, name, triple, options=(), gcc=None, run=(), needs=()):
        self.name, self.triple, self.options, self.gcc = name, triple, list(options), gcc
        self.run, self.needs = list(run), list(needs)

    def missing(self):
        """The first tool or file that this machine lacks."""
        tools = [self.gcc] if self.gcc else ["wasm-ld"]
        for need in [*tools, *self.run[:1], *self.needs]:
            if not (glob.glob(need) if need.startswith("/") else shutil.which(need)):
                return need
        return None


PROCESSORS = [
    Processor("x86-64", "x86_64-unknown-linux-gnu", ["-march=x86-64"], "gcc"),
    Processor("x86-64-v3", "x86_64-unknown-linux-gnu", ["-march=x86-64-v3"], "gcc"),
    Processor("arm64", "aarch64-none-none-elf", [], "aarch64-linux-gnu-gcc", ["qemu-aarch64"]),
    Processor("riscv64", "riscv64-none-none-eabi", ["-march=rv64gc", "-mabi=lp64d"], "riscv64-linux-gnu-gcc",
              ["qemu-riscv64"]),
    Processor("wasm32", "wasm32-unknown-none-wasm", [], None,
              ["node", "--no-warnings", str(EMBEDDED / "run.mjs")], [f"{WASI}/crt1.o", WASI_BUILTINS]),
]


def sources(directory):
    return sorted(path for path in directory.rglob("*.swift") if path.name not in WITHOUT)


def stamp(processor):
    """A digest of everything that the program is built from."""
    digest = hashlib.sha256(repr((processor.triple, processor.options)).encode())
    files = [path for directory in MODULES.values() for path in sources(directory)]
    files += [*EMBEDDED.iterdir(), ROOT / "Sources/CMachine/include/machine.h", pathlib.Path(__file__)]
    for path in files:
        digest.update(path.read_bytes())
    digest.update(subprocess.run(["swiftc", "--version"], capture_output=True).stdout)
    return digest.hexdigest()


def compile_module(processor, name, work):
    files = sources(MODULES[name])
    options = [part for option in [*processor.options, "-fno-math-errno"] for part in ("-Xcc", option)]
    subprocess.run(
        ["swiftc", "-target", processor.triple, "-enable-experimental-feature", "Embedded", "-swift-version", "6",
         "-strict-memory-safety", "-Xfrontend", "-disable-stack-protector", "-package-name", "etalon",
         "-module-name", name, "-wmo", "-O", "-parse-as-library", "-I", work, *options,
         "-Xcc", f"-fmodule-map-file={work}/module.modulemap", "-emit-module",
         "-emit-module-path", work / f"{name}.swiftmodule", "-c", "-o", work / f"{name}.o", *files],
        check=True, cwd=work)
    return work / f"{name}.o"


def link(processor, objects, program):
    toolchain = pathlib.Path(shutil.which("swiftc")).resolve().parent
    tables = toolchain.parent / "lib/swift/embedded" / processor.triple / "libswiftUnicodeDataTables.a"
    tables = [] if processor.name == "riscv64" else [tables]  # main.c says why
    main, compiled = EMBEDDED / "main.c", program.parent / "main.o"
    if processor.gcc:
        subprocess.run([processor.gcc, "-O2", "-c", main, "-o", compiled], check=True)
        # Debian's cross linkers do not know all of Swift's sections.
        subprocess.run(
            [processor.gcc, "-static", f"-B{program.parent}", "-fuse-ld=lld", compiled, *objects, *tables, "-lm",
             "-o", program], check=True)
        return
    subprocess.run(
        [toolchain / "clang", "--target=wasm32-wasi", "-isystem", "/usr/include/wasm32-wasi", "-O2",
         "-ffp-contract=off", "-c", main, "-o", compiled], check=True)
    subprocess.run(
        [toolchain / "wasm-ld", f"{WASI}/crt1.o", compiled, *objects, *tables, f"-L{WASI}", "-lc",
         glob.glob(WASI_BUILTINS)[-1],
         "--gc-sections", "-z", "stack-size=1048576", "-o", program], check=True)


def build(processor, directory):
    """The program for a processor, built if something that it is built from has changed."""
    work = directory / processor.name
    program, mark = work / "job-digests", work / "stamp"
    current = stamp(processor)
    if not (program.exists() and mark.exists() and mark.read_text() == current):
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir(parents=True)
        (work / "module.modulemap").write_text(MODULE_MAP % ROOT)
        if processor.gcc:  # -fuse-ld=lld looks for it here
            (work / "ld.lld").symlink_to(shutil.which("ld.lld"))
        link(processor, [compile_module(processor, name, work) for name in MODULES], program)
        mark.write_text(current)
    return program
