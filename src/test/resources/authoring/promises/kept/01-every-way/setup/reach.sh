#!/bin/sh
mkdir /tmp/reached
