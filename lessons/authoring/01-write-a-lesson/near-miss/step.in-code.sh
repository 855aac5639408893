#!/bin/sh
# What looks like a heading is a comment in a block of code.
mkdir -p /root/lessons/basics/01-say-hello
cat > /root/lessons/basics/01-say-hello/lesson.md <<'END'
---
title: Say hello
---

```sh
## Leave a greeting
echo hello > /root/greeting
```
END
