"""Turns the file systems below /roots into images, each a folder that skopeo reads as `dir:`.

An image that is made `from` another one shares its layer and adds what differs. It may not delete: the mark that a layer
store keeps for a deleted file is taken for its own by the outer engine's store, in which this store is carried.
"""
import hashlib
import json
import os
import stat
import sys
import tarfile

# Mount points of a container: what lies below them in an image is never seen.
EMPTY = {"dev", "proc", "sys", "run", "tmp"}
# What apt and the build leave behind.
LEFT_OUT = {"var/lib/apt/lists", "var/cache/apt", "var/cache/debconf", "var/cache/ldconfig", "var/log/apt", "var/log/dpkg.log",
            "var/log/alternatives.log", "etc/hosts", "etc/hostname", "etc/resolv.conf"}


def entries(root):
    """Relative path and stat of everything in the image, folders before what is in them."""
    for folder, folders, files in os.walk(root):
        at = os.path.relpath(folder, root)
        inside = [os.path.normpath(os.path.join(at, name)) for name in sorted(folders + files)]
        kept = [path for path in inside if path not in LEFT_OUT]
        folders[:] = [] if at in EMPTY else [name for name in folders if os.path.normpath(os.path.join(at, name)) in kept]
        if at not in EMPTY:
            yield from ((path, os.lstat(os.path.join(root, path))) for path in kept)


def same(path, was, now):
    """Whether nothing changed; a folder's time changes with what is put into it and says nothing."""
    shape = [(it.st_mode, it.st_uid, it.st_gid) for it in (was, now)]
    if shape[0] != shape[1] or stat.S_ISDIR(now.st_mode):
        return shape[0] == shape[1]
    return (was.st_size, int(was.st_mtime)) == (now.st_size, int(now.st_mtime))


def write_layer(root, below, layer):
    old = dict(entries(below)) if below else {}
    new = dict(entries(root))
    gone = sorted(set(old) - set(new))
    if gone:
        sys.exit(f"{root} deletes {gone[0]} of {below}")
    with tarfile.open(layer, "w", format=tarfile.PAX_FORMAT) as tar:
        for path, now in new.items():
            if path not in old or not same(path, old[path], now):
                tar.add(os.path.join(root, path), path, recursive=False)


def digest(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def put(folder, data):
    name = hashlib.sha256(data).hexdigest()
    with open(f"{folder}/{name}", "wb") as file:
        file.write(data)
    return {"size": len(data), "digest": f"sha256:{name}"}


def write_image(image, layers, folder, created):
    os.makedirs(folder)
    described = []
    for layer in layers:
        name = digest(layer)
        os.link(layer, f"{folder}/{name}")
        described.append({"mediaType": "application/vnd.docker.image.rootfs.diff.tar", "size": os.path.getsize(layer),
                          "digest": f"sha256:{name}"})
    path = "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
    config = dict(image["config"], Env=[path, *image["config"].get("Env", [])])
    says = [f"Debian's packages for {name}" for name in ([image["from"]] if "from" in image else []) + [image["name"]]]
    described_config = put(folder, json.dumps({
        "architecture": os.environ["ARCHITECTURE"], "os": "linux", "created": created, "config": config,
        "rootfs": {"type": "layers", "diff_ids": [layer["digest"] for layer in described]},
        "history": [{"created": created, "created_by": text} for text in says]}).encode())
    manifest = {"schemaVersion": 2, "mediaType": "application/vnd.docker.distribution.manifest.v2+json",
                "config": dict(described_config, mediaType="application/vnd.docker.container.image.v1+json"),
                "layers": described}
    with open(f"{folder}/manifest.json", "w") as file:
        json.dump(manifest, file)


def main(images, roots, out, created):
    os.makedirs(out)
    for image in json.load(open(images)):
        name, below = image["name"], image.get("from")
        write_layer(f"{roots}/{name}", f"{roots}/{below}" if below else None, f"{out}/{name}.tar")
        write_image(image, [f"{out}/{it}.tar" for it in (below, name) if it], f"{out}/{name}", created)
        print("made", name, flush=True)


main(*sys.argv[1:])
