#!/bin/sh
echo "no room for a database"
exit 3
