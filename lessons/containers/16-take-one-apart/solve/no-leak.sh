#!/bin/sh
sed -i '/sleep 86400/d' ~/ticker/ticker.sh
docker restart ticker
