#!/bin/sh
# The front matter never ends.
mkdir -p /root/lessons/basics/01-say-hello
cat > /root/lessons/basics/01-say-hello/lesson.md <<'END'
---
title: Say hello

A file is the simplest thing to leave behind.
END
