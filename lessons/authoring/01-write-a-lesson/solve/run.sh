#!/bin/sh
cat >> /root/lessons/basics/01-say-hello/lesson.md <<'END'

```sh run
echo hello > /root/greeting
```
END
