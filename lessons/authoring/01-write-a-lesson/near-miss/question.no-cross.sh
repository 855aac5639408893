#!/bin/sh
# A list of things to do, of which none is right.
mkdir -p /root/lessons/basics/01-say-hello
cat > /root/lessons/basics/01-say-hello/lesson.md <<'END'
---
title: Say hello
---

## Leave a greeting

What did `>` do?

- [ ] It printed the greeting.

  Then you would have seen it in the terminal.

- [ ] It put the greeting into a file.
END
