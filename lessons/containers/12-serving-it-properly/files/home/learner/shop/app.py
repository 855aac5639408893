import os

from flask import Flask

app = Flask(__name__)


@app.get("/")
def home():
    return f"Hello from container {os.uname().nodename}, process {os.getpid()}\n"


@app.get("/health")
def health():
    if os.path.exists("/app/no-bread"):
        return "no bread\n", 503
    return "ok\n"
