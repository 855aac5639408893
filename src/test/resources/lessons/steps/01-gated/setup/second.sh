#!/bin/sh
echo second >> /root/prepared
