"""A `thidua serve` of the benchmark's own: started on a folder, asked over HTTP and, as its superuser, in SQL."""

import http.client
import json
import re
import subprocess
import sys
import time
from pathlib import Path

TICK = 1_000_000 // 100  # Microseconds; USER_HZ is 100 on every Linux that Debian builds.


class Server:
    """`with Server(program, folder) as server:` has it answering inside, and ended after it."""

    def __init__(self, program, folder):
        self.folder = folder
        self.log = folder / "serve.log"
        self.command = [program, "serve", "--data", str(folder / "data"), "--listen", "127.0.0.1:0"]

    def __enter__(self):
        # A log that is written, as in production.
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(self.command, stdout=log, stderr=log)
        self.port = self.until(lambda: re.search(r"listening on 127\.0\.0\.1:(\d+)", self.log.read_text()))[1]
        self.postmaster = int((self.folder / "data/data/postmaster.pid").read_text().split()[0])
        return self

    def __exit__(self, *_):
        self.process.terminate()
        if self.process.wait(timeout=60) != 0:
            sys.exit(f"thidua serve: exit {self.process.returncode}; its log is {self.log}")

    def until(self, condition):
        deadline = time.monotonic() + 120
        while not (met := condition()):
            if self.process.poll() is not None or time.monotonic() > deadline:
                sys.exit(f"thidua serve does not answer:\n{self.log.read_text()[-2000:]}")
            time.sleep(0.05)
        return met

    @property
    def socket(self):
        return str(self.folder / "data/run")

    def url(self, path):
        return f"http://127.0.0.1:{self.port}{path}"

    def ask(self, method, path, token=None, body=None, **headers):
        """(headers, body) of the answer; anything but a good one ends the benchmark."""
        connection = http.client.HTTPConnection("127.0.0.1", int(self.port), timeout=60)
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        if body is not None:
            headers["Content-Type"] = "application/json"
        connection.request(method, path, body and json.dumps(body), headers)
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        if answer.status not in (200, 201):
            sys.exit(f"{method} {path}: {answer.status} {content.decode()}")
        return answer.headers, content

    def is_idle(self):
        """Whether nothing but the question itself is being answered."""
        text = self.ask("GET", "/metrics")[1].decode()
        return re.search(r"^thidua_http_requests_in_flight 1$", text, re.MULTILINE)

    def sql(self, text=None, file=None, **variables):
        command = ["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", self.socket, "-U", "postgres", "thidua"]
        for name, value in variables.items():
            command += ["-v", f"{name}={value}"]
        command += ["-f", str(file)] if file else ["-c", text]
        return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.strip()

    def processor_time(self):
        """Microseconds that (the server, its PostgreSQL with all of its processes) have used."""
        return used(self.process.pid, ended=False), self.until(lambda: used_by_all(self.postmaster))


def used_by_all(pid):
    """The time of a process and its children; None where a child ended meanwhile: its time is then its parent's."""
    try:
        return used(pid) + sum(map(used, children(pid)))
    except (FileNotFoundError, ProcessLookupError):
        return None


def stat(pid):
    """The fields of /proc/PID/stat after the program's name, which may hold anything."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()


def used(pid, ended=True):
    """A process's own time and, if wanted, that of its children that have ended."""
    return sum(int(field) for field in stat(pid)[11 : 15 if ended else 13]) * TICK


def children(pid):
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
