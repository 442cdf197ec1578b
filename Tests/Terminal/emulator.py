"""A terminal for a test: a pseudo-terminal, and an emulator that knows what is on its screen."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time

import pyte

SGR = re.compile(r"\x1b\[[0-9;]*m")
BAR = re.compile("[█░]")


class Terminal:
    """A program in a window of some columns and rows. Its standard error, and by default its output, are the window's."""

    def __init__(self, command, columns=80, rows=24, env=None, output=None, folder="."):
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.Stream(self.screen)
        self.written = ""
        self.status = None
        environment = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "COLUMNS", "LINES")}
        environment |= {"TERM": "xterm-256color"} | (env or {})
        environment = {k: v for k, v in environment.items() if v is not None}
        self.pid, self.descriptor = pty.fork()
        if self.pid == 0:
            os.chdir(folder)
            set_size(0, columns, rows)
            if output is not None:
                os.dup2(os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666), 1)
            os.execvpe(command[0], command, environment)
        set_size(self.descriptor, columns, rows)
        os.set_blocking(self.descriptor, False)

    def type(self, text):
        os.write(self.descriptor, text.encode())

    def resize(self, columns):
        """The emulator cuts lines or fills them up, as terminals without reflow do.

        What was written for the old size is shown before: no program can know of a size that comes while it writes.
        """
        os.kill(self.pid, signal.SIGSTOP)
        self.read(0.1)
        self.screen.resize(columns=columns)
        set_size(self.descriptor, columns, self.screen.lines)
        os.kill(self.pid, signal.SIGCONT)

    def read(self, seconds=0.05):
        """Takes in what the program writes within some time."""
        end = time.monotonic() + seconds
        pending = b""
        while True:
            ready, _, _ = select.select([self.descriptor], [], [], max(0, end - time.monotonic()))
            if not ready:
                break
            try:
                piece = os.read(self.descriptor, 1 << 16)
            except OSError:  # The program has ended.
                piece = b""
            if not piece:
                time.sleep(0.01)
                break
            pending += piece
        # A character may be torn between two pieces: what is left of it comes with the next.
        while pending:
            try:
                text = pending.decode()
                break
            except UnicodeDecodeError as error:
                if error.start < len(pending) - 3:
                    raise
                more, _, _ = select.select([self.descriptor], [], [], 1)
                pending += os.read(self.descriptor, 4) if more else b"?"
        else:
            text = ""
        self.written += text
        self.stream.feed(text)

    def wait(self, condition, what, seconds=60):
        """Reads until a condition on this terminal holds."""
        end = time.monotonic() + seconds
        while not condition(self):
            if time.monotonic() > end:
                fail(f"waited {seconds} s for {what}; the screen:\n" + "\n".join(self.lines()))
            self.read()

    def finish(self, seconds=60):
        """Reads to the program's end; its exit code, or minus the signal that ended it."""
        end = time.monotonic() + seconds
        while self.status is None:
            self.read()
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.status = os.waitstatus_to_exitcode(status)
            elif time.monotonic() > end:
                os.kill(self.pid, signal.SIGKILL)
                fail(f"still running after {seconds} s; the screen:\n" + "\n".join(self.lines()))
        self.read()
        os.close(self.descriptor)
        return self.status

    def lines(self):
        """The screen's lines without spaces at their ends, as far as something is on it."""
        lines = [line.rstrip() for line in self.screen.display]
        while lines and not lines[-1]:
            lines.pop()
        return lines

    def text(self):
        """All that is on the screen, without spaces and line ends: wrapped lines read as they were written."""
        return re.sub(r"\s", "", "".join(self.screen.display))

    def bars(self):
        return [line for line in self.lines() if BAR.search(line)]

    def column(self, row, text):
        """The column that a text begins in, by the emulator's own count."""
        cells = self.screen.buffer[row]
        line = [cells[x].data for x in range(self.screen.columns)]
        for start in range(len(line)):
            if "".join(line[start:]).startswith(text):
                return start
        return None


def set_size(descriptor, columns, rows):
    fcntl.ioctl(descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


def fail(message):
    print(f"FAILED: {message}", file=sys.stderr)
    sys.exit(1)


def expect(condition, message):
    if not condition:
        fail(message)
