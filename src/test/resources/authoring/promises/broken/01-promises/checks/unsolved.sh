#!/bin/sh
echo words for the learner; echo words for the author >&2; exit 1
