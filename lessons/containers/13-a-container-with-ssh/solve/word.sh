#!/bin/sh
# Prints the answer that the learner types, read in the container.
docker exec door sed -n 's/.*\(lantern-[0-9a-f]*\).*/\1/p' /home/guest/note.txt
