#!/bin/sh
# The heading is a title and not a step.
mkdir -p /root/lessons/basics/01-say-hello
cat > /root/lessons/basics/01-say-hello/lesson.md <<'END'
---
title: Say hello
---

# Leave a greeting

Others should find it in your home folder.
END
