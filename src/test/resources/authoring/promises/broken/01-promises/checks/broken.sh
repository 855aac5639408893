#!/bin/sh
no-such-command
