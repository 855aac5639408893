#!/bin/sh
# A block of code that nobody can click.
mkdir -p /root/lessons/basics/01-say-hello
cat > /root/lessons/basics/01-say-hello/lesson.md <<'END'
---
title: Say hello
---

## Leave a greeting

```sh
echo hello > /root/greeting
```
END
