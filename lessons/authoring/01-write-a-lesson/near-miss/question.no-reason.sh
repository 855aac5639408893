#!/bin/sh
# The wrong answer is not explained.
mkdir -p /root/lessons/basics/01-say-hello
cat > /root/lessons/basics/01-say-hello/lesson.md <<'END'
---
title: Say hello
---

## Leave a greeting

What did `>` do?

- [ ] It printed the greeting.
- [x] It put the greeting into a file.

  The greeting is in it now.
END
