#!/bin/sh
# Asks the lab's engine, which alone knows what the last health check said.
state=$(docker inspect -f '{{.State.Running}} {{if .State.Health}}{{.State.Health.Status}}{{end}}' app1 2>/dev/null)

case $state in
  'true unhealthy')
    echo "app1 is running, and unhealthy: the process is there, and the shop has no bread."
    exit 0 ;;
  '') echo "There is no container called app1. Start one from the image with the health check: docker run -d --name app1 --network inside shop" ;;
  false*) echo "app1 does not run. A stopped container is neither healthy nor unhealthy: docker start app1" ;;
  'true healthy') echo "app1 is healthy. Let the bread run out with docker exec app1 touch /app/no-bread, then run the check again: podman healthcheck run app1" ;;
  'true starting') echo "app1 has a health check, and it has not run yet: podman healthcheck run app1" ;;
  *) echo "app1 has no health check. Add the HEALTHCHECK line to the Dockerfile, build, remove app1, and start it anew: a container keeps the image that it was made of." ;;
esac
exit 1
