#!/bin/sh
echo "$LAB_SEED"
