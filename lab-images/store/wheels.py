"""Makes a folder for pip from Flask and gunicorn as Debian ships them: a wheel of each distribution, out of the installed files."""
import base64
import hashlib
import importlib.metadata
import os
import subprocess
import sys
import sysconfig
import zipfile

# Debian's packages say among themselves what they need, and drop it from what pip would read.
NEEDS = {"flask": ["werkzeug", "jinja2", "click", "itsdangerous"], "werkzeug": ["markupsafe"], "jinja2": ["markupsafe"],
         "click": [], "markupsafe": [], "itsdangerous": [], "gunicorn": []}
HOME = "/usr/lib/python3/dist-packages/"


def modules(package):
    for path in subprocess.check_output(["dpkg", "-L", package], text=True).splitlines():
        inside = path.removeprefix(HOME)
        if path.startswith(HOME) and os.path.isfile(path) and not inside.split("/")[0].endswith("-info"):
            yield inside, open(path, "rb").read()


def described(found, needs, tag, pure):
    lines = ["Metadata-Version: 2.1", f"Name: {found.metadata['Name']}", f"Version: {found.version}"]
    yield "METADATA", "\n".join(lines + [f"Requires-Dist: {need}" for need in needs]) + "\n"
    yield "WHEEL", f"Wheel-Version: 1.0\nGenerator: drydock\nRoot-Is-Purelib: {str(pure).lower()}\nTag: {tag}\n"
    commands = found.read_text("entry_points.txt")
    if commands:
        yield "entry_points.txt", commands


def write_wheel(name, needs, out):
    found = importlib.metadata.distribution(name)
    files = dict(modules(f"python3-{name}"))
    pure = not any(".so" in path for path in files)
    python = f"cp{sys.version_info.major}{sys.version_info.minor}"
    tag = "py3-none-any" if pure else f"{python}-{python}-{sysconfig.get_platform().replace('-', '_')}"
    info = f"{name}-{found.version}.dist-info"
    files.update({f"{info}/{part}": text.encode() for part, text in described(found, needs, tag, pure)})
    record = [f"{info}/RECORD,,"]
    with zipfile.ZipFile(f"{out}/{name}-{found.version}-{tag}.whl", "w", zipfile.ZIP_DEFLATED) as wheel:
        for path, data in files.items():
            wheel.writestr(path, data)
            hashed = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
            record.append(f"{path},sha256={hashed},{len(data)}")
        wheel.writestr(f"{info}/RECORD", "\n".join(record) + "\n")


def main(out):
    os.makedirs(out)
    for name, needs in NEEDS.items():
        write_wheel(name, needs, out)


main(*sys.argv[1:])
