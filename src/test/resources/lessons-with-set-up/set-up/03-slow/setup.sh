#!/bin/sh
sleep 7
