#!/bin/sh
printf '\033]0;a title\007\033[31mred\033[0m \033]52;c;aGVsbG8=\007and\000 <b>bold</b> \342\200\256back\n'
exit 1
