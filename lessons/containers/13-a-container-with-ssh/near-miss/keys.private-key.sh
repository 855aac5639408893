#!/bin/sh
# The wrong one of the two goes to the door.
ssh-keygen -q -t ed25519 -N '' -f ~/.ssh/id_ed25519 && cp ~/.ssh/id_ed25519 ~/door/key.pub
