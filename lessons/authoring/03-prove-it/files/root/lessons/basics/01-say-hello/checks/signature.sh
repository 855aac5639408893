#!/bin/sh
if [ ! -s /root/signature ]; then
  echo "The file /root/signature is not there, or it is empty. Sign it: whoami > /root/signature"
fi
