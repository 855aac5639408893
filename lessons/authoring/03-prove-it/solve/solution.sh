#!/bin/sh
sed -i 's/greting/greeting/' /root/lessons/basics/01-say-hello/lesson.md
