#!/bin/sh
echo green
