#!/bin/sh
cat >> /root/lessons/basics/01-say-hello/lesson.md <<'END'

What did `>` do?

- [ ] It printed the greeting.

  Then you would have seen it in the terminal.

- [x] It put the greeting into a file.
END
