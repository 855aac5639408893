#!/bin/sh
# The block can be run, but it stands before the first step.
mkdir -p /root/lessons/basics/01-say-hello
cat > /root/lessons/basics/01-say-hello/lesson.md <<'END'
---
title: Say hello
---

```sh run
echo hello > /root/greeting
```

## Leave a greeting

Others should find it in your home folder.
END
