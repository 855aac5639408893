#!/bin/sh
state=$(timeout 8 /usr/bin/docker inspect -f '{{.State.Status}} {{.State.ExitCode}}' box 2>/dev/null)
case $? in
  0) ;;
  # The status of timeout when it had to end the client.
  124 | 143) echo "The container engine has much to do just now. Check again in a moment."; exit 1 ;;
  *) echo "There is no container box. Make it, then end it from outside: docker run -d --name box busybox sleep 4000"; exit 1 ;;
esac
case $state in
  "exited 137")
    echo "box has ended with 137: 128 and the signal 9. With its first process the container was over."
    exit 0 ;;
  running*) echo "box still runs. End its process from outside: kill -9 \$(docker inspect -f '{{.State.Pid}}' box)" ;;
  exited*) echo "box has ended with ${state#* }, not by signal 9. Start it again with docker start box, then: kill -9 \$(docker inspect -f '{{.State.Pid}}' box)" ;;
  *) echo "box is ${state% *}. Expected that it ran and was ended by kill -9." ;;
esac
exit 1
