#!/bin/sh
# A title, but as a heading: there is no front matter.
mkdir -p /root/lessons/basics/01-say-hello
cat > /root/lessons/basics/01-say-hello/lesson.md <<'END'
# Say hello

A file is the simplest thing to leave behind.
END
