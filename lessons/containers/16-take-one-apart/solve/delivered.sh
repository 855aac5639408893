#!/bin/sh
docker save -o ~/guestbook.tar guestbook
