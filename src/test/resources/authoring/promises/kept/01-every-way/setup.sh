#!/bin/sh
echo blue > /tmp/secret
