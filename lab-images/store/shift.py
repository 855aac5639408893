"""Gives the files of a store the owners that they have seen from outside a learner's user namespace.

A rootless engine shows its user (1000) as root and the 65,536 ids from 100,000 on as 1 and up; a store that another made
must be owned accordingly.
"""
import os
import stat
import sys

LEARNER, FIRST = 1000, 100_000


def outside(number):
    return LEARNER if number == 0 else FIRST + number - 1


def shift(path, convert):
    was = os.lstat(path)
    os.lchown(path, convert(was.st_uid), convert(was.st_gid))
    # A change of owner takes the set-user-id bit away, which inside means what it always means.
    if not stat.S_ISLNK(was.st_mode):
        os.chmod(path, stat.S_IMODE(was.st_mode))


def main(store):
    for folder, folders, files in os.walk(store):
        parts = os.path.relpath(folder, store).split(os.sep)
        for name in folders + files:
            of_an_image = (parts + [name])[2:3] == ["diff"] and parts[0] == "overlay"
            shift(os.path.join(folder, name), outside if of_an_image else lambda _: LEARNER)
    os.chown(store, LEARNER, LEARNER)


main(*sys.argv[1:])
