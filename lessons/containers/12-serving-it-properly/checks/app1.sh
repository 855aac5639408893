#!/bin/sh
# Asks the lab's engine, since a port that nobody published cannot be seen from outside.
state=$(docker inspect -f '{{.State.Running}} {{json .HostConfig.PortBindings}} {{json .NetworkSettings.Networks}}' app1 2>/dev/null)

case $state in
  '') echo "There is no container called app1 yet. Start one: docker run -d --name app1 --network inside shop" ;;
  false*) echo "The container app1 does not run. docker logs app1 says why it ended; docker start app1 starts it again." ;;
  *HostPort*) echo "app1 publishes a port, so it can be reached from outside, past nginx. Remove it with docker rm -f app1, and start it without -p." ;;
  *'"inside":'*)
    echo "app1 runs on the network inside, and nobody reaches it from outside."
    exit 0 ;;
  *) echo "app1 runs, but not on the network inside. Remove it with docker rm -f app1, and start it with --network inside." ;;
esac
exit 1
