#!/bin/sh
# Prints a token that was made up in the same way, but is not the one in the layer.
printf 'new kiosk %s' "$LAB_SEED" | sha256sum | cut -c 1-10
