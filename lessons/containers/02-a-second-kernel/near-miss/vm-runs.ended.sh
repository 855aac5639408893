#!/bin/sh
# The machine ran one command and was switched off.
vm uname -r
